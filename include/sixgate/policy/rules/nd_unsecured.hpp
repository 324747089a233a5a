// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// Neighbour discovery in a zone of [nd] require-send that is not signed: without its RSA
/// Signature, its Timestamp or Nonce, or, of neighbours and of router solicitations, its CGA. A
/// router solicitation from :: has no address to prove, and certification paths come before all
/// proof. Only a receiver with keys can tell whether a signature is right. RFC 3971 sections 5.1.2,
/// 5.2.2, 5.3.4 and 8.
inline constexpr Rule nd_unsecured{
    .reason = Reason::nd_unsecured,
    .sentence =
        "A neighbour discovery message is not secured by SEND in a zone where [nd] "
        "require-send asks for it.",
    .law = {.rfc = 3971, .section = "8"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::discovery,
    .matches =
        [](const Facts& f) {
          const auto zones = f.policy.discovery.secured_zones;
          const bool is_asked =
              f.arrival.in_zone && std::ranges::find(zones, *f.arrival.in_zone) != zones.end();
          const std::uint8_t type = f.layer.icmp->type;
          const bool is_secured_by_send =
              type >= packet::icmpv6::router_solicitation && type <= packet::icmpv6::redirect;
          const bool has_no_address_yet =
              type == packet::icmpv6::router_solicitation && f.layer.source == wire::Address{};
          const packet::DiscoveryOptions& options = f.contents.discovery->options;
          const bool is_cut = f.contents.discovery->message.cut != wire::Beyond::nothing ||
                              options.cut != wire::Beyond::nothing;
          if (!is_asked || !is_secured_by_send || has_no_address_yet || is_cut) return false;
          const bool is_signed =
              options.has_rsa_signature && (options.has_timestamp || options.has_nonce);
          const bool needs_cga =
              type != packet::icmpv6::router_advertisement && type != packet::icmpv6::redirect;
          return !is_signed || (needs_cga && !options.has_cga);
        },
    .is_about_way = true,
};

}  // namespace sixgate::policy
