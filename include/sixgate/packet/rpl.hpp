// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace sixgate::packet {

/// Codes of an RPL Control message, without the bit that says it is secured. RFC 6550 section 6.
namespace rpl_code {

inline constexpr std::uint8_t information_solicitation = 0;
inline constexpr std::uint8_t information_object = 1;
inline constexpr std::uint8_t destination_advertisement = 2;
inline constexpr std::uint8_t destination_advertisement_acknowledgement = 3;
inline constexpr std::uint8_t consistency_check = 0x0a;

}  // namespace rpl_code

/// Which RPL message an ICMPv6 code stands for.
struct RplControl {
  std::uint8_t code = 0;
  bool is_secure = false;
};

/// code  of an ICMPv6 message of type 155
constexpr RplControl read_rpl_control(std::uint8_t code) {
  return {.code = static_cast<std::uint8_t>(code & 0x7f), .is_secure = (code & 0x80) != 0};
}

}  // namespace sixgate::packet
