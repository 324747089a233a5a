// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::policy {

/// A queue of its own, so that a flood of one class cannot starve another. Of `devices` is what
/// comes out of a tunnel's device, or goes into it, whatever traffic that is: it was in a tunnel's
/// packet, or will be, which is judged with all that is in it.
enum class QueueClass : std::uint8_t { icmpv6, tunnels, headers, fragments, devices };

inline constexpr std::array all_queue_classes{QueueClass::icmpv6, QueueClass::tunnels,
                                              QueueClass::headers, QueueClass::fragments,
                                              QueueClass::devices};

constexpr std::string_view name_of(QueueClass queue_class) {
  switch (queue_class) {
    case QueueClass::icmpv6: return "icmpv6";
    case QueueClass::tunnels: return "tunnels";
    case QueueClass::headers: return "headers";
    case QueueClass::fragments: return "fragments";
    case QueueClass::devices: return "devices";
  }
  return {};
}

/// A kind of traffic that the kernel brings to a queue because a rule asks for it, or several.
enum class Traffic : std::uint8_t {
  none = 0,  ///< brings nothing: the rule is asked of whatever comes
  fragments = 1,
  extension_headers = 2,
  ip_tunnels = 4,
  udp_tunnels = 8,  ///< on the ports of those that are declared
  teredo = 16,
  icmpv6 = 32,
  ipv4_options = 64,
  discovery_names = 128,  ///< queries for names by which hosts look for a tunnel's end
};

constexpr Traffic operator|(Traffic one, Traffic other) {
  return static_cast<Traffic>(static_cast<unsigned>(one) | static_cast<unsigned>(other));
}

/// Whether two have a kind in common.
constexpr bool overlap(Traffic one, Traffic other) {
  return (static_cast<unsigned>(one) & static_cast<unsigned>(other)) != 0;
}

/// How one kind of traffic is known, in the kernel and here, from the outermost layer alone.
struct TrafficRow {
  Traffic traffic;
  QueueClass queue_class;
  std::span<const std::string_view> expressions;        ///< nft matches, each enough by itself
  bool (*covers)(const packet::Layer&, const Policy&);  ///< the same for a capture

  /// Behind each expression belongs the set of ports of the UDP tunnels that are declared; without
  /// any the kernel brings nothing.
  bool is_by_port = false;
};

/// An nft match of a list of protocols, `meta l4proto { 4, 41 }`.
consteval wire::Text make_set(std::string_view match, std::span<const packet::Protocol> protocols) {
  wire::Text text;
  text.append(match);
  std::string_view separator = " { ";
  for (const packet::Protocol protocol : protocols) {
    text.append(separator);
    text.append(static_cast<std::uint32_t>(protocol), 10);
    separator = ", ";
  }
  text.append(" }");
  return text;
}

namespace detail {

/// What is steered at prerouting: those of IPv6; and those of IPv4 that may end beyond 65535 bytes,
/// for which nft cannot add.
inline constexpr std::array<std::string_view, 4> fragment_expressions{
    "exthdr frag exists", "ip frag-off & 0x1f00 == 0x1f00",
    "ip frag-off & 0x1800 == 0x1800 ip length >= 2048",
    "ip frag-off & 0x1fff != 0 ip length >= 16384"};

/// What one of them leaves to the longest IPv4 packet is the length from which the next one looks.
constexpr bool is_looked_at_fragment(const packet::Layer& layer, const Policy&) {
  if (!layer.fragment) return false;
  const std::uint32_t offset = layer.fragment->offset;
  return layer.is_ipv6() || offset >= 65536 - 2048 ||
         (offset >= 65536 - 16384 && layer.length >= 2048) || (offset > 0 && layer.length >= 16384);
}

inline constexpr wire::Text extension_header_set =
    make_set("ip6 nexthdr", packet::extension_headers);
inline constexpr wire::Text tunnel_set = make_set("meta l4proto", packet::tunnel_protocols);

inline constexpr std::array extension_header_expressions{extension_header_set.view(),
                                                         std::string_view("ip protocol 51")};

inline constexpr std::array ip_tunnel_expressions{tunnel_set.view()};

/// Teredo by the first bytes of a UDP payload, which start 64 bits into the UDP header. RFC 4380
/// section 5.1.1: a packet of IPv6 with a Teredo address or a link-local source, the same behind an
/// origin indication of 8 bytes, or an authentication header; 0x2112a442 is STUN's cookie. The last
/// is a first fragment too short to show any of it, whatever options its IPv4 header has.
inline constexpr std::array<std::string_view, 8> teredo_expressions{
    "ip protocol udp ip frag-off & 0x1fff == 0 @th,64,4 6 @th,128,32 0x20010000",
    "ip protocol udp ip frag-off & 0x1fff == 0 @th,64,4 6 @th,256,32 0x20010000",
    "ip protocol udp ip frag-off & 0x1fff == 0 @th,64,4 6 @th,128,10 0x3fa",
    "ip protocol udp ip frag-off & 0x1fff == 0 @th,64,16 0 @th,128,4 6 @th,192,32 0x20010000",
    "ip protocol udp ip frag-off & 0x1fff == 0 @th,64,16 0 @th,128,4 6 @th,320,32 0x20010000",
    "ip protocol udp ip frag-off & 0x1fff == 0 @th,64,16 0 @th,128,4 6 @th,192,10 0x3fa",
    "ip protocol udp ip frag-off & 0x1fff == 0 @th,64,16 1 udp length >= 61 @th,96,32 != "
    "0x2112a442",
    "ip protocol udp ip frag-off & 0x3fff == 0x2000 ip length < 108"};

constexpr bool may_be_teredo(const packet::Layer& layer, const Policy&) {
  const bool is_short_first_fragment = layer.is_ipv4() && layer.fragment &&
                                       layer.fragment->offset == 0 && layer.length < 108 &&
                                       layer.transport == packet::Protocol::udp;
  return (layer.teredo_shape && layer.visible_transport() == packet::Protocol::udp) ||
         is_short_first_fragment;
}

/// The first two bytes of a later IPv4 fragment are no port.
inline constexpr std::array<std::string_view, 4> udp_tunnel_expressions{
    "ip protocol udp ip frag-off & 0x1fff == 0 udp dport",
    "ip protocol udp ip frag-off & 0x1fff == 0 udp sport", "meta nfproto ipv6 udp dport",
    "meta nfproto ipv6 udp sport"};

constexpr bool is_at_declared_port(const packet::Layer& layer, const Policy& policy) {
  return layer.visible_transport() == packet::Protocol::udp && layer.ports &&
         std::ranges::any_of(policy.udp_tunnels, [&layer](const packet::UdpTunnel& tunnel) {
           return tunnel.is_at(layer.ports->source, layer.ports->destination);
         });
}

/// But IGMP, which carries a router alert: the groups of a link must not wait in a queue.
inline constexpr std::array<std::string_view, 1> ipv4_options_expressions{
    "ip hdrlength > 5 ip protocol != igmp"};

inline constexpr std::array<std::string_view, 1> icmpv6_expressions{
    "meta nfproto ipv6 meta l4proto icmpv6"};

/// A query has the first bit of its flags clear; its name begins 12 bytes into the message, which
/// is 160 bits into the UDP header, with the length of its first label. The masks leave out what
/// makes a letter small. RFC 1035 sections 4.1 and 3.1.
inline constexpr std::array<std::string_view, 8> discovery_name_expressions{
    "ip protocol udp ip frag-off & 0x1fff == 0 udp dport { 53, 5355 } @th,80,1 0 @th,160,8 6 "
    "@th,168,48 & 0xdfdfdfdfdfdf == 0x495341544150",
    "ip protocol udp ip frag-off & 0x1fff == 0 udp dport { 53, 5355 } @th,80,1 0 @th,160,8 6 "
    "@th,168,48 & 0xdfdfdfdfdfdf == 0x54455245444f",
    "ip protocol udp ip frag-off & 0x1fff == 0 udp dport { 53, 5355 } @th,80,1 0 @th,160,8 4 "
    "@th,168,32 & 0xffdfdfff == 0x36544f34",
    "ip protocol udp ip frag-off & 0x1fff == 0 udp dport { 53, 5355 } @th,80,1 0 @th,160,8 3 "
    "@th,168,24 & 0xffdfdf == 0x365244",
    "meta nfproto ipv6 udp dport { 53, 5355 } @th,80,1 0 @th,160,8 6 "
    "@th,168,48 & 0xdfdfdfdfdfdf == 0x495341544150",
    "meta nfproto ipv6 udp dport { 53, 5355 } @th,80,1 0 @th,160,8 6 "
    "@th,168,48 & 0xdfdfdfdfdfdf == 0x54455245444f",
    "meta nfproto ipv6 udp dport { 53, 5355 } @th,80,1 0 @th,160,8 4 "
    "@th,168,32 & 0xffdfdfff == 0x36544f34",
    "meta nfproto ipv6 udp dport { 53, 5355 } @th,80,1 0 @th,160,8 3 "
    "@th,168,24 & 0xffdfdf == 0x365244"};

}  // namespace detail

/// Whether fragments of the kind are steered as they come off the wire.
constexpr bool is_steered_early(const packet::Layer& layer, const Policy& policy) {
  return detail::is_looked_at_fragment(layer, policy);
}

/// The kinds in the order in which the kernel asks; the first that covers a packet has it.
inline constexpr std::array traffic_rows{
    TrafficRow{Traffic::fragments, QueueClass::fragments, detail::fragment_expressions,
               detail::is_looked_at_fragment},
    TrafficRow{Traffic::extension_headers, QueueClass::headers,
               detail::extension_header_expressions,
               [](const packet::Layer& layer, const Policy&) {
                 const packet::Protocol first =
                     layer.chain.empty() ? layer.visible_transport() : layer.chain[0].kind;
                 return layer.is_ipv4() ? first == packet::Protocol::ah
                                        : packet::is_extension_header(first);
               }},
    TrafficRow{Traffic::ip_tunnels, QueueClass::tunnels, detail::ip_tunnel_expressions,
               [](const packet::Layer& layer, const Policy&) {
                 return packet::is_tunnel(layer.visible_transport());
               }},
    TrafficRow{Traffic::udp_tunnels, QueueClass::tunnels, detail::udp_tunnel_expressions,
               detail::is_at_declared_port, true},
    TrafficRow{Traffic::teredo, QueueClass::tunnels, detail::teredo_expressions,
               detail::may_be_teredo},
    TrafficRow{Traffic::ipv4_options, QueueClass::headers, detail::ipv4_options_expressions,
               [](const packet::Layer& layer, const Policy&) {
                 return layer.is_ipv4() && layer.ipv4_options().length > 0 &&
                        layer.visible_transport() != packet::Protocol::igmp;
               }},
    TrafficRow{Traffic::discovery_names, QueueClass::tunnels, detail::discovery_name_expressions,
               [](const packet::Layer& layer, const Policy&) {
                 return layer.asks_for_tunnel && layer.visible_transport() == packet::Protocol::udp;
               }},
    TrafficRow{Traffic::icmpv6, QueueClass::icmpv6, detail::icmpv6_expressions,
               [](const packet::Layer& layer, const Policy&) {
                 return layer.is_ipv6() && layer.visible_transport() == packet::Protocol::icmpv6;
               }},
};

}  // namespace sixgate::policy
