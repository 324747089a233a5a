// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/field.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "report/json.hpp"

namespace sixgate::report {

Fields operator+(Fields fields, const Fields& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

Field number(std::string_view key, std::uint64_t value) {
  const std::string digits = std::to_string(value);
  return {.key = key, .json = digits, .text = std::string(key) + ' ' + digits};
}

Field hexadecimal(std::string_view key, std::uint32_t value) {
  std::array<char, 8> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return {.key = key,
          .json = std::to_string(value),
          .text = std::string(key) + " 0x" + std::string(digits.data(), written.ptr)};
}

Field word(std::string_view key, std::string_view value) {
  return {.key = key, .json = quote(value), .text = std::string(key) + ' ' + std::string(value)};
}

Field flag(std::string_view key) { return {.key = key, .json = "true", .text = std::string(key)}; }

Field remark(std::string text) { return {.key = {}, .json = {}, .text = std::move(text)}; }

}  // namespace sixgate::report
