// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/policy/passage.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy::detail {

/// The mechanism of a layer's tunnel: as it is declared, else as its addresses say.
constexpr packet::Encapsulation mechanism_of(const packet::Layer& layer, const Passage& passage) {
  return passage.tunnel != nullptr ? row_of(passage.tunnel->kind).encapsulation : layer.opens;
}

/// The mechanisms whose every site and host is on one link: no packet has to cross it twice.
constexpr bool is_one_link(packet::Encapsulation mechanism) {
  return mechanism == packet::Encapsulation::six_over_four ||
         mechanism == packet::Encapsulation::isatap ||
         mechanism == packet::Encapsulation::six_to_four ||
         mechanism == packet::Encapsulation::six_rd;
}

constexpr bool is_in_its_own_mechanism(const Facts& f) {
  const packet::Encapsulation mechanism = mechanism_of(f.layer, f.passage);
  if (!is_one_link(mechanism)) return false;
  for (std::size_t depth = 0; depth < f.depth; ++depth) {
    const packet::Layer& layer = f.headers.layers[depth];
    if (mechanism_of(layer, find_passage(layer, f.arrival, f.policy)) == mechanism) return true;
  }
  return false;
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// A tunnel where none belongs: Teredo, which is there to cross IPv4 translators, inside another
/// tunnel; any tunnel inside Teredo; and 6to4, 6rd, ISATAP or 6over4 inside itself. Each adds only
/// depth to hide in. Configured tunnels may nest as [tunnels] max-depth allows.
inline constexpr Rule tunnel_nested{
    .reason = Reason::tunnel_nested,
    .sentence = "A tunnel stands inside one that it has no business in.",
    .law = {.rfc = 6169, .section = "2.1.2"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::ip_tunnels | Traffic::udp_tunnels | Traffic::teredo},
    .subject = Subject::inner,
    .matches =
        [](const Facts& f) {
          if (f.layer.opens == packet::Encapsulation::teredo) return true;
          return f.carries_tunnel() && (f.is_out_of_teredo() || detail::is_in_its_own_mechanism(f));
        },
};

}  // namespace sixgate::policy
