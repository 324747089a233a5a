// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/ipv4.hpp"
#include "sixgate/packet/ipv6.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/shape.hpp"
#include "sixgate/packet/transport.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Whether what a tunnel holds is one IP packet of the family it says, from its first byte to the
/// last.
constexpr bool is_exact_ip(const Inner& inner) {
  return (inner.family != wire::Family::ipv6 && is_exact_ipv4(inner.at)) ||
         (inner.family != wire::Family::ipv4 && is_exact_ipv6(inner.at));
}

/// The same in an Ethernet frame, whose payload is padded to 46 bytes. IEEE 802.3 section 4A.2.3.
constexpr bool is_exact_ip_in_frame(const Inner& inner) {
  constexpr std::size_t least_payload = 46;
  if (is_exact_ip(inner)) return true;
  const auto start = inner.at.peek<20>();
  if (!start || inner.at.length() > least_payload) return false;
  const std::size_t stated =
      start->u8<0>() >> 4 == 6 ? std::size_t{40} + start->be16<4>() : start->be16<2>();
  wire::Cursor frame = inner.at;
  const auto packet = frame.take(stated);
  return packet && is_exact_ip({*packet, inner.family});
}

namespace detail {

/// A header and nothing else, with class, flow and length 0: a keepalive or a bubble.
constexpr bool is_bare_ipv6(const wire::Cursor& in) {
  const auto header = in.peek<40>();
  return header && in.length() == 40 && header->be32<0>() == 0x60000000 && header->be16<4>() == 0 &&
         header->u8<6>() == static_cast<std::uint32_t>(Protocol::no_next_header);
}

/// What an IPv4 packet without a checksum behind its header shows besides: a protocol that is in
/// use, a hop to go, and the flag that is reserved.
constexpr bool is_plausible_ipv4(const wire::Cursor& in, const Layer& layer) {
  const auto header = in.peek<20>();
  constexpr std::uint32_t reserved_flag = 0x8000;
  return header && (header->be16<6>() & reserved_flag) == 0 && layer.hop_limit > 0 &&
         !name_of(layer.transport).empty();
}

}  // namespace detail

/// Whether bytes are one IP packet beyond chance, with nothing in front of them to say so: exact,
/// and a checksum inside that is right. An IPv4 packet whose content has none proves itself by the
/// checksum of its header; an IPv6 packet of no content by its zeros.
///
/// packet  that the bytes are of; where its checksums are not filled in, nothing is proven
constexpr bool is_ip_beyond_chance(const Inner& inner, const Packet& packet) {
  if (!packet.has_checksums || !is_exact_ip(inner)) return false;
  if (detail::is_bare_ipv6(inner.at)) return true;
  const auto first = inner.at.peek<1>();
  const bool is_ipv4 = first && first->u8<0>() >> 4 == 4;
  Layer layer;
  auto transport = is_ipv4 ? read_ipv4(inner.at, layer) : read_ipv6(inner.at, layer);
  if (layer.fault != Fault::none) return false;
  if (!transport) return is_ipv4 && detail::is_plausible_ipv4(inner.at, layer);
  layer.segment = transport->extent();
  switch (verify_checksum(packet, layer)) {
    case Checksum::good: return true;
    case Checksum::bad: return false;
    default: return is_ipv4 && detail::is_plausible_ipv4(inner.at, layer);
  }
}

}  // namespace sixgate::packet
