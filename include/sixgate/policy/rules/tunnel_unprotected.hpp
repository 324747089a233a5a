// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy::detail {

constexpr bool has_ipsec(const packet::Layer& layer) {
  return layer.opens == packet::Encapsulation::esp ||
         std::ranges::any_of(layer.chain, [](const packet::ExtensionHeader& header) {
           return header.kind == packet::Protocol::ah || header.kind == packet::Protocol::esp ||
                  header.kind == packet::Protocol::wesp;
         });
}

/// Transport mode protects from this layer's own chain, tunnel mode from that of one further out.
constexpr bool is_inside_ipsec(const Facts& f) {
  for (std::size_t depth = 0; depth <= f.depth; ++depth) {
    if (has_ipsec(f.headers.layers[depth])) return true;
  }
  return false;
}

/// A packet whose IPsec ends in this machine passes the hook in clear: after its ESP was taken off,
/// or before it is put on.
constexpr bool may_end_ipsec_here(const Facts& f) {
  return f.outer == nullptr && (f.arrival.hook == Hook::input || f.arrival.hook == Hook::output);
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// A packet of a tunnel that is declared with `protect = "ipsec"`, and no ESP or AH around it.
/// Whoever can forge the outer addresses could put anything into such a tunnel. At a machine where
/// the tunnel and its IPsec end, what was deciphered shows as clear: there the kernel decides, which
/// knows.
inline constexpr Rule tunnel_unprotected{
    .reason = Reason::tunnel_unprotected,
    .sentence = "A packet of a tunnel that is declared as protected is not inside ESP or AH.",
    .law = {.rfc = 4891, .section = "5.1"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels | Traffic::udp_tunnels},
    .subject = Subject::tunnel,
    .matches =
        [](const Facts& f) {
          return f.passage.tunnel != nullptr && f.passage.tunnel->protect == Protection::ipsec &&
                 !detail::is_inside_ipsec(f) && !detail::may_end_ipsec_here(f);
        },
};

}  // namespace sixgate::policy
