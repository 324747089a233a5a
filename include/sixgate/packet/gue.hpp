// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/etherip.hpp"
#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// What may stand behind a protocol number in a header that is no IP header.
constexpr std::optional<Inner> find_ip_behind_protocol(wire::Cursor in, Protocol protocol) {
  switch (protocol) {
    case Protocol::ipv4: return Inner{in, wire::Family::ipv4};
    case Protocol::ipv6: return Inner{in, wire::Family::ipv6};
    case Protocol::etherip: return find_ip_in_etherip(in);
    case Protocol::mpls: return packet::find_ip_in_mpls(in);
    case Protocol::ethernet: return packet::find_ip_in_ethernet(in);
    default: return std::nullopt;
  }
}

}  // namespace detail

/// In GUE: variant 0 with a header of its own, unless it is a control message; variant 1, whose
/// bits are those of an IP version. draft-ietf-intarea-gue-09 sections 3 and 4.
constexpr std::optional<Inner> find_ip_in_gue(wire::Cursor in) {
  constexpr std::uint32_t control = 0x20;
  const auto start = in.peek<4>();
  if (!start) return std::nullopt;
  const std::uint32_t variant = start->u8<0>() >> 6;
  if (variant == 1) return Inner{in, std::nullopt};
  if (variant != 0 || (start->u8<0>() & control) != 0) return std::nullopt;
  const std::size_t length = 4 + std::size_t{start->u8<0>() & 0x1f} * 4;
  if (!in.take(length)) return std::nullopt;
  return detail::find_ip_behind_protocol(in, static_cast<Protocol>(start->u8<1>()));
}

/// Whether it is variant 0 with nothing in its header but a protocol. Variant 1 cannot be told from
/// an IP packet in UDP.
constexpr bool has_gue_signature(const wire::Cursor& in) {
  const auto start = in.peek<4>();
  return start && start->u8<0>() == 0 && start->be16<2>() == 0;
}

}  // namespace sixgate::packet
