// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sixgate::policy {

/// Why a packet was accepted or dropped. Numbered by hand; a number is never used for another
/// reason.
enum class Reason : std::uint16_t {
  wire_empty = 1,
  wire_version = 2,
  wire_truncated = 3,
  wire_header_length = 4,
  wire_payload_length = 5,
  wire_option_overrun = 6,
  wire_jumbo = 7,
  ipv6_source_multicast = 8,
  ipv6_link_local_routed = 9,
  ext_chain_too_long = 10,
  ext_routing_type_0 = 11,
  frag_header_chain = 12,
  icmpv6_echo_multicast = 13,
  icmpv6_ptb_mtu = 14,
  nd_hop_limit = 15,
  nd_off_link = 16,
  nd_fragmented = 17,
  tunnel_undeclared = 18,
  tunnel_depth = 19,
  tunnel_teredo_blocked = 20,
  tunnel_6to4_martian_ipv4 = 21,
  tunnel_6to4_martian_ipv6 = 22,
  tunnel_6to4_native_to_native = 23,
  tunnel_6to4_source_mismatch = 24,
  tunnel_6to4_destination_mismatch = 25,
  tunnel_inner_source = 26,
  service_closed = 27,

  icmpv6_packet_too_big = 28,
  icmpv6_error_passes = 29,
  icmpv6_allowed = 30,
  nd_allowed = 31,
  mld_allowed = 32,
  frag_allowed = 33,
  ipsec_allowed = 34,
  service_allowed = 35,
  default_tunnelled = 36,
  default_native = 37,
  default_not_steered = 38,
  icmpv4_error_passes = 39,
};

/// A reason's word and what it tells a sysadmin.
struct ReasonText {
  Reason reason;
  std::string_view name;      ///< `family.what-is-wrong`; stable
  std::string_view sentence;  ///< one sentence
};

/// Every reason, in the order of its number.
inline constexpr std::array reason_texts{
    ReasonText{Reason::wire_empty, "wire.empty", "The kernel handed over no byte of the packet."},
    ReasonText{Reason::wire_version, "wire.version",
               "The version field is not that of the protocol which the packet came under."},
    ReasonText{Reason::wire_truncated, "wire.truncated",
               "The packet ends inside one of its headers."},
    ReasonText{Reason::wire_header_length, "wire.header-length",
               "A header states a length that its own fixed part does not fit in."},
    ReasonText{Reason::wire_payload_length, "wire.payload-length",
               "A header states more payload than the packet has."},
    ReasonText{Reason::wire_option_overrun, "wire.option-overrun",
               "An option runs past the end of the header that holds it."},
    ReasonText{
        Reason::wire_jumbo, "wire.jumbo",
        "The payload length is 0 and no Jumbo Payload option says the real one, or that option "
        "contradicts the rest of the packet."},
    ReasonText{Reason::ipv6_source_multicast, "ipv6.source-multicast",
               "The source address is a multicast address."},
    ReasonText{Reason::ipv6_link_local_routed, "ipv6.link-local-routed",
               "A link-local address is about to be forwarded to another link."},
    ReasonText{Reason::ext_chain_too_long, "ext.chain-too-long",
               "The packet has more than 16 extension headers."},
    ReasonText{Reason::ext_routing_type_0, "ext.routing-type-0",
               "The packet has a type 0 routing header, which is deprecated."},
    ReasonText{Reason::frag_header_chain, "frag.header-chain",
               "A first fragment does not hold the packet's whole header chain."},
    ReasonText{Reason::icmpv6_echo_multicast, "icmpv6.echo-multicast",
               "An echo request is sent to a multicast group."},
    ReasonText{Reason::icmpv6_ptb_mtu, "icmpv6.ptb-mtu",
               "A Packet Too Big message tells an MTU below IPv6's minimum of 1280."},
    ReasonText{Reason::nd_hop_limit, "nd.hop-limit",
               "A neighbour discovery message has a hop limit other than 255, so it came through a "
               "router."},
    ReasonText{
        Reason::nd_off_link, "nd.off-link",
        "A neighbour discovery message comes from where none of its kind may come: not from a "
        "link-local address, or on its way to another link."},
    ReasonText{Reason::nd_fragmented, "nd.fragmented",
               "A neighbour discovery message has a Fragment header."},
    ReasonText{Reason::tunnel_undeclared, "tunnel.undeclared",
               "The packet is a tunnel's, and no tunnel between these addresses is declared."},
    ReasonText{Reason::tunnel_depth, "tunnel.depth",
               "The packet holds more encapsulations than [tunnels] max-depth."},
    ReasonText{Reason::tunnel_teredo_blocked, "tunnel.teredo-blocked",
               "A UDP datagram carries Teredo, whatever its port, and Teredo is blocked."},
    ReasonText{Reason::tunnel_6to4_martian_ipv4, "tunnel.6to4-martian-ipv4",
               "An outer address of a 6to4 packet is no global unicast address."},
    ReasonText{
        Reason::tunnel_6to4_martian_ipv6, "tunnel.6to4-martian-ipv6",
        "An inner address of a 6to4 packet cannot be one, or embeds an IPv4 address that is no "
        "global unicast address."},
    ReasonText{Reason::tunnel_6to4_native_to_native, "tunnel.6to4-native-to-native",
               "Neither inner address of a 6to4 packet is a 6to4 address."},
    ReasonText{Reason::tunnel_6to4_source_mismatch, "tunnel.6to4-source-mismatch",
               "The inner source of a 6to4 packet does not belong to the outer source."},
    ReasonText{Reason::tunnel_6to4_destination_mismatch, "tunnel.6to4-destination-mismatch",
               "The inner destination of a 6to4 packet does not belong to the outer destination."},
    ReasonText{
        Reason::tunnel_inner_source, "tunnel.inner-source",
        "A packet comes out of a declared tunnel with a source that may not come from there."},
    ReasonText{Reason::service_closed, "service.closed",
               "A packet comes out of a tunnel for something that no [[service]] opens."},
    ReasonText{Reason::icmpv6_packet_too_big, "icmpv6.packet-too-big",
               "A Packet Too Big message: path MTU discovery needs it."},
    ReasonText{Reason::icmpv6_error_passes, "icmpv6.error-passes",
               "An ICMPv6 error message: its receiver needs it."},
    ReasonText{Reason::icmpv6_allowed, "icmpv6.allowed", "An ICMPv6 message that broke no rule."},
    ReasonText{Reason::nd_allowed, "nd.allowed", "Valid neighbour discovery."},
    ReasonText{Reason::mld_allowed, "mld.allowed", "Multicast listener discovery on its link."},
    ReasonText{Reason::frag_allowed, "frag.allowed",
               "A later fragment: what can be judged is in the first."},
    ReasonText{Reason::ipsec_allowed, "ipsec.allowed",
               "IPsec or its key exchange, which protect what they carry themselves."},
    ReasonText{Reason::service_allowed, "service.allowed",
               "A packet out of a tunnel for something that a [[service]] opens."},
    ReasonText{Reason::default_tunnelled, "default.tunnelled",
               "Tunnelled traffic that broke no rule and needs no service."},
    ReasonText{Reason::default_native, "default.native",
               "Native traffic that broke no rule; the rest of the host's ruleset decides."},
    ReasonText{Reason::default_not_steered, "default.not-steered",
               "Traffic that no rule asks for: the kernel does not bring it here."},
    ReasonText{
        Reason::icmpv4_error_passes, "icmpv4.error-passes",
        "An ICMPv4 destination unreachable or time exceeded message: its receiver needs it."},
};

inline constexpr std::size_t reason_count = reason_texts.size();

static_assert(
    [] {
      for (std::size_t i = 0; i < reason_count; ++i) {
        if (static_cast<std::size_t>(reason_texts[i].reason) != i + 1) return false;
      }
      return true;
    }(),
    "reason_texts must list every reason in the order of its number");

/// A reason's place in tables of reason_count entries.
constexpr std::size_t index_of(Reason reason) { return static_cast<std::size_t>(reason) - 1; }

constexpr std::string_view name_of(Reason reason) { return reason_texts[index_of(reason)].name; }

constexpr std::string_view sentence_of(Reason reason) {
  return reason_texts[index_of(reason)].sentence;
}

/// The reason of that name; nothing where there is none.
constexpr std::optional<Reason> find_reason(std::string_view name) {
  const auto* const found = std::ranges::find(reason_texts, name, &ReasonText::name);
  if (found == reason_texts.end()) return std::nullopt;
  return found->reason;
}

static_assert(
    [] {
      for (const ReasonText& text : reason_texts) {
        if (find_reason(text.name) != text.reason) return false;
      }
      return true;
    }(),
    "two reasons share a name");

}  // namespace sixgate::policy
