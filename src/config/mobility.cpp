// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/forms.hpp"
#include "config/words.hpp"
#include "sixgate/packet/mobility_types.hpp"

namespace sixgate::config {

namespace {

using packet::MobilityType;

std::vector<std::string> named_types() {
  std::vector<std::string> names;
  for (unsigned number = 0; number <= 255; ++number) {
    const std::string_view name = packet::name_of(static_cast<MobilityType>(number));
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

std::optional<MobilityType> find_type(const Value& value) {
  for (unsigned number = 0; number <= 255; ++number) {
    const auto type = static_cast<MobilityType>(number);
    const bool is_named = value.type == Value::Type::text && !value.text.empty() &&
                          value.text == packet::name_of(type);
    const bool is_numbered = value.type == Value::Type::integer && value.number == number;
    if (is_named || is_numbered) return type;
  }
  return std::nullopt;
}

std::string write_type(MobilityType type) {
  const std::string_view name = packet::name_of(type);
  return name.empty() ? std::to_string(static_cast<unsigned>(type)) : in_quotes(name);
}

}  // namespace

void read_mobility_types(const Value& value, std::vector<MobilityType>& into,
                         const Complaint& complaint) {
  if (value.type != Value::Type::list) {
    return complaint.expected("a list of mobility message types", value);
  }
  for (const Value& item : value.items) {
    if (const auto type = find_type(item)) {
      into.push_back(*type);
      continue;
    }
    const auto near =
        item.type == Value::Type::text ? suggest(item.text, named_types()) : std::string{};
    complaint.add(item.place,
                  "expected a mobility message type by name or number (0 to 255), found " +
                      describe(item) + near);
  }
}

std::string write_mobility_types(const std::vector<MobilityType>& types) {
  return write_list(types, write_type);
}

}  // namespace sixgate::config
