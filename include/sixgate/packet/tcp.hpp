// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Control bits. RFC 9293 section 3.1.
namespace tcp_flag {

inline constexpr std::uint8_t fin = 0x01;
inline constexpr std::uint8_t syn = 0x02;
inline constexpr std::uint8_t rst = 0x04;
inline constexpr std::uint8_t psh = 0x08;
inline constexpr std::uint8_t ack = 0x10;
inline constexpr std::uint8_t urg = 0x20;
inline constexpr std::uint8_t ece = 0x40;
inline constexpr std::uint8_t cwr = 0x80;

}  // namespace tcp_flag

/// The fixed part of a TCP header, and where its options are. RFC 9293 section 3.1.
struct TcpHeader {
  std::uint32_t sequence = 0;
  std::uint32_t acknowledgement = 0;
  std::uint8_t flags = 0;    ///< see tcp_flag
  std::uint16_t window = 0;  ///< unscaled
  wire::Cursor options;      ///< for OptionWalk with tcp_options

  [[nodiscard]] constexpr bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
};

/// segment  from the TCP header on
/// out      nothing where the header is not all there, says it is shorter than its fixed part, or
///          its fixed part is not here
constexpr std::optional<TcpHeader> read_tcp(wire::Cursor segment) {
  constexpr std::size_t fixed_part = 20;
  const auto fixed = segment.take<fixed_part>();
  if (!fixed) return std::nullopt;
  const std::size_t length = std::size_t{fixed->u8<12>() >> 4} * 4;
  if (length < fixed_part) return std::nullopt;
  const auto options = segment.take(length - fixed_part);
  if (!options) return std::nullopt;
  return TcpHeader{.sequence = fixed->be32<4>(),
                   .acknowledgement = fixed->be32<8>(),
                   .flags = static_cast<std::uint8_t>(fixed->u8<13>()),
                   .window = static_cast<std::uint16_t>(fixed->be16<14>()),
                   .options = *options};
}

}  // namespace sixgate::packet
