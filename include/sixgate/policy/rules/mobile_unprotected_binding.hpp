// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "sixgate/packet/mobility.hpp"
#include "sixgate/packet/mobility_options.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

/// Whether a message is one between a mobile node and its home agent, or between home agents. Where
/// too little of it is here to tell, it is not.
constexpr bool needs_protection(const packet::Mobility& message) {
  constexpr std::uint8_t first_without_authorization = 136;
  constexpr std::uint8_t last_without_authorization = 138;
  switch (message.type) {
    case packet::MobilityType::binding_update:
      return (message.flags & packet::binding_flag::home_registration) != 0;
    case packet::MobilityType::binding_acknowledgement: {
      if (!message.status || (*message.status >= first_without_authorization &&
                              *message.status <= last_without_authorization)) {
        return false;
      }
      const auto options = packet::read_mobility_options(message.options);
      return !options.has_authorization_data && options.cut == wire::Beyond::nothing;
    }
    case packet::MobilityType::home_agent_switch:
    case packet::MobilityType::heartbeat: return true;
    default: return false;
  }
}

/// Whether AH or ESP stands in front of the message, in its own packet or in one around it.
constexpr bool is_protected(const Facts& f) {
  for (std::size_t depth = 0; depth <= f.depth; ++depth) {
    const bool is_here = std::ranges::any_of(
        f.headers.layers[depth].chain, [](const packet::ExtensionHeader& header) {
          return header.kind == packet::Protocol::ah || header.kind == packet::Protocol::esp ||
                 header.kind == packet::Protocol::wesp;
        });
    if (is_here) return true;
  }
  return false;
}

}  // namespace detail

/// What a mobile node and its home agent, or two home agents, say to each other in clear: whoever
/// forges it takes over an address. IPsec must protect a Binding Update that registers at home, its
/// acknowledgement, a home agent's switch (RFC 5142) and heartbeats (RFC 5847).
///
/// A correspondent has no security association with a mobile node: its return routability tests and
/// bindings travel in clear. Its acknowledgements have a Binding Authorization Data option, but for
/// status 136 to 138, which tell that none could be made (section 9.5.4).
inline constexpr Rule mobile_unprotected_binding{
    .reason = Reason::mobile_unprotected_binding,
    .sentence = "Mobility signalling with a home agent is not protected by IPsec.",
    .law = {.rfc = 6275, .section = "5.1"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::extension_headers},
    .subject = Subject::mobility,
    .matches =
        [](const Facts& f) {
          return detail::needs_protection(*f.contents.mobility) && !detail::is_protected(f);
        },
};

}  // namespace sixgate::policy
