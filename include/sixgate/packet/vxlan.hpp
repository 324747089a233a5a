// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/packet/nsh.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

namespace vxlan_flag {

inline constexpr std::uint32_t network = 0x08;     // the I flag
inline constexpr std::uint32_t next = 0x04;        // VXLAN-GPE's P
inline constexpr std::uint32_t operations = 0x01;  // VXLAN-GPE's O

}  // namespace vxlan_flag

}  // namespace detail

/// In VXLAN (RFC 7348 section 5) or, where the flag of a next protocol is set, in VXLAN-GPE
/// (draft-ietf-nvo3-vxlan-gpe-12 section 3.1).
constexpr std::optional<Inner> find_ip_in_vxlan(wire::Cursor in) {
  const auto header = in.take<8>();
  if (!header) return std::nullopt;
  const std::uint32_t flags = header->u8<0>();
  if ((flags & detail::vxlan_flag::next) == 0) {
    const bool is_valid = (flags & detail::vxlan_flag::network) != 0;
    return is_valid ? find_ip_in_ethernet(in) : std::nullopt;
  }
  if ((flags & detail::vxlan_flag::operations) != 0) return std::nullopt;
  const std::uint32_t next = header->u8<3>();
  return next == detail::next_protocol::nsh ? find_ip_in_nsh(in)
                                            : detail::find_ip_behind_next_protocol(in, next);
}

/// Whether the flags are those of one or the other and nothing that is reserved is set.
constexpr bool has_vxlan_signature(const wire::Cursor& in) {
  constexpr std::uint32_t plain = detail::vxlan_flag::network;
  constexpr std::uint32_t extended = detail::vxlan_flag::network | detail::vxlan_flag::next;
  const auto header = in.peek<8>();
  if (!header || header->u8<7>() != 0) return false;
  return header->be32<0>() == plain << 24 || header->be32<0>() >> 8 == extended << 16;
}

}  // namespace sixgate::packet
