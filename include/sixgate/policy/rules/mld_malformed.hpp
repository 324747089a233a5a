// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/mld_records.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

/// Whether a report ends inside a record that it states.
constexpr bool has_cut_record(const packet::ListenerDiscovery& report) {
  packet::ListenerRecordWalk walk(report);
  while (walk.next()) continue;
  return walk.fault() != packet::Fault::none;
}

}  // namespace detail

/// A listener query of neither version's length, or listener discovery that holds less than it
/// states: receivers ignore it. A native one from its link, with hop limit 1 and a router alert,
/// passes as guaranteed.
inline constexpr Rule mld_malformed{
    .reason = Reason::mld_malformed,
    .sentence =
        "A multicast listener discovery message is shorter than it must be or than what it "
        "lists.",
    .law = {.rfc = 3810, .section = "8.1"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6 | Traffic::extension_headers},
    .subject = Subject::listener,
    .matches =
        [](const Facts& f) {
          const auto& listener = f.contents.listener;
          if (!listener) return false;
          const bool is_of_no_version =
              listener->cut == wire::Beyond::nothing && listener->version == 0;
          return listener->fault != packet::Fault::none || is_of_no_version || !listener->fits ||
                 detail::has_cut_record(*listener);
        },
};

}  // namespace sixgate::policy
