// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "support/packet_part.hpp"

// Options of Neighbour Discovery, one after the other to be joined and handed to the messages.
namespace sixgate::test {

class PacketBuilder;

/// Any option, filled up to a multiple of eight bytes. RFC 4861 section 4.6.
Bytes neighbour_option(std::uint8_t type, const Bytes& data);

// RFC 4861 section 4.6.
Bytes source_link_layer_address();  ///< 02:00:00:00:00:01
Bytes target_link_layer_address();  ///< 02:00:00:00:00:02
Bytes prefix_information(std::string_view prefix, std::uint8_t length,
                         std::uint8_t flags = 0xc0);  ///< on link, autonomous
Bytes redirected_header(const PacketBuilder& packet);
Bytes mtu_option(std::uint32_t mtu);

Bytes route_information(std::string_view prefix, std::uint8_t length);  ///< RFC 4191
Bytes recursive_dns_server(std::string_view address);                   ///< RFC 8106
Bytes dns_search_list(std::string_view name);                           ///< RFC 8106

// Secure Neighbour Discovery: RFC 3971 section 5.
Bytes cga_option(const Bytes& parameters);
Bytes rsa_signature(const Bytes& signature);
Bytes timestamp_option(std::uint32_t seconds);
Bytes nonce_option();

}  // namespace sixgate::test
