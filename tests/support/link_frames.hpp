// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "support/content.hpp"

// Link layers as tunnels carry them.
namespace sixgate::test {

/// From 02:00:00:00:00:01 to 02:00:00:00:00:02. IEEE 802.3.
Content ethernet(const Content& inner);
Content vlan(std::uint16_t id, const Content& inner);                          ///< IEEE 802.1Q
Content mpls(const std::vector<std::uint32_t>& labels, const Content& inner);  ///< RFC 3032
Content ppp(const Content& inner, bool has_address = false);  ///< RFC 1661, RFC 1662
Content pppoe(std::uint16_t session, const Content& inner);   ///< around an IP packet; RFC 2516

}  // namespace sixgate::test
