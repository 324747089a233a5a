// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/rules/ext_chain_too_long.hpp"
#include "sixgate/policy/rules/ext_routing_type_0.hpp"
#include "sixgate/policy/rules/frag_header_chain.hpp"
#include "sixgate/policy/rules/icmpv6_checksum.hpp"
#include "sixgate/policy/rules/icmpv6_code.hpp"
#include "sixgate/policy/rules/icmpv6_echo_multicast.hpp"
#include "sixgate/policy/rules/icmpv6_error_about_error.hpp"
#include "sixgate/policy/rules/icmpv6_error_about_nobody.hpp"
#include "sixgate/policy/rules/icmpv6_error_about_nothing.hpp"
#include "sixgate/policy/rules/icmpv6_error_destination.hpp"
#include "sixgate/policy/rules/icmpv6_error_misdirected.hpp"
#include "sixgate/policy/rules/icmpv6_error_multicast.hpp"
#include "sixgate/policy/rules/icmpv6_local_by_policy.hpp"
#include "sixgate/policy/rules/icmpv6_local_refused.hpp"
#include "sixgate/policy/rules/icmpv6_node_information_multicast.hpp"
#include "sixgate/policy/rules/icmpv6_problem_pointer.hpp"
#include "sixgate/policy/rules/icmpv6_ptb_mtu.hpp"
#include "sixgate/policy/rules/icmpv6_transit_by_policy.hpp"
#include "sixgate/policy/rules/icmpv6_transit_refused.hpp"
#include "sixgate/policy/rules/ipv6_link_local_routed.hpp"
#include "sixgate/policy/rules/ipv6_source_multicast.hpp"
#include "sixgate/policy/rules/mld_hop_limit.hpp"
#include "sixgate/policy/rules/mld_malformed.hpp"
#include "sixgate/policy/rules/mld_router_alert.hpp"
#include "sixgate/policy/rules/mld_source.hpp"
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
#include "sixgate/policy/rules/service_closed.hpp"
#include "sixgate/policy/rules/tunnel_6to4_destination_mismatch.hpp"
#include "sixgate/policy/rules/tunnel_6to4_martian_ipv4.hpp"
#include "sixgate/policy/rules/tunnel_6to4_martian_ipv6.hpp"
#include "sixgate/policy/rules/tunnel_6to4_native_to_native.hpp"
#include "sixgate/policy/rules/tunnel_6to4_source_mismatch.hpp"
#include "sixgate/policy/rules/tunnel_depth.hpp"
#include "sixgate/policy/rules/tunnel_inner_source.hpp"
#include "sixgate/policy/rules/tunnel_teredo_blocked.hpp"
#include "sixgate/policy/rules/tunnel_undeclared.hpp"
#include "sixgate/policy/rules/wire_empty.hpp"
#include "sixgate/policy/rules/wire_header_length.hpp"
#include "sixgate/policy/rules/wire_jumbo.hpp"
#include "sixgate/policy/rules/wire_option_overrun.hpp"
#include "sixgate/policy/rules/wire_payload_length.hpp"
#include "sixgate/policy/rules/wire_truncated.hpp"
#include "sixgate/policy/rules/wire_version.hpp"

namespace sixgate::policy {

/// The policy. Every layer is asked from top to bottom, outermost layer first, and the first rule
/// that drops has the word. What the kernel decides by itself stands first here too.
inline constexpr std::array rules_in_order{
    ipv6_source_multicast,
    ipv6_link_local_routed,

    wire_empty,
    wire_version,
    wire_truncated,
    wire_header_length,
    wire_payload_length,
    wire_option_overrun,
    wire_jumbo,
    ext_chain_too_long,

    ext_routing_type_0,
    frag_header_chain,

    icmpv6_echo_multicast,
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
    tunnel_undeclared,
    tunnel_teredo_blocked,
    tunnel_6to4_martian_ipv4,
    tunnel_6to4_martian_ipv6,
    tunnel_6to4_native_to_native,
    tunnel_6to4_source_mismatch,
    tunnel_6to4_destination_mismatch,
    tunnel_inner_source,

    service_closed,
};

static_assert(
    [] {
      auto rules = rules_in_order;
      std::ranges::sort(rules, {}, &Rule::reason);
      return std::ranges::adjacent_find(rules, {}, &Rule::reason) == rules.end();
    }(),
    "two rules share a reason");

}  // namespace sixgate::policy
