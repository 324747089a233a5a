// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/erspan.hpp"
#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/packet/nsh.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// The flags that say which fields a GRE header has. RFC 2784 section 2.1, RFC 2890 section 2, RFC
/// 1701, RFC 2637 section 4.1.
namespace gre_flag {

inline constexpr std::uint32_t checksum = 0x8000;
inline constexpr std::uint32_t routing = 0x4000;
inline constexpr std::uint32_t key = 0x2000;
inline constexpr std::uint32_t sequence_number = 0x1000;
inline constexpr std::uint32_t acknowledgement = 0x0080;  ///< of version 1
inline constexpr std::uint32_t version = 0x0007;

}  // namespace gre_flag

namespace detail {

/// What GRE carries besides what has an Ethertype in Ethernet too.
namespace gre_protocol {

inline constexpr std::uint32_t ethernet = 0x6558;  // RFC 1701
inline constexpr std::uint32_t ppp = 0x880b;       // RFC 2637 section 4.1
inline constexpr std::uint32_t wccp = 0x883e;      // draft-wilson-wrec-wccp-v2-01 section 4.12
inline constexpr std::uint32_t erspan = 0x88be;
inline constexpr std::uint32_t erspan_3 = 0x22eb;
inline constexpr std::uint32_t metadata = 0x8909;  // of Cisco's TrustSec
inline constexpr std::uint32_t nsh = 0x894f;       // RFC 8300 section 6.1

}  // namespace gre_protocol

/// Steps over source route entries, up to the one that ends them. RFC 1701.
constexpr bool step_over_routing(wire::Cursor& in, Layer& layer) {
  while (true) {
    const auto entry = in.take<4>();
    if (!entry) {
      stop_short(layer, in, 4);
      return false;
    }
    const std::size_t length = entry->u8<3>();
    if (entry->be16<0>() == 0 && length == 0) return true;
    if (!in.take(length)) {
      stop_short(layer, in, length);
      return false;
    }
  }
}

/// Cisco MetaData in front of what its own type says: the type, a version, and options in fours.
constexpr std::optional<Inner> find_ip_behind_metadata(wire::Cursor in) {
  const auto header = in.take<4>();
  constexpr std::uint32_t only_version = 1;
  if (!header || header->u8<2>() != only_version) return std::nullopt;
  if (!in.take(std::size_t{header->u8<3>()} * 4)) return std::nullopt;
  return packet::find_ip_behind_ethertype(in, header->be16<0>());
}

/// A redirected IPv4 packet, with or without a header of four bytes, whose first has no bit below
/// the two flags.
constexpr std::optional<Inner> find_ip_in_wccp(wire::Cursor in) {
  const auto first = in.peek<1>();
  if (!first && !in.is_complete()) return std::nullopt;  // which of them it is, is not here
  const bool is_header = first && (first->u8<0>() & 0x3f) == 0;
  if (is_header && !in.take<4>()) return std::nullopt;
  return Inner{in, wire::Family::ipv4};
}

constexpr std::optional<Inner> find_ip_behind_gre(wire::Cursor in, std::uint32_t flags,
                                                  std::uint32_t protocol) {
  switch (protocol) {
    case gre_protocol::ethernet: return packet::find_ip_in_ethernet(in);
    case gre_protocol::ppp: return packet::find_ip_in_ppp(in);
    case gre_protocol::wccp: return find_ip_in_wccp(in);
    case gre_protocol::erspan:
      return find_ip_in_erspan(in, (flags & gre_flag::sequence_number) != 0);
    case gre_protocol::erspan_3: return find_ip_in_erspan_3(in);
    case gre_protocol::metadata: return find_ip_behind_metadata(in);
    case gre_protocol::nsh: return find_ip_in_nsh(in);
    default: return packet::find_ip_behind_ethertype(in, protocol);
  }
}

/// Version 1: the key is the length of the PPP frame and a call. RFC 2637 section 4.1.
constexpr std::optional<Inner> find_ip_in_enhanced_gre(wire::Cursor in, std::uint32_t flags,
                                                       std::uint32_t protocol, Layer& layer) {
  constexpr std::uint32_t forbidden = gre_flag::checksum | gre_flag::routing;
  if (protocol != gre_protocol::ppp || (flags & forbidden) != 0 || (flags & gre_flag::key) == 0) {
    return std::nullopt;
  }
  const std::size_t numbers = 4 * (std::size_t{(flags & gre_flag::sequence_number) != 0} +
                                   std::size_t{(flags & gre_flag::acknowledgement) != 0});
  const auto key = in.take<4>();
  if (!key || !in.take(numbers)) {
    stop_short(layer, in, key ? numbers : 4);
    return std::nullopt;
  }
  return packet::find_ip_in_ppp(bounded(in, key->be16<0>()));
}

constexpr std::optional<Inner> find_ip_in_gre(wire::Cursor in, Layer& layer) {
  const auto start = in.take<4>();
  if (!start) {
    stop_short(layer, in, 4);
    return std::nullopt;
  }
  const std::uint32_t flags = start->be16<0>();
  const std::uint32_t protocol = start->be16<2>();
  const std::uint32_t version = flags & gre_flag::version;
  if (version == 1) return find_ip_in_enhanced_gre(in, flags, protocol, layer);
  if (version != 0) return std::nullopt;

  const bool has_routing = (flags & gre_flag::routing) != 0;
  const bool has_checksum = (flags & gre_flag::checksum) != 0 || has_routing;
  const bool has_key = (flags & gre_flag::key) != 0;
  const bool has_number = (flags & gre_flag::sequence_number) != 0;
  const std::size_t optional_part =
      4 * (std::size_t{has_checksum} + std::size_t{has_key} + std::size_t{has_number});
  if (!in.take(optional_part)) {
    stop_short(layer, in, optional_part);
    return std::nullopt;
  }
  if (has_routing && !step_over_routing(in, layer)) return std::nullopt;
  return find_ip_behind_gre(in, flags, protocol);
}

}  // namespace detail

/// Opens GRE of either version: IP, Ethernet, PPP, MPLS, a mirrored frame, or a network service
/// header inside. RFC 2784 section 2, RFC 2890 section 2, RFC 1701, RFC 2637 section 4.1.
///
/// in     at the header's first byte
/// layer  gets opens; Fault::truncated or its cut where the header is not all here
/// out    at the inner IP header; nothing where there is none
constexpr std::optional<Inner> open_gre(const wire::Cursor& in, Layer& layer) {
  const auto inner = detail::find_ip_in_gre(in, layer);
  if (inner) {
    layer.opens = Encapsulation::gre;
  } else if (layer.fault == Fault::none && layer.cut == wire::Beyond::nothing) {
    stop_before_inner(layer, in);
  }
  return inner;
}

/// Whether a header of version 0 sets nothing that is reserved, and its checksum is right if it has
/// one. RFC 2784 section 2.3.
constexpr bool has_gre_signature(const wire::Cursor& in) {
  constexpr std::uint32_t known = gre_flag::checksum | gre_flag::key | gre_flag::sequence_number;
  const auto start = in.peek<4>();
  if (!start || (start->be16<0>() & ~known) != 0) return false;
  return (start->be16<0>() & gre_flag::checksum) == 0 || detail::verify_plain(in) == Checksum::good;
}

}  // namespace sixgate::packet
