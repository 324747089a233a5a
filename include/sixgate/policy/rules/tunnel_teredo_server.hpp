// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy::detail {

/// Whether a client's own address is of a server that is listed. What is no address of Teredo's is
/// for other rules.
constexpr bool is_of_listed_server(wire::Address own, const Facts& f) {
  return !packet::is_teredo(own) ||
         wire::any_contains(f.policy.teredo.servers, packet::read_teredo_address(own).server);
}

/// A solicitation goes to a listed server and says what section 5.2.1 has it say.
constexpr bool is_solicitation_false(const Facts& f) {
  constexpr auto all_routers = wire::Address::ipv6(0xff02000000000000, 2);
  return is_router_solicitation(f) && !(is_to_server(f) && packet::is_link_local(f.layer.source) &&
                                        f.layer.destination == all_routers);
}

/// One prefix, which is that of a listed server. A message that is not all here is not judged.
constexpr bool advertises_other_server(const Facts& f) {
  if (!f.contents.discovery) return false;
  const packet::DiscoveryOptions& options = f.contents.discovery->options;
  if (options.cut != wire::Beyond::nothing) return false;
  if (options.prefix_count != 1 || options.prefixes.empty()) return true;
  const wire::Prefix& prefix = options.prefixes[0].prefix;
  return prefix.length() != 64 || !packet::is_teredo(prefix.address()) ||
         !is_of_listed_server(prefix.address(), f);
}

/// An advertisement comes from a listed server, tells the client how it is seen, and its prefix.
constexpr bool is_advertisement_false(const Facts& f) {
  return is_router_advertisement(f) &&
         (!is_from_server(f) || !read_teredo(f).origin || advertises_other_server(f));
}

constexpr bool is_server_false(const Facts& f) {
  switch (find_teredo_way(f)) {
    case TeredoWay::foreign: return true;
    case TeredoWay::outbound:
      return is_solicitation_false(f) || is_router_advertisement(f) ||
             !is_of_listed_server(f.layer.source, f);
    case TeredoWay::inbound:
      return is_advertisement_false(f) || is_router_solicitation(f) ||
             !is_of_listed_server(f.layer.destination, f);
    case TeredoWay::between:
      return is_router_solicitation(f) || is_router_advertisement(f) ||
             !is_of_listed_server(f.layer.source, f) ||
             !is_of_listed_server(f.layer.destination, f);
    case TeredoWay::unknown: return is_solicitation_false(f) || is_advertisement_false(f);
  }
  return false;
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// Teredo, gated, of a client or a server that is not listed: qualification with another server,
/// which could send the client's traffic over itself; a client's address that another server gave;
/// or no end that [teredo] clients names. An advertisement has to tell the origin and one prefix,
/// that of a listed server.
inline constexpr Rule tunnel_teredo_server{
    .reason = Reason::tunnel_teredo_server,
    .sentence = "Teredo of a server or a client that [teredo] does not list.",
    .law = {.rfc = 4380, .section = "5.2.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::teredo,
    .matches =
        [](const Facts& f) { return detail::is_gated_teredo(f) && detail::is_server_false(f); },
};

}  // namespace sixgate::policy
