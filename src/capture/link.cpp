// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/link.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "capture/byte_order.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::capture {

namespace {

using packet::Inner;
using wire::Family;

std::optional<Inner> find_in_raw(wire::Cursor frame) { return Inner{frame, std::nullopt}; }

std::optional<Inner> find_in_ipv4(wire::Cursor frame) { return Inner{frame, Family::ipv4}; }

std::optional<Inner> find_in_ipv6(wire::Cursor frame) { return Inner{frame, Family::ipv6}; }

/// The protocol field of a cooked header is an Ethertype, a GRE protocol, which for IP is the same,
/// or 4 for LLC. Some kinds of device have it mean something else.
std::optional<Inner> find_in_cooked(wire::Cursor in, std::uint32_t device, std::uint32_t protocol) {
  constexpr std::uint32_t llc = 4;
  constexpr std::uint32_t frame_relay = 770;
  constexpr std::uint32_t radiotap = 803;
  constexpr std::uint32_t netlink = 824;
  if (device == frame_relay || device == radiotap || device == netlink) return std::nullopt;
  return protocol == llc ? packet::find_ip_in_llc(in)
                         : packet::find_ip_behind_ethertype(in, protocol);
}

std::optional<Inner> find_in_cooked_v1(wire::Cursor frame) {
  const auto header = frame.take<16>();
  if (!header) return std::nullopt;
  return find_in_cooked(frame, header->be16<2>(), header->be16<14>());
}

std::optional<Inner> find_in_cooked_v2(wire::Cursor frame) {
  const auto header = frame.take<20>();
  if (!header) return std::nullopt;
  return find_in_cooked(frame, header->be16<8>(), header->be16<0>());
}

/// in      behind a header that says the address family
/// family  by its number on Linux, NetBSD and OpenBSD, FreeBSD, or Darwin
std::optional<Inner> find_behind_family(wire::Cursor in, std::uint32_t family) {
  switch (family) {
    case 2: return Inner{in, Family::ipv4};
    case 10:
    case 24:
    case 28:
    case 30: return Inner{in, Family::ipv6};
    default: return std::nullopt;
  }
}

/// An address family in the byte order of whoever captured; none is larger than 16 bits.
std::uint32_t family_in_either_order(std::uint32_t family) {
  return family > 0xffff ? swapped(family) : family;
}

std::optional<Inner> find_in_null(wire::Cursor frame) {
  const auto header = frame.take<4>();
  if (!header) return std::nullopt;
  return find_behind_family(frame, family_in_either_order(header->be32<0>()));
}

std::optional<Inner> find_in_loop(wire::Cursor frame) {
  const auto header = frame.take<4>();
  if (!header) return std::nullopt;
  return find_behind_family(frame, header->be32<0>());
}

/// OpenBSD's enc(4): the family, then a security parameter index and flags.
std::optional<Inner> find_in_enc(wire::Cursor frame) {
  const auto header = frame.take<12>();
  if (!header) return std::nullopt;
  return find_behind_family(frame, family_in_either_order(header->be32<0>()));
}

/// Cisco's framing: address, control, and an Ethertype. RFC 1547 section 4.3.1.
std::optional<Inner> find_in_cisco_hdlc(wire::Cursor frame) {
  const auto header = frame.take<4>();
  if (!header) return std::nullopt;
  return packet::find_ip_behind_ethertype(frame, header->be16<2>());
}

/// PPP or Cisco's framing, by the address field.
std::optional<Inner> find_in_ppp_serial(wire::Cursor frame) {
  const auto address = frame.peek<1>();
  const bool is_cisco = address && (address->u8<0>() == 0x0f || address->u8<0>() == 0x8f);
  return is_cisco ? find_in_cisco_hdlc(frame) : packet::find_ip_in_ppp(frame);
}

/// PPP as pppd hands it to a filter: the direction instead of the address field.
std::optional<Inner> find_in_pppd(wire::Cursor frame) {
  if (!frame.take<2>()) return std::nullopt;
  return packet::find_ip_in_ppp(frame);
}

std::optional<Inner> find_in_ppp_with_direction(wire::Cursor frame) {
  if (!frame.take<1>()) return std::nullopt;
  return packet::find_ip_in_ppp(frame);
}

std::optional<Inner> find_in_cisco_hdlc_with_direction(wire::Cursor frame) {
  if (!frame.take<1>()) return std::nullopt;
  return find_in_cisco_hdlc(frame);
}

/// Raw IP is 101 in a file and 12 or 14 to libpcap, as the system that built it has it; ATM is 100
/// and 11 likewise. Rows with the same words stand together.
constexpr std::array links{
    Link{1, "Ethernet", packet::find_ip_in_ethernet},
    Link{101, "raw IP", find_in_raw},
    Link{12, "raw IP", find_in_raw},
    Link{14, "raw IP", find_in_raw},
    Link{228, "raw IP", find_in_ipv4},
    Link{229, "raw IP", find_in_ipv6},
    Link{113, "Linux cooked", find_in_cooked_v1},
    Link{276, "Linux cooked", find_in_cooked_v2},
    Link{0, "BSD loopback", find_in_null},
    Link{108, "BSD loopback", find_in_loop},
    Link{109, "OpenBSD enc", find_in_enc},
    Link{9, "PPP", packet::find_ip_in_ppp},
    Link{50, "PPP", find_in_ppp_serial},
    Link{166, "PPP", find_in_pppd},
    Link{204, "PPP", find_in_ppp_with_direction},
    Link{51, "PPPoE", packet::find_ip_in_pppoe},
    Link{104, "Cisco HDLC", find_in_cisco_hdlc},
    Link{205, "Cisco HDLC", find_in_cisco_hdlc_with_direction},
    Link{100, "ATM", packet::find_ip_in_llc},
    Link{11, "ATM", packet::find_ip_in_llc},
    Link{219, "MPLS", packet::find_ip_in_mpls},
};

}  // namespace

std::optional<packet::Packet> Link::find_ip(std::span<const std::uint8_t> frame,
                                            std::size_t length) const {
  const auto found = find(wire::Cursor(frame, length));
  if (!found) return std::nullopt;
  const auto behind = frame.subspan(std::min(found->at.offset(), frame.size()));
  return packet::Packet{.bytes = behind.first(std::min(behind.size(), found->at.length())),
                        .length = found->at.length(),
                        .family = found->family};
}

const Link* find_link(int type) {
  const auto* const found = std::ranges::find(links, type, &Link::type);
  return found == links.end() ? nullptr : found;
}

std::string known_links() {
  std::vector<std::string_view> known;
  for (const Link& link : links) {
    if (known.empty() || known.back() != link.words) known.push_back(link.words);
  }
  std::string text;
  for (const std::string_view words : known) {
    if (!text.empty()) text += words == known.back() ? " and " : ", ";
    text += words;
  }
  return text;
}

}  // namespace sixgate::capture
