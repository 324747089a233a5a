// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Packet types. RFC 4340 section 5.1; 10 to 15 are reserved and to be ignored.
enum class DccpType : std::uint8_t {
  request = 0,
  response = 1,
  data = 2,
  acknowledgement = 3,
  data_acknowledgement = 4,
  close_request = 5,
  close = 6,
  reset = 7,
  sync = 8,
  sync_acknowledgement = 9,
};

/// A DCCP header. RFC 4340 section 5.
struct DccpHeader {
  DccpType type = DccpType::request;
  bool is_extended = false;         ///< X: sequence numbers of 48 bits
  std::uint64_t sequence = 0;       ///< 24 bits of it where it is not extended
  std::size_t data_offset = 0;      ///< of the application's data from the header, bytes
  std::uint8_t coverage_field = 0;  ///< CsCov; section 9.2
  std::optional<std::uint32_t> service_code = {};  ///< of a Request or Response, if it is here

  /// Data Offset leaves room for the type's own header and is not behind the packet's end, and the
  /// type permits X as it is. Packets of which this is not so are to be ignored.
  bool fits = true;
};

namespace detail {

/// Whether a type may have sequence numbers of 24 bits.
constexpr bool may_be_short(DccpType type) {
  return type == DccpType::data || type == DccpType::acknowledgement ||
         type == DccpType::data_acknowledgement;
}

/// The bytes of a type's header without options: RFC 4340 sections 5.1 to 5.8.
constexpr std::size_t least_dccp_header(DccpType type, bool is_extended) {
  const std::size_t generic = is_extended ? 16 : 12;
  const std::size_t acknowledgement = is_extended ? 8 : 4;
  switch (type) {
    case DccpType::request: return generic + 4;
    case DccpType::data: return generic;
    case DccpType::response:
    case DccpType::reset: return generic + acknowledgement + 4;
    default: return generic + acknowledgement;
  }
}

}  // namespace detail

/// segment  from the header on
/// out      nothing where its generic part is not all there, or not here
constexpr std::optional<DccpHeader> read_dccp(wire::Cursor segment) {
  const std::size_t length = segment.length();
  const auto fixed = segment.take<12>();
  if (!fixed) return std::nullopt;
  DccpHeader read{.type = static_cast<DccpType>(fixed->u8<8>() >> 1 & 0xf),
                  .is_extended = (fixed->u8<8>() & 1) != 0,
                  .sequence = fixed->be32<8>() & 0xffffff,
                  .data_offset = std::size_t{fixed->u8<4>()} * 4,
                  .coverage_field = static_cast<std::uint8_t>(fixed->u8<5>() & 0xf)};
  read.fits = (read.is_extended || detail::may_be_short(read.type)) &&
              read.data_offset >= detail::least_dccp_header(read.type, read.is_extended) &&
              read.data_offset <= length;
  if (!read.is_extended) return read;
  const auto low = segment.take<4>();
  if (!low) return std::nullopt;
  read.sequence = std::uint64_t{fixed->be16<10>()} << 32 | low->be32<0>();
  if (read.type == DccpType::response && !segment.take(8)) return read;
  if (read.type == DccpType::request || read.type == DccpType::response) {
    if (const auto code = segment.take<4>()) read.service_code = code->be32<0>();
  }
  return read;
}

/// How many bytes the checksum of a DCCP packet covers. RFC 4340 section 9.2.
///
/// segment  from the header on
/// out      nothing where the header does not fit or more is stated than there is, or it is not
/// here
constexpr std::optional<std::size_t> find_dccp_coverage(const wire::Cursor& segment) {
  const auto header = read_dccp(segment);
  if (!header || !header->fits) return std::nullopt;
  if (header->coverage_field == 0) return segment.length();
  const std::size_t stated = header->data_offset + (header->coverage_field - 1U) * std::size_t{4};
  if (stated > segment.length()) return std::nullopt;
  return stated;
}

}  // namespace sixgate::packet
