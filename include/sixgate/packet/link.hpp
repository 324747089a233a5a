// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/ethertype.hpp"
#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/mpls.hpp"
#include "sixgate/packet/ppp.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

/// Where the IP header stands behind a link header. The cursor that comes back reaches no further
/// than the link says: padding behind it is left out. Nothing comes back where the link carries no
/// IP, or is cut before it says what it carries; where it ends right behind having said so, the
/// cursor has no bytes.
namespace sixgate::packet {

/// More VLAN tags and SNAP headers than this, in a row, are not stepped over.
inline constexpr int most_tags = 32;

namespace detail {

/// Whether a frame of a pseudowire may be looked for. There is none inside of one, which is what
/// keeps the links in each other finite.
enum class Pseudowire : bool { none, may_be };

constexpr std::optional<Inner> find_ip_in_ethernet(wire::Cursor frame, Pseudowire pseudowire);

constexpr std::optional<std::uint32_t> peek_version(const wire::Cursor& in) {
  const auto first = in.peek<1>();
  if (!first) return std::nullopt;
  return first->u8<0>() >> 4;
}

/// What is left, but no more than `length` bytes.
constexpr wire::Cursor bounded(wire::Cursor in, std::size_t length) {
  return in.take(std::min(length, in.length())).value_or(in);
}

/// Steps over an LLC header and SNAP's, and hands out the latter's Ethertype. RFC 1042.
constexpr std::optional<std::uint32_t> take_snap_ethertype(wire::Cursor& in) {
  constexpr std::uint32_t snap = 0xaaaa03;
  const auto header = in.take<8>();
  if (!header) return std::nullopt;
  const std::uint32_t organization = header->be32<2>() & 0xffffff;
  if (header->be32<0>() >> 8 != snap || organization != 0) return std::nullopt;
  return header->be16<6>();
}

/// An Ethernet frame behind a control word, taken for one where all of it agrees.
constexpr std::optional<Inner> find_ip_in_pseudowire(wire::Cursor in) {
  if (!take_ethernet_control_word(in)) return std::nullopt;
  const auto inner = find_ip_in_ethernet(in, Pseudowire::none);
  if (!inner || !inner->family) return inner;
  const std::uint32_t announced = *inner->family == wire::Family::ipv4 ? 4 : 6;
  return peek_version(inner->at) == announced ? inner : std::nullopt;
}

constexpr std::optional<Inner> find_ip_in_mpls(wire::Cursor in, Pseudowire pseudowire) {
  const auto label = take_label_stack(in);
  if (!label) return std::nullopt;
  if (*label == ipv4_explicit_null) return Inner{in, wire::Family::ipv4};
  if (*label == ipv6_explicit_null) return Inner{in, wire::Family::ipv6};
  const auto version = peek_version(in);
  if (!version) return std::nullopt;
  switch (*version) {
    case 4:
    case 6: return Inner{in, std::nullopt};
    case 0: return pseudowire == Pseudowire::may_be ? find_ip_in_pseudowire(in) : std::nullopt;
    default: return std::nullopt;
  }
}

constexpr std::optional<Inner> find_ip_in_ppp(wire::Cursor in, Pseudowire pseudowire) {
  switch (take_ppp_protocol(in).value_or(0)) {
    case ppp_protocol::ipv4: return Inner{in, wire::Family::ipv4};
    case ppp_protocol::ipv6: return Inner{in, wire::Family::ipv6};
    case ppp_protocol::mpls_unicast:
    case ppp_protocol::mpls_multicast: return find_ip_in_mpls(in, pseudowire);
    default: return std::nullopt;
  }
}

/// A frame of a PPPoE session, from its own header on. What the version, type and code should be is
/// left to whoever ends the session.
constexpr std::optional<Inner> find_ip_in_pppoe(wire::Cursor in, Pseudowire pseudowire) {
  const auto header = in.take<6>();
  if (!header) return std::nullopt;
  return find_ip_in_ppp(bounded(in, header->be16<4>()), pseudowire);
}

/// field  in Ethernet's header, a tag's or SNAP's: an Ethertype, or a length where it is that small
constexpr std::optional<Inner> find_ip_behind_type_or_length(wire::Cursor in, std::uint32_t field,
                                                             Pseudowire pseudowire) {
  for (int tags = 0; tags < most_tags; ++tags) {
    if (ethertype::is_vlan_tag(field)) {
      const auto tag = in.take<4>();
      if (!tag) return std::nullopt;
      field = tag->be16<2>();
    } else if (field <= ethertype::longest_length) {
      in = bounded(in, field);
      const auto ethertype = take_snap_ethertype(in);
      if (!ethertype) return std::nullopt;
      field = *ethertype;
    } else {
      break;
    }
  }
  switch (field) {
    case ethertype::ipv4: return Inner{in, wire::Family::ipv4};
    case ethertype::ipv6: return Inner{in, wire::Family::ipv6};
    case ethertype::mpls:
    case ethertype::mpls_upstream_assigned: return find_ip_in_mpls(in, pseudowire);
    case ethertype::pppoe_session: return find_ip_in_pppoe(in, pseudowire);
    default: return std::nullopt;
  }
}

constexpr std::optional<Inner> find_ip_in_ethernet(wire::Cursor frame, Pseudowire pseudowire) {
  const auto header = frame.take<14>();
  if (!header) return std::nullopt;
  return find_ip_behind_type_or_length(frame, header->be16<12>(), pseudowire);
}

}  // namespace detail

/// Behind Ethernet: IP by its Ethertype or in LLC and SNAP (RFC 1042), MPLS, or a PPPoE session,
/// with up to most_tags tags of 802.1Q, 802.1ad or 0x9100 before it.
///
/// frame  at the destination address
constexpr std::optional<Inner> find_ip_in_ethernet(wire::Cursor frame) {
  return detail::find_ip_in_ethernet(frame, detail::Pseudowire::may_be);
}

/// The same behind any header that ends with an Ethertype.
///
/// in         behind the Ethertype
/// ethertype  one that is a length in Ethernet is no Ethertype, and nothing is behind it
constexpr std::optional<Inner> find_ip_behind_ethertype(wire::Cursor in, std::uint32_t ethertype) {
  if (ethertype <= ethertype::longest_length) return std::nullopt;
  return detail::find_ip_behind_type_or_length(in, ethertype, detail::Pseudowire::may_be);
}

/// Behind IEEE 802.2 LLC and SNAP. RFC 1042.
///
/// in  at the LLC header
constexpr std::optional<Inner> find_ip_in_llc(wire::Cursor in) {
  const auto ethertype = detail::take_snap_ethertype(in);
  return ethertype ? find_ip_behind_ethertype(in, *ethertype) : std::nullopt;
}

/// In a PPP frame: IPv4 (RFC 1332), IPv6 (RFC 5072), or MPLS (RFC 3032 section 4.3).
///
/// in  at the address field, or at the protocol field where there is none
constexpr std::optional<Inner> find_ip_in_ppp(wire::Cursor in) {
  return detail::find_ip_in_ppp(in, detail::Pseudowire::may_be);
}

/// In a PPPoE session. RFC 2516 section 4.
///
/// in   at the PPPoE header
/// out  ends where the header's length does, or with the frame if that is shorter
constexpr std::optional<Inner> find_ip_in_pppoe(wire::Cursor in) {
  return detail::find_ip_in_pppoe(in, detail::Pseudowire::may_be);
}

/// Under an MPLS label stack: the family that an explicit null label at the bottom tells, else that
/// of the version field; else the IP packet in an Ethernet pseudowire with a control word (RFC 4448
/// section 4.6), where it proves to be one.
///
/// in  at the topmost label
constexpr std::optional<Inner> find_ip_in_mpls(wire::Cursor in) {
  return detail::find_ip_in_mpls(in, detail::Pseudowire::may_be);
}

}  // namespace sixgate::packet
