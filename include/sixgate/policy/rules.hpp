// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/rules/ext_chain_too_long.hpp"
#include "sixgate/policy/rules/ext_routing_type_0.hpp"
#include "sixgate/policy/rules/frag_header_chain.hpp"
#include "sixgate/policy/rules/icmpv6_echo_multicast.hpp"
#include "sixgate/policy/rules/icmpv6_ptb_mtu.hpp"
#include "sixgate/policy/rules/ipv6_link_local_routed.hpp"
#include "sixgate/policy/rules/ipv6_source_multicast.hpp"
#include "sixgate/policy/rules/nd_fragmented.hpp"
#include "sixgate/policy/rules/nd_hop_limit.hpp"
#include "sixgate/policy/rules/nd_off_link.hpp"
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
#include "sixgate/policy/rules/tunnel_teredo_scope.hpp"
#include "sixgate/policy/rules/tunnel_teredo_server.hpp"
#include "sixgate/policy/rules/tunnel_teredo_trailer.hpp"
#include "sixgate/policy/rules/tunnel_undeclared.hpp"
#include "sixgate/policy/rules/tunnel_unprotected.hpp"
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
    nd_hop_limit,
    nd_fragmented,
    nd_off_link,

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
    tunnel_teredo_address,
    tunnel_teredo_trailer,
    tunnel_inner_source,
    tunnel_discovery_name,

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
