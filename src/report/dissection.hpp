// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::report {

/// What was read of one packet as one JSON object on one line, without a line break:
///
///     {"frame":1,"layers":[{"header":"ipv6","src":"2600::1","dst":"2600::2","next":6,
///      "transport":"tcp","sport":40000,"dport":443,"hop-limit":64,"offset":0,"length":60,
///      "checksum":"good","headers":[{"header":"ipv6","offset":0,"length":40},...]}]}
///
/// (here broken in three). One layer an IP header, outermost first; a key that does not apply is
/// absent. `next` is the number of the protocol that ends the chain, `opens` the tunnel that the
/// next layer is in. `quoted` is the outermost layer of the packet that an ICMP error quotes, and
/// has those inside it in `layers` of its own. `headers` are the layer's headers with what each
/// says. Offsets count from the packet's first byte.
///
/// headers  what read() gave of `packet`
/// policy   whose tunnels give `opens` their kind
[[nodiscard]] std::string dissection(std::uint64_t frame, const packet::Packet& packet,
                                     const packet::Headers& headers, const policy::Policy& policy);

/// The same for a frame that carries no IP: no layer.
[[nodiscard]] std::string dissection(std::uint64_t frame);

}  // namespace sixgate::report
