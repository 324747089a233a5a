// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/acceptance.hpp"
#include "sixgate/policy/find_service.hpp"
#include "sixgate/policy/stateful.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy {

/// The reasons to accept, first match wins. What no tunnel brought needs none but the last; what
/// comes out of a tunnel needs one of those before it. ESP, AH and IKE are among
/// them: whoever has no key for them drops them, and RFC 6092 section 3.2.4 forbids to do it here.
inline constexpr std::array acceptances_in_order{
    Acceptance{.reason = Reason::tunnel_teredo_allowed,
               .sentence = "Teredo's own qualification or a bubble, of a client and a server that "
                           "are listed.",
               .law = {.rfc = 4380, .section = "5.2.1"},
               .matches =
                   [](const Facts& f) {
                     return detail::is_gated_teredo(f) && (detail::is_router_solicitation(f) ||
                                                           detail::is_router_advertisement(f) ||
                                                           detail::read_teredo(f).is_bubble);
                   }},
    Acceptance{.reason = Reason::icmpv6_packet_too_big,
               .sentence = "A Packet Too Big message: path MTU discovery needs it.",
               .law = {.rfc = 4890, .section = "4.3.1"},
               .matches =
                   [](const Facts& f) {
                     return f.is_icmpv6() && f.layer.icmp->type == packet::icmpv6::packet_too_big;
                   }},
    Acceptance{.reason = Reason::icmpv6_error_passes,
               .sentence = "An ICMPv6 error message: its receiver needs it.",
               .law = {.rfc = 4890, .section = "4.3.1"},
               .matches =
                   [](const Facts& f) {
                     return f.is_icmpv6() && f.layer.icmp->type >= 1 && f.layer.icmp->type <= 4;
                   }},
    Acceptance{
        .reason = Reason::icmpv4_error_passes,
        .sentence =
            "An ICMPv4 destination unreachable, time exceeded or parameter problem message: its "
            "receiver needs it.",
        .law = {.rfc = 5508, .section = "4"},
        .matches =
            [](const Facts& f) {
              return f.layer.is_ipv4() && f.layer.icmp &&
                     (f.layer.icmp->type == packet::icmpv4::destination_unreachable ||
                      f.layer.icmp->type == packet::icmpv4::time_exceeded ||
                      f.layer.icmp->type == packet::icmpv4::parameter_problem);
            }},
    Acceptance{.reason = Reason::nd_allowed,
               .sentence = "Valid neighbour discovery.",
               .law = {.rfc = 4890, .section = "4.4.1"},
               .matches =
                   [](const Facts& f) {
                     return f.is_icmpv6() && packet::is_neighbour_discovery(f.layer.icmp->type);
                   }},
    Acceptance{.reason = Reason::mld_allowed,
               .sentence = "Multicast listener discovery on its link.",
               .law = {.rfc = 4890, .section = "4.4.1"},
               .matches =
                   [](const Facts& f) {
                     return f.is_icmpv6() && f.layer.hop_limit == 1 &&
                            packet::is_from_link(f.layer.source) &&
                            packet::is_listener_discovery(f.layer.icmp->type);
                   }},
    Acceptance{.reason = Reason::icmpv6_allowed,
               .sentence = "An ICMPv6 message that broke no rule.",
               .law = {.rfc = 4890, .section = "4.3.1"},
               .matches = [](const Facts& f) { return f.is_icmpv6() && !f.is_tunnelled(); }},
    Acceptance{.reason = Reason::frag_allowed,
               .sentence = "A later fragment: what can be judged is in the first.",
               .law = {.rfc = 9288, .section = "3.5.3"},
               .matches = [](const Facts& f) { return f.layer.is_later_fragment(); }},
    Acceptance{.reason = Reason::ipsec_allowed,
               .sentence = "IPsec or its key exchange, which protect what they carry themselves.",
               .law = {.rfc = 6092, .section = "3.2.4"},
               .matches =
                   [](const Facts& f) {
                     constexpr std::array<std::uint16_t, 2> key_exchange_ports{500, 4500};
                     const bool is_key_exchange =
                         f.layer.transport == packet::Protocol::udp && f.layer.ports &&
                         std::ranges::find(key_exchange_ports, f.layer.ports->destination) !=
                             key_exchange_ports.end();
                     const bool is_authenticated = std::ranges::any_of(
                         f.layer.chain, [](const packet::ExtensionHeader& header) {
                           return header.kind == packet::Protocol::ah ||
                                  header.kind == packet::Protocol::esp;
                         });
                     return f.is_tunnelled() && (f.layer.transport == packet::Protocol::esp ||
                                                 is_authenticated || is_key_exchange);
                   }},
    Acceptance{
        .reason = Reason::service_allowed,
        .sentence = "A packet out of a tunnel, or from a zone that [zones] enforce names, for "
                    "something that a [[service]] opens.",
        .law = {.rfc = 4942, .section = "3.3"},
        .matches = [](const Facts& f) { return f.needs_service() && find_service(f) != nullptr; }},
    Acceptance{
        .reason = Reason::flow_established,
        .sentence = "A packet of a flow that was let through when it began, or that such a flow "
                    "announced.",
        .law = {.rfc = 6092, .section = "3.3"},
        .matches =
            [](const Facts& f) {
              return f.is_tunnelled() && (f.recollection.is_of_flow || is_stateless_answer(f));
            }},
    Acceptance{.reason = Reason::default_tunnelled,
               .sentence = "Tunnelled traffic that broke no rule and needs no service.",
               .law = {.rfc = 6169, .section = "2.2.3"},
               .matches =
                   [](const Facts& f) {
                     return !f.needs_service() &&
                            (f.outer != nullptr || f.passage.tunnel != nullptr);
                   }},
    Acceptance{
        .reason = Reason::default_native,
        .sentence = "Native traffic that broke no rule; the rest of the host's ruleset decides.",
        .law = {.rfc = 7045, .section = "2.1"},
        .matches = [](const Facts& f) { return !f.needs_service(); }},
};

/// Why the innermost layer may pass; null where nothing says so.
constexpr const Acceptance* find_acceptance(const Facts& facts) {
  for (const Acceptance& acceptance : acceptances_in_order) {
    if (acceptance.matches(facts)) return &acceptance;
  }
  return nullptr;
}

}  // namespace sixgate::policy
