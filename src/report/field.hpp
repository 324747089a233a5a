// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sixgate::report {

/// One thing that a header says, in both formats.
struct Field {
  std::string_view key;  ///< in JSON; empty where only the text has it
  std::string json;      ///< a whole JSON value
  std::string text;      ///< for a person; empty where only JSON has it
};

using Fields = std::vector<Field>;

/// The ones behind the others.
[[nodiscard]] Fields operator+(Fields fields, const Fields& more);

/// `offset 1480`.
[[nodiscard]] Field number(std::string_view key, std::uint64_t value);

/// `id 0x1f3a`, a number in JSON.
[[nodiscard]] Field hexadecimal(std::string_view key, std::uint32_t value);

/// `target fe80::1`.
[[nodiscard]] Field word(std::string_view key, std::string_view value);

/// `more`, true in JSON.
[[nodiscard]] Field flag(std::string_view key);

/// A text that says what JSON says elsewhere.
[[nodiscard]] Field remark(std::string text);

}  // namespace sixgate::report
