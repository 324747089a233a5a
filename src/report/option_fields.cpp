// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/option_fields.hpp"

#include <string>

#include "report/json.hpp"
#include "report/words.hpp"

namespace sixgate::report {

namespace {

constexpr std::size_t most_in_text = 16;

struct ShownOption {
  std::uint8_t type;
  std::uint32_t offset;
  std::size_t length;
  std::string value;  ///< of the data, where it is one number or address
  std::size_t count = 1;
};

/// What the data says where it is no more than an address or a number of the network.
std::string value_of(const packet::Option& option) {
  const wire::Cursor& data = option.data;
  if (option.type == packet::option::home_address && data.length() == 16) {
    if (const auto address = data.peek<16>()) {
      return word_for(wire::Address::ipv6(address->bytes<0, 16>()));
    }
  }
  if (option.type == packet::option::jumbo_payload && data.length() == 4) {
    if (const auto value = data.peek<4>()) return std::to_string(value->be32<0>());
  }
  if (option.type == packet::option::router_alert && data.length() == 2) {
    if (const auto value = data.peek<2>()) return std::to_string(value->be16<0>());
  }
  return {};
}

std::vector<ShownOption> walk(const wire::Cursor& area, const packet::OptionLaw& law) {
  std::vector<ShownOption> shown;
  packet::OptionWalk options(area, law);
  while (const auto option = options.next()) {
    const std::size_t length = option->data.length();
    if (length == 0 && !shown.empty() && shown.back().type == option->type &&
        shown.back().length == 0) {
      ++shown.back().count;
      continue;
    }
    const bool is_ipv6 = &law == &packet::ipv6_options;
    shown.push_back({.type = option->type,
                     .offset = option->offset,
                     .length = length,
                     .value = is_ipv6 ? value_of(*option) : std::string()});
  }
  return shown;
}

std::string name_of(const ShownOption& option, std::span<const Name> names) {
  const auto name = find_name(names, option.type);
  return name ? std::string(*name) : "option-" + std::to_string(option.type);
}

std::string json(const ShownOption& option, std::span<const Name> names) {
  JsonObject object;
  object.number("type", option.type).text("name", name_of(option, names));
  object.number("offset", option.offset).number("length", option.length);
  if (!option.value.empty()) {
    const bool is_address = option.value.find(':') != std::string::npos;
    object.value("value", is_address ? quote(option.value) : option.value);
  }
  if (option.count > 1) object.number("count", option.count);
  return object.line();
}

std::string text(const ShownOption& option, std::span<const Name> names) {
  std::string text = name_of(option, names);
  if (option.length > 0) text += '(' + std::to_string(option.length) + ')';
  if (!option.value.empty()) text += ' ' + option.value;
  if (option.count > 1) text += " x" + std::to_string(option.count);
  return text;
}

}  // namespace

Fields option_fields(const wire::Cursor& area, const packet::OptionLaw& law,
                     std::span<const Name> names) {
  Fields fields;
  std::string array;
  const std::vector<ShownOption> options = walk(area, law);
  for (const ShownOption& option : options) {
    array += (array.empty() ? '[' : ',') + json(option, names);
    if (fields.size() < most_in_text) fields.push_back(remark(text(option, names)));
  }
  if (options.size() > most_in_text) {
    fields.push_back(remark("and " + std::to_string(options.size() - most_in_text) + " more"));
  }
  if (!array.empty()) fields.push_back({.key = "options", .json = array + ']', .text = {}});
  return fields;
}

}  // namespace sixgate::report
