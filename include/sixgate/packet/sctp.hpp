// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Types of chunks that rules know. RFC 9260 section 3.2.
namespace sctp_chunk {

inline constexpr std::uint8_t data = 0;
inline constexpr std::uint8_t init = 1;
inline constexpr std::uint8_t init_acknowledgement = 2;
inline constexpr std::uint8_t abort = 6;
inline constexpr std::uint8_t shutdown = 7;
inline constexpr std::uint8_t shutdown_acknowledgement = 8;
inline constexpr std::uint8_t cookie_echo = 10;
inline constexpr std::uint8_t cookie_acknowledgement = 11;
inline constexpr std::uint8_t shutdown_complete = 14;

}  // namespace sctp_chunk

/// The common header of an SCTP packet and where its chunks are. RFC 9260 section 3.1.
struct SctpHeader {
  std::uint32_t verification_tag = 0;  ///< 0 with INIT alone
  wire::Cursor chunks;
};

/// segment  from the common header on
/// out      nothing where that is not all there, or not here
constexpr std::optional<SctpHeader> read_sctp(wire::Cursor segment) {
  const auto fixed = segment.take<12>();
  if (!fixed) return std::nullopt;
  return SctpHeader{.verification_tag = fixed->be32<4>(), .chunks = segment};
}

/// One chunk. RFC 9260 section 3.2.
struct SctpChunk {
  std::uint8_t type = 0;
  std::uint8_t flags = 0;
  wire::Cursor value;  ///< without the bytes that fill it up to a multiple of four
};

/// Walks chunks and cannot leave them; each step takes four bytes or more.
class SctpChunkWalk {
 public:
  /// chunks  SctpHeader::chunks
  constexpr explicit SctpChunkWalk(wire::Cursor chunks) : in_(chunks) {}

  /// The next chunk. Nothing at the end, and where the walk cannot go on: fault() and cut() say so.
  [[nodiscard]] constexpr std::optional<SctpChunk> next() {
    constexpr std::size_t fixed_part = 4;
    if (in_.length() == 0 || is_over_) return std::nullopt;
    const auto fixed = in_.take<fixed_part>();
    if (!fixed) return stop(fixed_part);
    const std::size_t length = fixed->be16<2>();
    if (length < fixed_part) {
      end_.fault = Fault::header_length;
      is_over_ = true;
      return std::nullopt;
    }
    const auto value = in_.take(length - fixed_part);
    if (!value) return stop(length - fixed_part);
    const std::size_t filling = (4 - length % 4) % 4;  // a sender may leave the last one's out
    static_cast<void>(in_.take(std::min(filling, in_.length())));
    return SctpChunk{.type = static_cast<std::uint8_t>(fixed->u8<0>()),
                     .flags = static_cast<std::uint8_t>(fixed->u8<1>()),
                     .value = *value};
  }

  /// Fault::truncated where a chunk is longer than what is left; Fault::header_length where it says
  /// it is shorter than its type and length.
  [[nodiscard]] constexpr Fault fault() const { return end_.fault; }

  /// Why the walk ended, where the bytes exist and are not here.
  [[nodiscard]] constexpr wire::Beyond cut() const { return end_.cut; }

 private:
  struct End {
    Fault fault = Fault::none;
    wire::Beyond cut = wire::Beyond::nothing;
  };

  constexpr std::optional<SctpChunk> stop(std::size_t needed) {
    stop_short(end_, in_, needed);
    is_over_ = true;
    return std::nullopt;
  }

  wire::Cursor in_;
  End end_;
  bool is_over_ = false;
};

}  // namespace sixgate::packet
