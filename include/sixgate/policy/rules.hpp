// SPDX-License-Identifier: GPL-2.0-or-later
// One long file: a list of all rules, twice, as what it includes and in the order of asking.
#pragma once

#include <algorithm>
#include <array>

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/rules/ext_chain_too_large.hpp"
#include "sixgate/policy/rules/ext_chain_too_long.hpp"
#include "sixgate/policy/rules/ext_header_experiment.hpp"
#include "sixgate/policy/rules/ext_header_unknown.hpp"
#include "sixgate/policy/rules/ext_hop_by_hop_not_first.hpp"
#include "sixgate/policy/rules/ext_option_calipso.hpp"
#include "sixgate/policy/rules/ext_option_deprecated.hpp"
#include "sixgate/policy/rules/ext_option_depth_first_forwarding.hpp"
#include "sixgate/policy/rules/ext_option_endpoint_identification.hpp"
#include "sixgate/policy/rules/ext_option_experiment.hpp"
#include "sixgate/policy/rules/ext_option_ioam.hpp"
#include "sixgate/policy/rules/ext_option_jumbo.hpp"
#include "sixgate/policy/rules/ext_option_line_identification.hpp"
#include "sixgate/policy/rules/ext_option_multicast.hpp"
#include "sixgate/policy/rules/ext_option_router_alert.hpp"
#include "sixgate/policy/rules/ext_option_rpl.hpp"
#include "sixgate/policy/rules/ext_option_smf_dpd.hpp"
#include "sixgate/policy/rules/ext_option_unknown.hpp"
#include "sixgate/policy/rules/ext_order.hpp"
#include "sixgate/policy/rules/ext_padding_data.hpp"
#include "sixgate/policy/rules/ext_padding_too_long.hpp"
#include "sixgate/policy/rules/ext_routing_crh.hpp"
#include "sixgate/policy/rules/ext_routing_experiment.hpp"
#include "sixgate/policy/rules/ext_routing_malformed.hpp"
#include "sixgate/policy/rules/ext_routing_type_0.hpp"
#include "sixgate/policy/rules/ext_routing_type_1.hpp"
#include "sixgate/policy/rules/ext_routing_type_3.hpp"
#include "sixgate/policy/rules/ext_too_many_options.hpp"
#include "sixgate/policy/rules/frag_atomic.hpp"
#include "sixgate/policy/rules/frag_dropped_train.hpp"
#include "sixgate/policy/rules/frag_header_chain.hpp"
#include "sixgate/policy/rules/frag_misaligned.hpp"
#include "sixgate/policy/rules/frag_orphan.hpp"
#include "sixgate/policy/rules/frag_overlap.hpp"
#include "sixgate/policy/rules/frag_overlap_ipv4.hpp"
#include "sixgate/policy/rules/frag_overlap_tunnel.hpp"
#include "sixgate/policy/rules/frag_repeated.hpp"
#include "sixgate/policy/rules/frag_teredo_hidden.hpp"
#include "sixgate/policy/rules/frag_tiny_tcp.hpp"
#include "sixgate/policy/rules/frag_too_long.hpp"
#include "sixgate/policy/rules/icmpv4_echo_multicast.hpp"
#include "sixgate/policy/rules/icmpv4_error_unrelated.hpp"
#include "sixgate/policy/rules/icmpv4_link_type_routed.hpp"
#include "sixgate/policy/rules/icmpv4_mtu.hpp"
#include "sixgate/policy/rules/icmpv4_timestamp.hpp"
#include "sixgate/policy/rules/icmpv4_type_deprecated.hpp"
#include "sixgate/policy/rules/icmpv6_checksum.hpp"
#include "sixgate/policy/rules/icmpv6_code.hpp"
#include "sixgate/policy/rules/icmpv6_echo_multicast.hpp"
#include "sixgate/policy/rules/icmpv6_error_about_error.hpp"
#include "sixgate/policy/rules/icmpv6_error_about_nobody.hpp"
#include "sixgate/policy/rules/icmpv6_error_about_nothing.hpp"
#include "sixgate/policy/rules/icmpv6_error_destination.hpp"
#include "sixgate/policy/rules/icmpv6_error_misdirected.hpp"
#include "sixgate/policy/rules/icmpv6_error_multicast.hpp"
#include "sixgate/policy/rules/icmpv6_error_unrelated.hpp"
#include "sixgate/policy/rules/icmpv6_local_by_policy.hpp"
#include "sixgate/policy/rules/icmpv6_local_refused.hpp"
#include "sixgate/policy/rules/icmpv6_node_information_multicast.hpp"
#include "sixgate/policy/rules/icmpv6_problem_pointer.hpp"
#include "sixgate/policy/rules/icmpv6_ptb_mtu.hpp"
#include "sixgate/policy/rules/icmpv6_transit_by_policy.hpp"
#include "sixgate/policy/rules/icmpv6_transit_refused.hpp"
#include "sixgate/policy/rules/ipv4_bogon_destination.hpp"
#include "sixgate/policy/rules/ipv4_bogon_source.hpp"
#include "sixgate/policy/rules/ipv4_documentation.hpp"
#include "sixgate/policy/rules/ipv4_foreign_source.hpp"
#include "sixgate/policy/rules/ipv4_land.hpp"
#include "sixgate/policy/rules/ipv4_option_deprecated.hpp"
#include "sixgate/policy/rules/ipv4_option_experiment.hpp"
#include "sixgate/policy/rules/ipv4_own_source.hpp"
#include "sixgate/policy/rules/ipv4_source_broadcast.hpp"
#include "sixgate/policy/rules/ipv4_source_loopback.hpp"
#include "sixgate/policy/rules/ipv4_source_multicast.hpp"
#include "sixgate/policy/rules/ipv4_source_route.hpp"
#include "sixgate/policy/rules/ipv4_source_unspecified.hpp"
#include "sixgate/policy/rules/ipv4_tcp_multicast.hpp"
#include "sixgate/policy/rules/ipv6_6to4_martian.hpp"
#include "sixgate/policy/rules/ipv6_bogon_destination.hpp"
#include "sixgate/policy/rules/ipv6_bogon_source.hpp"
#include "sixgate/policy/rules/ipv6_destination_unusable.hpp"
#include "sixgate/policy/rules/ipv6_documentation.hpp"
#include "sixgate/policy/rules/ipv6_foreign_source.hpp"
#include "sixgate/policy/rules/ipv6_land.hpp"
#include "sixgate/policy/rules/ipv6_link_local_routed.hpp"
#include "sixgate/policy/rules/ipv6_mapped.hpp"
#include "sixgate/policy/rules/ipv6_multicast_boundary.hpp"
#include "sixgate/policy/rules/ipv6_multicast_scope.hpp"
#include "sixgate/policy/rules/ipv6_nat64_martian.hpp"
#include "sixgate/policy/rules/ipv6_own_source.hpp"
#include "sixgate/policy/rules/ipv6_source_loopback.hpp"
#include "sixgate/policy/rules/ipv6_source_multicast.hpp"
#include "sixgate/policy/rules/ipv6_source_unspecified.hpp"
#include "sixgate/policy/rules/ipv6_tcp_multicast.hpp"
#include "sixgate/policy/rules/ipv6_teredo_martian.hpp"
#include "sixgate/policy/rules/ipv6_unique_local.hpp"
#include "sixgate/policy/rules/mld_hop_limit.hpp"
#include "sixgate/policy/rules/mld_malformed.hpp"
#include "sixgate/policy/rules/mld_router_alert.hpp"
#include "sixgate/policy/rules/mld_source.hpp"
#include "sixgate/policy/rules/mobile_companion.hpp"
#include "sixgate/policy/rules/mobile_home_address.hpp"
#include "sixgate/policy/rules/mobile_home_address_repeated.hpp"
#include "sixgate/policy/rules/mobile_message_length.hpp"
#include "sixgate/policy/rules/mobile_payload_protocol.hpp"
#include "sixgate/policy/rules/mobile_routing_address.hpp"
#include "sixgate/policy/rules/mobile_type.hpp"
#include "sixgate/policy/rules/mobile_unprotected_binding.hpp"
#include "sixgate/policy/rules/nd_code.hpp"
#include "sixgate/policy/rules/nd_fragmented.hpp"
#include "sixgate/policy/rules/nd_hop_limit.hpp"
#include "sixgate/policy/rules/nd_inverse_options.hpp"
#include "sixgate/policy/rules/nd_length.hpp"
#include "sixgate/policy/rules/nd_off_link.hpp"
#include "sixgate/policy/rules/nd_option_length.hpp"
#include "sixgate/policy/rules/nd_prefix.hpp"
#include "sixgate/policy/rules/nd_redirect.hpp"
#include "sixgate/policy/rules/nd_router.hpp"
#include "sixgate/policy/rules/nd_solicited_multicast.hpp"
#include "sixgate/policy/rules/nd_target.hpp"
#include "sixgate/policy/rules/nd_unsecured.hpp"
#include "sixgate/policy/rules/nd_unspecified_source.hpp"
#include "sixgate/policy/rules/nd_zone.hpp"
#include "sixgate/policy/rules/rate_6to4.hpp"
#include "sixgate/policy/rules/rate_echo.hpp"
#include "sixgate/policy/rules/rate_errors.hpp"
#include "sixgate/policy/rules/rate_neighbour_discovery.hpp"
#include "sixgate/policy/rules/rate_packet_too_big.hpp"
#include "sixgate/policy/rules/rate_teredo.hpp"
#include "sixgate/policy/rules/service_closed.hpp"
#include "sixgate/policy/rules/tunnel_6over4_mismatch.hpp"
#include "sixgate/policy/rules/tunnel_6rd_martian.hpp"
#include "sixgate/policy/rules/tunnel_6rd_mismatch.hpp"
#include "sixgate/policy/rules/tunnel_6to4_destination_mismatch.hpp"
#include "sixgate/policy/rules/tunnel_6to4_martian_ipv4.hpp"
#include "sixgate/policy/rules/tunnel_6to4_martian_ipv6.hpp"
#include "sixgate/policy/rules/tunnel_6to4_native_to_native.hpp"
#include "sixgate/policy/rules/tunnel_6to4_routing_header.hpp"
#include "sixgate/policy/rules/tunnel_6to4_source_mismatch.hpp"
#include "sixgate/policy/rules/tunnel_automatic.hpp"
#include "sixgate/policy/rules/tunnel_depth.hpp"
#include "sixgate/policy/rules/tunnel_discovery_name.hpp"
#include "sixgate/policy/rules/tunnel_inner_source.hpp"
#include "sixgate/policy/rules/tunnel_isatap_mismatch.hpp"
#include "sixgate/policy/rules/tunnel_isatap_router.hpp"
#include "sixgate/policy/rules/tunnel_loop.hpp"
#include "sixgate/policy/rules/tunnel_nested.hpp"
#include "sixgate/policy/rules/tunnel_teredo_address.hpp"
#include "sixgate/policy/rules/tunnel_teredo_blocked.hpp"
#include "sixgate/policy/rules/tunnel_teredo_destination.hpp"
#include "sixgate/policy/rules/tunnel_teredo_malformed.hpp"
#include "sixgate/policy/rules/tunnel_teredo_mismatch.hpp"
#include "sixgate/policy/rules/tunnel_teredo_origin.hpp"
#include "sixgate/policy/rules/tunnel_teredo_rate.hpp"
#include "sixgate/policy/rules/tunnel_teredo_scope.hpp"
#include "sixgate/policy/rules/tunnel_teredo_server.hpp"
#include "sixgate/policy/rules/tunnel_teredo_trailer.hpp"
#include "sixgate/policy/rules/tunnel_teredo_unsolicited.hpp"
#include "sixgate/policy/rules/tunnel_undeclared.hpp"
#include "sixgate/policy/rules/tunnel_unprotected.hpp"
#include "sixgate/policy/rules/wire_empty.hpp"
#include "sixgate/policy/rules/wire_header_length.hpp"
#include "sixgate/policy/rules/wire_jumbo.hpp"
#include "sixgate/policy/rules/wire_option_overrun.hpp"
#include "sixgate/policy/rules/wire_payload_length.hpp"
#include "sixgate/policy/rules/wire_protocol_family.hpp"
#include "sixgate/policy/rules/wire_truncated.hpp"
#include "sixgate/policy/rules/wire_version.hpp"

namespace sixgate::policy {

/// The policy. Every layer is asked from top to bottom, outermost layer first, and the first rule
/// that drops has the word. What the kernel decides by itself stands first here too, and of that
/// what it asks only of routed packets last.
inline constexpr std::array rules_in_order{
    ipv6_source_multicast,
    wire_protocol_family,
    ipv4_source_multicast,
    ipv4_source_broadcast,
    ipv4_source_loopback,
    ipv6_source_loopback,
    ipv6_mapped,
    ipv6_destination_unusable,
    ipv6_source_unspecified,
    ipv6_multicast_scope,
    icmpv4_echo_multicast,
    icmpv6_echo_multicast,
    ipv6_nat64_martian,
    ipv6_6to4_martian,
    ipv6_teredo_martian,
    ipv4_tcp_multicast,
    ipv6_tcp_multicast,
    icmpv4_type_deprecated,
    icmpv4_mtu,

    frag_misaligned,
    frag_tiny_tcp,
    ext_header_experiment,
    ext_header_unknown,
    ext_routing_type_0,
    ext_routing_type_1,
    ext_routing_type_3,

    ipv6_link_local_routed,
    ipv4_source_unspecified,
    ipv4_own_source,
    ipv6_own_source,
    ipv4_documentation,
    ipv6_documentation,
    ipv6_unique_local,
    ipv4_bogon_source,
    ipv4_bogon_destination,
    ipv6_bogon_source,
    ipv6_bogon_destination,
    ipv6_multicast_boundary,
    ipv4_foreign_source,
    ipv6_foreign_source,
    icmpv4_link_type_routed,
    icmpv4_timestamp,

    wire_empty,
    wire_version,
    wire_truncated,
    wire_header_length,
    wire_payload_length,
    wire_option_overrun,
    wire_jumbo,

    ipv4_land,
    ipv6_land,
    ipv4_source_route,
    ipv4_option_deprecated,
    ipv4_option_experiment,

    ext_chain_too_long,

    ext_hop_by_hop_not_first,
    ext_option_multicast,
    frag_repeated,
    frag_header_chain,
    frag_teredo_hidden,
    frag_too_long,
    frag_overlap,
    mobile_home_address_repeated,

    ext_order,
    ext_too_many_options,
    ext_chain_too_large,
    ext_padding_too_long,
    ext_padding_data,
    ext_option_router_alert,
    ext_option_calipso,
    ext_option_smf_dpd,
    ext_option_ioam,
    ext_option_deprecated,
    ext_option_rpl,
    ext_option_endpoint_identification,
    ext_option_line_identification,
    ext_option_jumbo,
    ext_option_depth_first_forwarding,
    ext_option_experiment,
    ext_option_unknown,
    ext_routing_crh,
    ext_routing_experiment,
    ext_routing_malformed,
    frag_atomic,
    frag_overlap_tunnel,
    frag_overlap_ipv4,
    frag_orphan,
    mobile_message_length,
    mobile_payload_protocol,
    mobile_type,
    mobile_companion,
    mobile_home_address,
    mobile_routing_address,
    mobile_unprotected_binding,

    icmpv6_ptb_mtu,
    icmpv6_node_information_multicast,
    icmpv6_transit_refused,
    icmpv6_local_refused,
    icmpv6_transit_by_policy,
    icmpv6_local_by_policy,
    icmpv6_code,
    icmpv6_checksum,
    icmpv6_error_about_nothing,
    icmpv6_error_about_error,
    icmpv6_error_about_nobody,
    icmpv6_error_destination,
    icmpv6_error_misdirected,
    icmpv6_error_multicast,
    icmpv6_error_unrelated,
    icmpv4_error_unrelated,
    icmpv6_problem_pointer,
    nd_hop_limit,
    nd_fragmented,
    nd_off_link,
    nd_code,
    nd_length,
    nd_option_length,
    nd_unspecified_source,
    nd_target,
    nd_solicited_multicast,
    nd_inverse_options,
    nd_router,
    nd_prefix,
    nd_zone,
    nd_unsecured,
    nd_redirect,
    mld_hop_limit,
    mld_source,
    mld_router_alert,
    mld_malformed,

    tunnel_depth,
    tunnel_automatic,
    tunnel_teredo_blocked,
    tunnel_nested,
    tunnel_loop,
    tunnel_undeclared,
    tunnel_unprotected,
    tunnel_6to4_martian_ipv4,
    tunnel_6to4_martian_ipv6,
    tunnel_6to4_native_to_native,
    tunnel_6to4_source_mismatch,
    tunnel_6to4_destination_mismatch,
    tunnel_6to4_routing_header,
    tunnel_6rd_martian,
    tunnel_6rd_mismatch,
    tunnel_isatap_mismatch,
    tunnel_isatap_router,
    tunnel_6over4_mismatch,
    tunnel_teredo_malformed,
    tunnel_teredo_server,
    tunnel_teredo_scope,
    tunnel_teredo_origin,
    tunnel_teredo_destination,
    tunnel_teredo_mismatch,
    tunnel_teredo_unsolicited,
    tunnel_teredo_rate,
    tunnel_teredo_address,
    tunnel_teredo_trailer,
    tunnel_inner_source,
    tunnel_discovery_name,

    frag_dropped_train,
    service_closed,

    rate_echo,
    rate_errors,
    rate_neighbour_discovery,
    rate_teredo,
    rate_6to4,
    rate_packet_too_big,
};

static_assert(
    [] {
      auto rules = rules_in_order;
      std::ranges::sort(rules, {}, &Rule::reason);
      return std::ranges::adjacent_find(rules, {}, &Rule::reason) == rules.end();
    }(),
    "two rules share a reason");

}  // namespace sixgate::policy
