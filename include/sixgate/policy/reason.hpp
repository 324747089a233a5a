// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "sixgate/policy/reason_number.hpp"

namespace sixgate::policy {

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
    ReasonName{Reason::ext_routing_type_1, "ext.routing-type-1"},
    ReasonName{Reason::ext_routing_type_3, "ext.routing-type-3"},
    ReasonName{Reason::ext_hop_by_hop_not_first, "ext.hop-by-hop-not-first"},
    ReasonName{Reason::ext_option_multicast, "ext.option-multicast"},
    ReasonName{Reason::frag_repeated, "frag.repeated"},
    ReasonName{Reason::frag_teredo_hidden, "frag.teredo-hidden"},
    ReasonName{Reason::frag_misaligned, "frag.misaligned"},
    ReasonName{Reason::frag_too_long, "frag.too-long"},
    ReasonName{Reason::frag_tiny_tcp, "frag.tiny-tcp"},
    ReasonName{Reason::mobile_home_address_repeated, "mobile.home-address-repeated"},
    ReasonName{Reason::ext_header_experiment, "ext.header-experiment"},
    ReasonName{Reason::ext_header_unknown, "ext.header-unknown"},
    ReasonName{Reason::ext_order, "ext.order"},
    ReasonName{Reason::ext_too_many_options, "ext.too-many-options"},
    ReasonName{Reason::ext_chain_too_large, "ext.chain-too-large"},
    ReasonName{Reason::ext_padding_too_long, "ext.padding-too-long"},
    ReasonName{Reason::ext_padding_data, "ext.padding-data"},
    ReasonName{Reason::ext_option_router_alert, "ext.option-router-alert"},
    ReasonName{Reason::ext_option_calipso, "ext.option-calipso"},
    ReasonName{Reason::ext_option_smf_dpd, "ext.option-smf-dpd"},
    ReasonName{Reason::ext_option_ioam, "ext.option-ioam"},
    ReasonName{Reason::ext_option_deprecated, "ext.option-deprecated"},
    ReasonName{Reason::ext_option_rpl, "ext.option-rpl"},
    ReasonName{Reason::ext_option_endpoint_identification, "ext.option-endpoint-identification"},
    ReasonName{Reason::ext_option_line_identification, "ext.option-line-identification"},
    ReasonName{Reason::ext_option_jumbo, "ext.option-jumbo"},
    ReasonName{Reason::ext_option_depth_first_forwarding, "ext.option-depth-first-forwarding"},
    ReasonName{Reason::ext_option_experiment, "ext.option-experiment"},
    ReasonName{Reason::ext_option_unknown, "ext.option-unknown"},
    ReasonName{Reason::ext_routing_crh, "ext.routing-crh"},
    ReasonName{Reason::ext_routing_experiment, "ext.routing-experiment"},
    ReasonName{Reason::ext_routing_malformed, "ext.routing-malformed"},
    ReasonName{Reason::frag_atomic, "frag.atomic"},
    ReasonName{Reason::mobile_message_length, "mobile.message-length"},
    ReasonName{Reason::mobile_payload_protocol, "mobile.payload-protocol"},
    ReasonName{Reason::mobile_type, "mobile.type"},
    ReasonName{Reason::mobile_companion, "mobile.companion"},
    ReasonName{Reason::mobile_home_address, "mobile.home-address"},
    ReasonName{Reason::mobile_routing_address, "mobile.routing-address"},
    ReasonName{Reason::mobile_unprotected_binding, "mobile.unprotected-binding"},
    ReasonName{Reason::tunnel_unprotected, "tunnel.unprotected"},
    ReasonName{Reason::tunnel_automatic, "tunnel.automatic"},
    ReasonName{Reason::tunnel_nested, "tunnel.nested"},
    ReasonName{Reason::tunnel_loop, "tunnel.loop"},
    ReasonName{Reason::tunnel_6to4_routing_header, "tunnel.6to4-routing-header"},
    ReasonName{Reason::tunnel_6rd_martian, "tunnel.6rd-martian"},
    ReasonName{Reason::tunnel_6rd_mismatch, "tunnel.6rd-mismatch"},
    ReasonName{Reason::tunnel_isatap_mismatch, "tunnel.isatap-mismatch"},
    ReasonName{Reason::tunnel_isatap_router, "tunnel.isatap-router"},
    ReasonName{Reason::tunnel_6over4_mismatch, "tunnel.6over4-mismatch"},
    ReasonName{Reason::tunnel_teredo_server, "tunnel.teredo-server"},
    ReasonName{Reason::tunnel_teredo_mismatch, "tunnel.teredo-mismatch"},
    ReasonName{Reason::tunnel_teredo_scope, "tunnel.teredo-scope"},
    ReasonName{Reason::tunnel_teredo_origin, "tunnel.teredo-origin"},
    ReasonName{Reason::tunnel_teredo_destination, "tunnel.teredo-destination"},
    ReasonName{Reason::tunnel_teredo_malformed, "tunnel.teredo-malformed"},
    ReasonName{Reason::tunnel_teredo_trailer, "tunnel.teredo-trailer"},
    ReasonName{Reason::tunnel_teredo_address, "tunnel.teredo-address"},
    ReasonName{Reason::tunnel_teredo_allowed, "tunnel.teredo-allowed"},
    ReasonName{Reason::tunnel_discovery_name, "tunnel.discovery-name"},
    ReasonName{Reason::ipv6_6to4_martian, "ipv6.6to4-martian"},
    ReasonName{Reason::ipv6_teredo_martian, "ipv6.teredo-martian"},
    ReasonName{Reason::flow_established, "flow.established"},
    ReasonName{Reason::rate_blocked, "rate.blocked"},
    ReasonName{Reason::icmpv6_error_unrelated, "icmpv6.error-unrelated"},
    ReasonName{Reason::icmpv4_error_unrelated, "icmpv4.error-unrelated"},
    ReasonName{Reason::frag_overlap, "frag.overlap"},
    ReasonName{Reason::frag_dropped_train, "frag.dropped-train"},
    ReasonName{Reason::frag_orphan, "frag.orphan"},
    ReasonName{Reason::tunnel_teredo_unsolicited, "tunnel.teredo-unsolicited"},
    ReasonName{Reason::tunnel_teredo_rate, "tunnel.teredo-rate"},
    ReasonName{Reason::frag_overlap_ipv4, "frag.overlap-ipv4"},
    ReasonName{Reason::frag_overlap_tunnel, "frag.overlap-tunnel"},
    ReasonName{Reason::rate_echo, "rate.echo"},
    ReasonName{Reason::rate_errors, "rate.errors"},
    ReasonName{Reason::rate_neighbour_discovery, "rate.neighbour-discovery"},
    ReasonName{Reason::rate_teredo, "rate.teredo"},
    ReasonName{Reason::rate_6to4, "rate.6to4"},
    ReasonName{Reason::rate_packet_too_big, "rate.packet-too-big"},
    ReasonName{Reason::icmpv6_error_untracked, "icmpv6.error-untracked"},
};

inline constexpr std::size_t reason_count = reason_names.size();

static_assert(std::ranges::adjacent_find(reason_names, std::ranges::greater_equal(),
                                         &ReasonName::reason) == reason_names.end(),
              "reason_names must list every reason in the order of its number");

namespace detail {

/// Where a reason stands in reason_names, by its number: numbers may be left out.
inline constexpr auto reason_places = [] {
  std::array<std::uint16_t, static_cast<std::size_t>(reason_names.back().reason) + 1> places{};
  for (std::size_t i = 0; i < reason_names.size(); ++i) {
    places[static_cast<std::size_t>(reason_names[i].reason)] = static_cast<std::uint16_t>(i);
  }
  return places;
}();

}  // namespace detail

/// A reason's place in tables of reason_count entries.
constexpr std::size_t index_of(Reason reason) {
  return detail::reason_places[static_cast<std::size_t>(reason)];
}

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
