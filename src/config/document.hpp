// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sixgate::config {

/// Where something stands in a file; both count from 1. Line 0: nowhere.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

struct Entry;

/// A TOML value and its place. Of the members that hold it, the one of its type is filled.
struct Value {
  enum class Type : std::uint8_t { boolean, integer, real, text, time, list, table };

  Place place{};
  Type type = Type::table;
  std::int64_t number = 0;  ///< an integer; a boolean as 0 or 1
  std::string text{};
  std::vector<Value> items{};
  std::vector<Entry> entries;  ///< of a table, in the order of the file
};

/// One key of a table.
struct Entry {
  std::string key;
  Place place{};  ///< of the key
  Value value;
};

/// What the value is, as a message says it: `"x"`, `the integer 7`, `a table`.
[[nodiscard]] std::string describe(const Value& value);

/// Text that is no TOML. what() says why.
class SyntaxError : public std::runtime_error {
 public:
  SyntaxError(Place place, const std::string& why) : std::runtime_error(why), place_(place) {}

  [[nodiscard]] Place place() const { return place_; }

 private:
  Place place_;
};

/// Reads TOML.
///
/// out    the top table
/// fails  SyntaxError at the first place that is no TOML
[[nodiscard]] Value parse_document(std::string_view text);

}  // namespace sixgate::config
