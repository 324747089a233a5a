// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/unicast_routable.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A Home Address option where none can be: its address is not unicast routable, or of another
/// length than an address (sections 6.3 and 9.3.1); the source, which is the care-of address, or
/// the destination is of the link, or it is neighbour discovery (section 11.3.1).
inline constexpr Rule mobile_home_address{
    .reason = Reason::mobile_home_address,
    .sentence = "A Home Address option has no valid home address, or stands where none may.",
    .law = {.rfc = 6275, .section = "6.3"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::options,
    .matches =
        [](const Facts& f) {
          const packet::OptionSummary& options = *f.contents.options;
          if (options.home_addresses == 0) return false;
          const bool is_of_link = packet::is_from_link(f.layer.source) ||
                                  packet::is_link_local(f.layer.destination) ||
                                  f.contents.discovery.has_value();
          const bool is_invalid =
              options.home_address && !packet::is_unicast_routable(*options.home_address);
          return is_of_link || is_invalid || options.has_malformed_home_address;
        },
};

}  // namespace sixgate::policy
