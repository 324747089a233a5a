// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/json.hpp"

#include <array>
#include <charconv>

namespace sixgate::report {

namespace {

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
}

/// How many bytes the UTF-8 character at the front takes; 0 where they are none. RFC 3629
/// section 4.
std::size_t utf8_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4 || !is_continuation(text, 1)) return 0;
  if (first < 0xe0) return 2;
  const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
  const bool no_character = (first == 0xed && second > 0x9f) || (first == 0xf4 && second > 0x8f);
  if (overlong || no_character || !is_continuation(text, 2)) return 0;
  if (first < 0xf0) return 3;
  return is_continuation(text, 3) ? 4 : 0;
}

void append_ascii(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  const auto code = static_cast<unsigned char>(c);
  if (code >= 0x20 && code != 0x7f) {
    out += c;
    return;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u00";
  out += digits[code >> 4];
  out += digits[code & 0xf];
}

}  // namespace

std::string quote(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 1) {
      append_ascii(out, text.front());
    } else if (length == 0) {
      out += "\\ufffd";
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out += '"';
}

std::string json_array(const std::vector<std::string>& texts) {
  std::string array = "[";
  for (const std::string& text : texts) {
    if (array.size() > 1) array += ',';
    array += quote(text);
  }
  return array + ']';
}

std::string seconds(double time) {
  std::array<char, 400> digits{};  // the largest double has 309 before the point
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), time,
                                     std::chars_format::fixed, 6);
  std::string text(digits.data(), written.ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

JsonObject& JsonObject::value(std::string_view key, std::string_view value) {
  if (members_.size() > 1) members_ += ',';
  members_ += '"';
  members_ += key;
  members_ += "\":";
  members_ += value;
  return *this;
}

JsonObject& JsonObject::text(std::string_view key, std::string_view text) {
  return value(key, quote(text));
}

JsonObject& JsonObject::number(std::string_view key, std::uint64_t number) {
  return value(key, std::to_string(number));
}

JsonObject& JsonObject::texts(std::string_view key, const std::vector<std::string>& texts) {
  return value(key, json_array(texts));
}

}  // namespace sixgate::report
