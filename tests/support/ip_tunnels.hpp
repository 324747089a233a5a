// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "support/content.hpp"

// Tunnels with a protocol number of their own, for PacketBuilder::then().
namespace sixgate::test {

/// Protocol 115 with a session header and without a sublayer. RFC 3931 section 4.1.1.1.
///
/// cookie  0, 4 or 8 bytes
Part l2tp_v3(std::uint32_t session, const Bytes& cookie, const Content& frame);

Part ether_ip(const Content& frame);          ///< protocol 97; RFC 3378
Part ethernet_in_ip(const Content& frame);    ///< protocol 143; RFC 8986
Part mpls_in_ip(const Content& label_stack);  ///< protocol 137; RFC 4023

}  // namespace sixgate::test
