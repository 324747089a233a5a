// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy::detail {

inline constexpr wire::Prefix obsolete_teredo = "3ffe:831f::/32"_net;

/// The universal and the group bit of the identifier are 0, and so is no port.
constexpr bool is_odd_for_teredo(wire::Address address) {
  if (obsolete_teredo.contains(address)) return true;
  if (!packet::is_teredo(address)) return false;
  const packet::TeredoAddress read = packet::read_teredo_address(address);
  return (read.flags & 0x0300) != 0 || read.port == 0;
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// Teredo, gated, with an address that no client gives itself: the universal or the group bit is
/// set, the port is 0, or the prefix is the one that Teredo had before it was standardised.
inline constexpr Rule tunnel_teredo_address{
    .reason = Reason::tunnel_teredo_address,
    .sentence = "A Teredo address has bits that no client sets, or the obsolete prefix.",
    .law = {.rfc = 4380, .section = "4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::teredo,
    .matches =
        [](const Facts& f) {
          return detail::is_gated_teredo(f) && (detail::is_odd_for_teredo(f.layer.source) ||
                                                detail::is_odd_for_teredo(f.layer.destination));
        },
};

}  // namespace sixgate::policy
