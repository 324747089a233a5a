// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy::detail {

/// An error comes from whoever noticed it, by whichever relay is near; it has to quote a flow,
/// which another rule asks. A bubble is how a peer begins.
constexpr bool needs_no_peer(const Facts& f) {
  return (f.is_icmpv6() && packet::is_icmpv6_error(f.layer.icmp->type)) || read_teredo(f).is_bubble;
}

/// A client behind a cone translator is spoken to without a bubble. What is known to come by one
/// relay comes by no other, whoever it is for.
constexpr bool is_unsolicited(const Facts& f) {
  const TeredoRecollection& known = f.recollection.teredo;
  if (is_router_advertisement(f)) return known.is_advertisement_unasked;
  const bool is_stranger = known.peer == TeredoPeer::stranger && !known.is_client_cone;
  return (is_stranger || known.peer == TeredoPeer::elsewhere) && !needs_no_peer(f);
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// Teredo, gated, that nobody here has asked for: an advertisement without a solicitation, or with
/// another nonce, which would send a client's traffic over whoever wrote it; data from a peer that
/// the client has not spoken to, from a native node that comes by another relay than the one that
/// the connectivity test found (section 5.2.9), or by a relay that the client has not spoken to.
inline constexpr Rule tunnel_teredo_unsolicited{
    .reason = Reason::tunnel_teredo_unsolicited,
    .sentence = "A Teredo packet that no client has asked for, from nobody it has spoken to.",
    .law = {.rfc = 4380, .section = "5.2.3"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::teredo,
    .matches =
        [](const Facts& f) { return detail::is_recalled_teredo(f) && detail::is_unsolicited(f); },
};

}  // namespace sixgate::policy
