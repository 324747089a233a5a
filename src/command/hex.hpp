// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sixgate::command {

/// Reads bytes written in hexadecimal digits, with white space and 0x between them. Where lines
/// begin with an offset and a colon, as `tcpdump -x`, `tcpdump -X` and `xxd` print them, those
/// lines are read without it and without the characters at their end, and others are passed over.
///
/// fails  WrongUsage on any other character, an odd number of digits, or no digit at all
[[nodiscard]] std::vector<std::uint8_t> read_hex(std::string_view text);

}  // namespace sixgate::command
