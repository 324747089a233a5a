// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/link.hpp"

#include <algorithm>
#include <array>

#include "sixgate/wire/cursor.hpp"

namespace sixgate::capture {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint32_t ethertype_ipv4 = 0x0800;
constexpr std::uint32_t ethertype_ipv6 = 0x86dd;
constexpr std::uint32_t ethertype_pppoe_session = 0x8864;

/// A customer tag, a service tag, and what stood for the latter before it had a number.
constexpr bool is_tag(std::uint32_t ethertype) {
  return ethertype == 0x8100 || ethertype == 0x88a8 || ethertype == 0x9100;
}

IpPacket rest(Bytes frame, const wire::Cursor& in) {
  return {.bytes = frame.subspan(std::min(in.offset(), frame.size())), .length = in.length()};
}

/// A PPPoE session, RFC 2516 section 4, with the protocol numbers of PPP.
std::optional<IpPacket> behind_pppoe(Bytes frame, wire::Cursor in) {
  const auto header = in.take<8>();
  if (!header) return std::nullopt;
  const std::uint32_t protocol = header->be16<6>();
  const bool is_ip = protocol == 0x0021 || protocol == 0x0057;
  return is_ip ? std::optional(rest(frame, in)) : std::nullopt;
}

/// in  behind the field that says what follows
std::optional<IpPacket> behind_ethertype(Bytes frame, wire::Cursor in, std::uint32_t ethertype) {
  while (is_tag(ethertype)) {
    const auto tag = in.take<4>();
    if (!tag) return std::nullopt;
    ethertype = tag->be16<2>();
  }
  if (ethertype == ethertype_pppoe_session) return behind_pppoe(frame, in);
  if (ethertype != ethertype_ipv4 && ethertype != ethertype_ipv6) return std::nullopt;
  return rest(frame, in);
}

std::optional<IpPacket> find_in_ethernet(Bytes frame, std::size_t length) {
  wire::Cursor in(frame, length);
  const auto header = in.take<14>();
  if (!header) return std::nullopt;
  return behind_ethertype(frame, in, header->be16<12>());
}

std::optional<IpPacket> find_in_cooked_v1(Bytes frame, std::size_t length) {
  wire::Cursor in(frame, length);
  const auto header = in.take<16>();
  if (!header) return std::nullopt;
  return behind_ethertype(frame, in, header->be16<14>());
}

std::optional<IpPacket> find_in_cooked_v2(Bytes frame, std::size_t length) {
  wire::Cursor in(frame, length);
  const auto header = in.take<20>();
  if (!header) return std::nullopt;
  return behind_ethertype(frame, in, header->be16<0>());
}

std::optional<IpPacket> find_in_raw(Bytes frame, std::size_t length) {
  return rest(frame, wire::Cursor(frame, length));
}

struct LinkRow {
  int type;
  FindIp find_ip;
};

/// tcpdump.org, link-layer header types. Raw IP is 101 in a file and 12 or 14 to libpcap, as the
/// system that built it has it.
constexpr std::array links{
    LinkRow{1, find_in_ethernet},    LinkRow{12, find_in_raw},        LinkRow{14, find_in_raw},
    LinkRow{101, find_in_raw},       LinkRow{228, find_in_raw},       LinkRow{229, find_in_raw},
    LinkRow{113, find_in_cooked_v1}, LinkRow{276, find_in_cooked_v2},
};

}  // namespace

FindIp find_link(int type) {
  const auto* const found = std::ranges::find(links, type, &LinkRow::type);
  return found == links.end() ? nullptr : found->find_ip;
}

}  // namespace sixgate::capture
