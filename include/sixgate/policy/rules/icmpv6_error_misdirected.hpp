// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/ends.hpp"
#include "sixgate/policy/quotation.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An error goes back to who sent the packet that it quotes. Mobile nodes are known by two
/// addresses: a Home Address option in the quoted packet and a type 2 routing header in front of
/// the error are counted. Translators that forget to translate what is quoted exist.
inline constexpr Rule icmpv6_error_misdirected{
    .reason = Reason::icmpv6_error_misdirected,
    .sentence = "An ICMPv6 error is sent to somebody who did not send the packet that it quotes.",
    .law = {.rfc = 4890, .section = "4.1"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::error,
    .matches =
        [](const Facts& f) {
          const packet::Layer* const quoted = find_quoted(f);
          if (quoted == nullptr) return false;
          const auto is_receiver = [receiver = packet::find_ends(f.packet, f.layer).destination,
                                    &f](wire::Address address) {
            return address == f.layer.destination || address == receiver;
          };
          return !is_receiver(quoted->source) &&
                 !is_receiver(packet::find_ends(f.packet, *quoted).source);
        },
};

}  // namespace sixgate::policy
