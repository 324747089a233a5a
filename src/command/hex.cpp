// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/hex.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "command/options.hpp"

namespace sixgate::command {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::optional<unsigned> value_of(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view without_prefix(std::string_view digits) {
  if (digits.starts_with("0x") || digits.starts_with("0X")) digits.remove_prefix(2);
  return digits;
}

/// What a line of a dump holds between its offset and its characters; nothing where it is no line
/// of a dump.
std::optional<std::string_view> bytes_of_dump(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view offset = without_prefix(line.substr(0, colon));
  const bool is_offset = offset.size() >= 4 && std::ranges::all_of(offset, [](char c) {
                           return value_of(c).has_value();
                         });
  if (!is_offset) return std::nullopt;
  line.remove_prefix(colon + 1);
  line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
  return line.substr(0, line.find("  "));
}

void append_digits(std::vector<unsigned>& digits, std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    const std::size_t end = std::min(text.find_first_of(blanks), text.size());
    for (const char c : without_prefix(text.substr(0, end))) {
      const auto value = value_of(c);
      if (!value) {
        throw WrongUsage("--hex: `" + std::string(text.substr(0, end)) +
                         "` is not hexadecimal digits");
      }
      digits.push_back(*value);
    }
    text.remove_prefix(end);
  }
}

}  // namespace

std::vector<std::uint8_t> read_hex(std::string_view text) {
  const auto lines = lines_of(text);
  const bool is_dump = std::ranges::any_of(
      lines, [](std::string_view line) { return bytes_of_dump(line).has_value(); });
  std::vector<unsigned> digits;
  for (const std::string_view line : lines) {
    const auto bytes = is_dump ? bytes_of_dump(line) : line;
    if (bytes) append_digits(digits, *bytes);
  }
  if (digits.empty()) throw WrongUsage("--hex: no digit is there");
  if (digits.size() % 2 != 0) {
    throw WrongUsage("--hex: " + std::to_string(digits.size()) +
                     " digits are an odd number, and two make a byte");
  }
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(digits[i] << 4 | digits[i + 1]));
  }
  return bytes;
}

}  // namespace sixgate::command
