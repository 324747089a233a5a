// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "support/content.hpp"

// Encrypted tunnels and the talk that sets tunnels up, for PacketBuilder::holds().
namespace sixgate::test {

/// The header alone, port 500. RFC 7296 section 3.1.
///
/// exchange  34 is IKE_SA_INIT
/// flags     0x08 is the initiator's, 0x20 a response
Content ike(std::uint8_t exchange = 34, std::uint8_t flags = 0x08);

// Port 4500. RFC 3948 section 2.
Content ike_with_marker(std::uint8_t exchange = 34, std::uint8_t flags = 0x08);
Content esp_in_udp(const Bytes& esp);
Content esp_in_udp(const PacketBuilder& packet);  ///< what is behind the packet's IP header
Content nat_keepalive();

// Port 51820. https://www.wireguard.com/papers/wireguard.pdf, section 5.4
Content wireguard_initiation();
Content wireguard_response();
Content wireguard_cookie();
Content wireguard_transport(std::size_t payload_size);  ///< a multiple of sixteen

Content openvpn_hard_reset();  ///< port 1194: P_CONTROL_HARD_RESET_CLIENT_V2
/// Port 3653. RFC 5572
Content tunnel_setup_protocol(std::uint32_t sequence, std::string_view text);
Content sixxs_heartbeat(std::string_view text);  ///< port 3740. draft-massar-v6ops-heartbeat

}  // namespace sixgate::test
