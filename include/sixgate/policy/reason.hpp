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

  wire_protocol_family = 40,
  ipv4_source_multicast = 41,
  ipv4_source_broadcast = 42,
  ipv4_source_loopback = 43,
  ipv4_source_unspecified = 44,
  ipv4_own_source = 45,
  ipv4_land = 46,
  ipv4_documentation = 47,
  ipv4_bogon_source = 48,
  ipv4_bogon_destination = 49,
  ipv4_foreign_source = 50,
  ipv4_tcp_multicast = 51,
  ipv4_source_route = 52,
  ipv4_option_deprecated = 53,
  ipv4_option_experiment = 54,
  ipv6_source_unspecified = 55,
  ipv6_source_loopback = 56,
  ipv6_mapped = 57,
  ipv6_destination_unusable = 58,
  ipv6_multicast_scope = 59,
  ipv6_own_source = 60,
  ipv6_land = 61,
  ipv6_documentation = 62,
  ipv6_unique_local = 63,
  ipv6_bogon_source = 64,
  ipv6_bogon_destination = 65,
  ipv6_nat64_martian = 66,
  ipv6_multicast_boundary = 67,
  ipv6_foreign_source = 68,
  ipv6_tcp_multicast = 69,
  icmpv4_echo_multicast = 70,
  icmpv4_type_deprecated = 71,
  icmpv4_link_type_routed = 72,
  icmpv4_timestamp = 73,
  icmpv4_mtu = 74,
  icmpv6_transit_refused = 75,
  icmpv6_local_refused = 76,
  icmpv6_transit_by_policy = 77,
  icmpv6_local_by_policy = 78,
  icmpv6_code = 79,
  icmpv6_checksum = 80,
  icmpv6_node_information_multicast = 81,
  icmpv6_error_about_nothing = 82,
  icmpv6_error_about_error = 83,
  icmpv6_error_about_nobody = 84,
  icmpv6_error_destination = 85,
  icmpv6_error_misdirected = 86,
  icmpv6_error_multicast = 87,
  icmpv6_problem_pointer = 88,
  nd_code = 89,
  nd_length = 90,
  nd_option_length = 91,
  nd_unspecified_source = 92,
  nd_target = 93,
  nd_solicited_multicast = 94,
  nd_inverse_options = 95,
  nd_router = 96,
  nd_prefix = 97,
  nd_zone = 98,
  nd_unsecured = 99,
  nd_redirect = 100,
  mld_hop_limit = 101,
  mld_source = 102,
  mld_router_alert = 103,
  mld_malformed = 104,
};

/// A reason's word.
struct ReasonName {
  Reason reason;
  std::string_view name;  ///< `family.what-is-wrong`; stable
};

/// Every reason, in the order of its number.
inline constexpr std::array reason_names{
    ReasonName{Reason::wire_empty, "wire.empty"},
    ReasonName{Reason::wire_version, "wire.version"},
    ReasonName{Reason::wire_truncated, "wire.truncated"},
    ReasonName{Reason::wire_header_length, "wire.header-length"},
    ReasonName{Reason::wire_payload_length, "wire.payload-length"},
    ReasonName{Reason::wire_option_overrun, "wire.option-overrun"},
    ReasonName{Reason::wire_jumbo, "wire.jumbo"},
    ReasonName{Reason::ipv6_source_multicast, "ipv6.source-multicast"},
    ReasonName{Reason::ipv6_link_local_routed, "ipv6.link-local-routed"},
    ReasonName{Reason::ext_chain_too_long, "ext.chain-too-long"},
    ReasonName{Reason::ext_routing_type_0, "ext.routing-type-0"},
    ReasonName{Reason::frag_header_chain, "frag.header-chain"},
    ReasonName{Reason::icmpv6_echo_multicast, "icmpv6.echo-multicast"},
    ReasonName{Reason::icmpv6_ptb_mtu, "icmpv6.ptb-mtu"},
    ReasonName{Reason::nd_hop_limit, "nd.hop-limit"},
    ReasonName{Reason::nd_off_link, "nd.off-link"},
    ReasonName{Reason::nd_fragmented, "nd.fragmented"},
    ReasonName{Reason::tunnel_undeclared, "tunnel.undeclared"},
    ReasonName{Reason::tunnel_depth, "tunnel.depth"},
    ReasonName{Reason::tunnel_teredo_blocked, "tunnel.teredo-blocked"},
    ReasonName{Reason::tunnel_6to4_martian_ipv4, "tunnel.6to4-martian-ipv4"},
    ReasonName{Reason::tunnel_6to4_martian_ipv6, "tunnel.6to4-martian-ipv6"},
    ReasonName{Reason::tunnel_6to4_native_to_native, "tunnel.6to4-native-to-native"},
    ReasonName{Reason::tunnel_6to4_source_mismatch, "tunnel.6to4-source-mismatch"},
    ReasonName{Reason::tunnel_6to4_destination_mismatch, "tunnel.6to4-destination-mismatch"},
    ReasonName{Reason::tunnel_inner_source, "tunnel.inner-source"},
    ReasonName{Reason::service_closed, "service.closed"},
    ReasonName{Reason::icmpv6_packet_too_big, "icmpv6.packet-too-big"},
    ReasonName{Reason::icmpv6_error_passes, "icmpv6.error-passes"},
    ReasonName{Reason::icmpv6_allowed, "icmpv6.allowed"},
    ReasonName{Reason::nd_allowed, "nd.allowed"},
    ReasonName{Reason::mld_allowed, "mld.allowed"},
    ReasonName{Reason::frag_allowed, "frag.allowed"},
    ReasonName{Reason::ipsec_allowed, "ipsec.allowed"},
    ReasonName{Reason::service_allowed, "service.allowed"},
    ReasonName{Reason::default_tunnelled, "default.tunnelled"},
    ReasonName{Reason::default_native, "default.native"},
    ReasonName{Reason::default_not_steered, "default.not-steered"},
    ReasonName{Reason::icmpv4_error_passes, "icmpv4.error-passes"},
    ReasonName{Reason::wire_protocol_family, "wire.protocol-family"},
    ReasonName{Reason::ipv4_source_multicast, "ipv4.source-multicast"},
    ReasonName{Reason::ipv4_source_broadcast, "ipv4.source-broadcast"},
    ReasonName{Reason::ipv4_source_loopback, "ipv4.source-loopback"},
    ReasonName{Reason::ipv4_source_unspecified, "ipv4.source-unspecified"},
    ReasonName{Reason::ipv4_own_source, "ipv4.own-source"},
    ReasonName{Reason::ipv4_land, "ipv4.land"},
    ReasonName{Reason::ipv4_documentation, "ipv4.documentation"},
    ReasonName{Reason::ipv4_bogon_source, "ipv4.bogon-source"},
    ReasonName{Reason::ipv4_bogon_destination, "ipv4.bogon-destination"},
    ReasonName{Reason::ipv4_foreign_source, "ipv4.foreign-source"},
    ReasonName{Reason::ipv4_tcp_multicast, "ipv4.tcp-multicast"},
    ReasonName{Reason::ipv4_source_route, "ipv4.source-route"},
    ReasonName{Reason::ipv4_option_deprecated, "ipv4.option-deprecated"},
    ReasonName{Reason::ipv4_option_experiment, "ipv4.option-experiment"},
    ReasonName{Reason::ipv6_source_unspecified, "ipv6.source-unspecified"},
    ReasonName{Reason::ipv6_source_loopback, "ipv6.source-loopback"},
    ReasonName{Reason::ipv6_mapped, "ipv6.mapped"},
    ReasonName{Reason::ipv6_destination_unusable, "ipv6.destination-unusable"},
    ReasonName{Reason::ipv6_multicast_scope, "ipv6.multicast-scope"},
    ReasonName{Reason::ipv6_own_source, "ipv6.own-source"},
    ReasonName{Reason::ipv6_land, "ipv6.land"},
    ReasonName{Reason::ipv6_documentation, "ipv6.documentation"},
    ReasonName{Reason::ipv6_unique_local, "ipv6.unique-local"},
    ReasonName{Reason::ipv6_bogon_source, "ipv6.bogon-source"},
    ReasonName{Reason::ipv6_bogon_destination, "ipv6.bogon-destination"},
    ReasonName{Reason::ipv6_nat64_martian, "ipv6.nat64-martian"},
    ReasonName{Reason::ipv6_multicast_boundary, "ipv6.multicast-boundary"},
    ReasonName{Reason::ipv6_foreign_source, "ipv6.foreign-source"},
    ReasonName{Reason::ipv6_tcp_multicast, "ipv6.tcp-multicast"},
    ReasonName{Reason::icmpv4_echo_multicast, "icmpv4.echo-multicast"},
    ReasonName{Reason::icmpv4_type_deprecated, "icmpv4.type-deprecated"},
    ReasonName{Reason::icmpv4_link_type_routed, "icmpv4.link-type-routed"},
    ReasonName{Reason::icmpv4_timestamp, "icmpv4.timestamp"},
    ReasonName{Reason::icmpv4_mtu, "icmpv4.mtu"},
    ReasonName{Reason::icmpv6_transit_refused, "icmpv6.transit-refused"},
    ReasonName{Reason::icmpv6_local_refused, "icmpv6.local-refused"},
    ReasonName{Reason::icmpv6_transit_by_policy, "icmpv6.transit-by-policy"},
    ReasonName{Reason::icmpv6_local_by_policy, "icmpv6.local-by-policy"},
    ReasonName{Reason::icmpv6_code, "icmpv6.code"},
    ReasonName{Reason::icmpv6_checksum, "icmpv6.checksum"},
    ReasonName{Reason::icmpv6_node_information_multicast, "icmpv6.node-information-multicast"},
    ReasonName{Reason::icmpv6_error_about_nothing, "icmpv6.error-about-nothing"},
    ReasonName{Reason::icmpv6_error_about_error, "icmpv6.error-about-error"},
    ReasonName{Reason::icmpv6_error_about_nobody, "icmpv6.error-about-nobody"},
    ReasonName{Reason::icmpv6_error_destination, "icmpv6.error-destination"},
    ReasonName{Reason::icmpv6_error_misdirected, "icmpv6.error-misdirected"},
    ReasonName{Reason::icmpv6_error_multicast, "icmpv6.error-multicast"},
    ReasonName{Reason::icmpv6_problem_pointer, "icmpv6.problem-pointer"},
    ReasonName{Reason::nd_code, "nd.code"},
    ReasonName{Reason::nd_length, "nd.length"},
    ReasonName{Reason::nd_option_length, "nd.option-length"},
    ReasonName{Reason::nd_unspecified_source, "nd.unspecified-source"},
    ReasonName{Reason::nd_target, "nd.target"},
    ReasonName{Reason::nd_solicited_multicast, "nd.solicited-multicast"},
    ReasonName{Reason::nd_inverse_options, "nd.inverse-options"},
    ReasonName{Reason::nd_router, "nd.router"},
    ReasonName{Reason::nd_prefix, "nd.prefix"},
    ReasonName{Reason::nd_zone, "nd.zone"},
    ReasonName{Reason::nd_unsecured, "nd.unsecured"},
    ReasonName{Reason::nd_redirect, "nd.redirect"},
    ReasonName{Reason::mld_hop_limit, "mld.hop-limit"},
    ReasonName{Reason::mld_source, "mld.source"},
    ReasonName{Reason::mld_router_alert, "mld.router-alert"},
    ReasonName{Reason::mld_malformed, "mld.malformed"},
};

inline constexpr std::size_t reason_count = reason_names.size();

static_assert(
    [] {
      for (std::size_t i = 0; i < reason_count; ++i) {
        if (static_cast<std::size_t>(reason_names[i].reason) != i + 1) return false;
      }
      return true;
    }(),
    "reason_names must list every reason in the order of its number");

/// A reason's place in tables of reason_count entries.
constexpr std::size_t index_of(Reason reason) { return static_cast<std::size_t>(reason) - 1; }

constexpr std::string_view name_of(Reason reason) { return reason_names[index_of(reason)].name; }

/// The reason of that name; nothing where there is none.
constexpr std::optional<Reason> find_reason(std::string_view name) {
  const auto* const found = std::ranges::find(reason_names, name, &ReasonName::name);
  if (found == reason_names.end()) return std::nullopt;
  return found->reason;
}

static_assert(
    [] {
      for (const ReasonName& row : reason_names) {
        if (find_reason(row.name) != row.reason) return false;
      }
      return true;
    }(),
    "two reasons share a name");

}  // namespace sixgate::policy
