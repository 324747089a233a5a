// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/six_to_four.hpp"

namespace sixgate::policy::detail {

/// Private and shared addresses are a 6rd domain's normal case. RFC 5969 section 4.
inline constexpr std::array never_6rd_ends{"0.0.0.0/8"_net, "127.0.0.0/8"_net, "224.0.0.0/4"_net,
                                           "240.0.0.0/4"_net};

constexpr bool is_6rd_end(wire::Address address, const Facts& f) {
  return !wire::any_contains(never_6rd_ends, address) &&
         !is_broadcast(address, f.policy, *f.carrier.tunnel);
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// An address of a 6rd packet that cannot be one: an inner one that is compatible, mapped,
/// loopback, unspecified, link-local (section 9: none is ever used), site-local, multicast, or the
/// 6to4 address of an IPv4 address that is no global unicast one; an outer one that no single host
/// has.
inline constexpr Rule tunnel_6rd_martian{
    .reason = Reason::tunnel_6rd_martian,
    .sentence = "An inner or outer address of a 6rd packet cannot be one.",
    .law = {.rfc = 5969, .section = "9"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) {
          return f.carrier.is_of(TunnelKind::six_rd) &&
                 !(is_sane_ipv6(f.layer.source, f.policy, *f.carrier.tunnel) &&
                   is_sane_ipv6(f.layer.destination, f.policy, *f.carrier.tunnel) &&
                   detail::is_6rd_end(f.outer->source, f) &&
                   detail::is_6rd_end(f.outer->destination, f));
        },
};

}  // namespace sixgate::policy
