// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sixgate::report {

/// A JSON string, quotes included. RFC 8259 section 7. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string quote(std::string_view text);

/// A JSON array of strings.
[[nodiscard]] std::string json_array(const std::vector<std::string>& texts);

/// Seconds as a JSON number with microseconds and without trailing zeros: `1118316711.523`.
[[nodiscard]] std::string seconds(double time);

/// One JSON object, written member by member in the order of the calls. Keys are the program's own
/// words and are not looked at.
class JsonObject {
 public:
  JsonObject& text(std::string_view key, std::string_view value);
  JsonObject& number(std::string_view key, std::uint64_t value);
  JsonObject& texts(std::string_view key, const std::vector<std::string>& values);

  /// value  a whole JSON value, as it is to stand there
  JsonObject& value(std::string_view key, std::string_view value);

  /// The object on one line, without a line break.
  [[nodiscard]] std::string line() const { return members_ + '}'; }

 private:
  std::string members_ = "{";
};

}  // namespace sixgate::report
