// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/option_fields.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "report/json.hpp"
#include "report/names.hpp"
#include "report/option_values.hpp"
#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/packet/options.hpp"

namespace sixgate::report {

namespace {

constexpr std::size_t most_in_text = 16;

/// A family of options: how they are laid out, called, and what they hold.
struct Form {
  const packet::OptionLaw& law;
  std::string_view (*name_of)(std::uint8_t type);         ///< empty: it has none
  std::string (*value_of)(const packet::Option& option);  ///< empty: none that is told
};

struct Shown {
  std::uint8_t type;
  std::uint32_t offset;
  std::size_t length;
  std::string value;
  std::size_t count = 1;
};

std::vector<Shown> walk(const wire::Cursor& area, const Form& form) {
  std::vector<Shown> shown;
  packet::OptionWalk options(area, form.law);
  while (const auto option = options.next()) {
    const std::size_t length = option->data.length();
    if (length == 0 && !shown.empty() && shown.back().type == option->type &&
        shown.back().length == 0) {
      ++shown.back().count;
      continue;
    }
    shown.push_back({.type = option->type,
                     .offset = option->offset,
                     .length = length,
                     .value = form.value_of(*option)});
  }
  return shown;
}

std::string name_of(const Shown& option, const Form& form) {
  const std::string_view name = form.name_of(option.type);
  return name.empty() ? "option-" + std::to_string(option.type) : std::string(name);
}

std::string json(const Shown& option, const Form& form) {
  JsonObject object;
  object.number("type", option.type).text("name", name_of(option, form));
  object.number("offset", option.offset).number("length", option.length);
  const bool is_number =
      std::ranges::all_of(option.value, [](char c) { return c >= '0' && c <= '9'; });
  if (!option.value.empty()) {
    object.value("value", is_number ? option.value : quote(option.value));
  }
  if (option.count > 1) object.number("count", option.count);
  return object.line();
}

std::string text(const Shown& option, const Form& form) {
  std::string text = name_of(option, form);
  if (option.length > 0) text += '(' + std::to_string(option.length) + ')';
  if (!option.value.empty()) text += ' ' + option.value;
  if (option.count > 1) text += " x" + std::to_string(option.count);
  return text;
}

Fields fields_of(const wire::Cursor& area, const Form& form) {
  Fields fields;
  std::string array;
  const std::vector<Shown> options = walk(area, form);
  for (const Shown& option : options) {
    array += (array.empty() ? '[' : ',') + json(option, form);
    if (fields.size() < most_in_text) fields.push_back(remark(text(option, form)));
  }
  if (options.size() > most_in_text) {
    fields.push_back(remark("and " + std::to_string(options.size() - most_in_text) + " more"));
  }
  if (!array.empty()) fields.push_back({.key = "options", .json = array + ']', .text = {}});
  return fields;
}

}  // namespace

Fields ipv4_option_fields(const wire::Cursor& area) {
  return fields_of(
      area, {.law = packet::ipv4_options,
             .name_of = [](std::uint8_t type) { return find_name(ipv4_option_names(), type); },
             .value_of = [](const packet::Option&) { return std::string(); }});
}

Fields ipv6_option_fields(const wire::Cursor& area) {
  return fields_of(area, {.law = packet::ipv6_options,
                          .name_of = packet::option::name_of,
                          .value_of = value_of_ipv6_option});
}

Fields discovery_option_fields(const wire::Cursor& area) {
  return fields_of(
      area, {.law = packet::discovery_options,
             .name_of = [](std::uint8_t type) { return find_name(discovery_option_names(), type); },
             .value_of = value_of_discovery_option});
}

Fields mobility_option_fields(const wire::Cursor& area) {
  return fields_of(
      area, {.law = packet::ipv6_options,
             .name_of = [](std::uint8_t type) { return find_name(mobility_option_names(), type); },
             .value_of = value_of_mobility_option});
}

}  // namespace sixgate::report
