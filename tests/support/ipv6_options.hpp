// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/packet_part.hpp"

// Options of Hop-by-Hop Options and Destination Options headers, one after the other to be joined
// and handed to hop_by_hop() or destination_options().
namespace sixgate::test {

Bytes option(std::uint8_t type, const Bytes& data);
Bytes pad1();
Bytes pad_n(std::uint8_t size);                       ///< of the whole option in bytes, two or more
Bytes router_alert_option(std::uint16_t value);       ///< RFC 2711
Bytes jumbo_option(std::uint32_t length);             ///< RFC 2675
Bytes home_address_option(std::string_view address);  ///< RFC 6275 section 6.3
Bytes tunnel_encapsulation_limit_option(std::uint8_t limit);       ///< RFC 2473 section 4.1.1
Bytes quick_start_option(std::uint8_t rate, std::uint32_t nonce);  ///< a request; RFC 4782

/// Fills options up with Pad1 or PadN, so that together with `before` bytes they are a multiple of
/// eight. RFC 8200 section 4.2.
void pad_options(Bytes& options, std::size_t before);

}  // namespace sixgate::test
