// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "support/content.hpp"
#include "support/gre_header.hpp"

// What tunnels put into UDP, for PacketBuilder::holds(). The port is the packet's affair; the words
// are those for the port that the tunnel has been assigned.
namespace sixgate::test {

Content raw_ip(const PacketBuilder& inner);                   ///< FOU, or DSMIPv6 on 4191; RFC 5555
Content gre_in_udp(const Gre& header, const Content& inner);  ///< port 4754; RFC 8086

/// Variant 0, flags and options none, and variant 1, the packet itself. draft-ietf-intarea-gue
Content gue(const PacketBuilder& inner);
Content gue_direct(const PacketBuilder& inner);

Content vxlan(std::uint32_t network, const Content& frame);  ///< port 4789; RFC 7348 section 5
/// Port 4790, around a packet or a frame. draft-ietf-nvo3-vxlan-gpe
Content vxlan_gpe(std::uint32_t network, const Content& inner);
/// Port 6081. RFC 8926 section 3.4
Content geneve(std::uint32_t network, const Content& inner, const Bytes& options = {});
Bytes geneve_option(std::uint16_t option_class, std::uint8_t type, const Bytes& data);

/// A data message's fields that may be there, port 1701. RFC 2661 section 3.1.
struct L2tp {
  std::uint16_t tunnel = 1;
  std::uint16_t session = 2;
  bool has_length = false;
  std::optional<std::uint16_t> sequence = {};
  std::optional<std::uint16_t> offset = {};  ///< in bytes of padding
};

Content l2tp_v2(const L2tp& header, const Content& ppp_frame);
/// Port 1701 too; cookie of 0, 4 or 8 bytes. RFC 3931 section 4.1.2.1
Content l2tp_v3_in_udp(std::uint32_t session, const Bytes& cookie, const Content& frame);

/// Identity of 16 bytes, HMAC-SHA1 of 20, forward. draft-massar-v6ops-ayiya
Content ayiya(const PacketBuilder& inner);

// Teredo's trailers, for PacketBuilder::teredo(). RFC 6081 section 4.
Bytes teredo_trailer(std::uint8_t type, const Bytes& value);
Bytes teredo_nonce(std::uint32_t nonce);
Bytes teredo_alternate_address(std::string_view address, std::uint16_t port);
Bytes teredo_neighbour_discovery(std::uint8_t discovery_type);
Bytes teredo_random_port(std::uint16_t port);

}  // namespace sixgate::test
