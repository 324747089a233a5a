// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "support/packet_part.hpp"

// Messages of ICMPv6 and ICMP that have fields of their own, for PacketBuilder::icmp().
namespace sixgate::test {

struct Icmp {
  std::uint8_t type = 0;
  std::uint8_t code = 0;
  Bytes body = {};  ///< behind the checksum
  std::optional<std::uint8_t> hop_limit = {};
  bool router_alert = false;
};

/// What a Router Advertisement says besides its options. RFC 4861 section 4.2, RFC 4191.
struct RouterAdvertisement {
  std::uint8_t hop_limit = 64;
  std::uint8_t flags = 0;         ///< M, O, H and the preference's two bits from the top
  std::uint16_t lifetime = 1800;  ///< in seconds
  std::uint32_t reachable = 0;    ///< in milliseconds
  std::uint32_t retransmit = 0;   ///< in milliseconds
};

Icmp router_advertisement(const RouterAdvertisement& fields, const Bytes& options = {});

// Multicast Listener Discovery: RFC 2710, RFC 3810.
Icmp listener_query(std::string_view group);  ///< version 1, as the next two
Icmp listener_report(std::string_view group);
Icmp listener_done(std::string_view group);
Icmp listener_query_v2(std::string_view group, const std::vector<std::string_view>& sources = {});

/// RFC 3810 section 5.2.4.
struct ListenerRecord {
  std::uint8_t type = 4;  ///< change to exclude mode
  std::string_view group = {};
  std::vector<std::string_view> sources = {};
};

Icmp listener_report_v2(const std::vector<ListenerRecord>& records);

// Multicast Router Discovery: RFC 4286 sections 3.2, 4.1 and 5.1.
Icmp multicast_router_advertisement(std::uint8_t interval = 20);  ///< in seconds
Icmp multicast_router_solicitation();
Icmp multicast_router_termination();

/// Node Information with data or a subject. RFC 4620 section 4.
Icmp node_information_query(std::uint8_t subject_code, std::uint16_t type, const Bytes& subject);
Icmp node_information_reply(std::uint8_t code, std::uint16_t type, const Bytes& data);

Icmp rpl(std::uint8_t code, const Bytes& body);  ///< RFC 6550 section 6

// Inverse Neighbour Discovery: RFC 3122 section 2.
Icmp inverse_neighbour_solicitation(const Bytes& options);
Icmp inverse_neighbour_advertisement(const Bytes& options);

// Secure Neighbour Discovery's certificates: RFC 3971 section 6.4.
Icmp certification_path_solicitation(std::uint16_t id, std::uint16_t component,
                                     const Bytes& options = {});
Icmp certification_path_advertisement(std::uint16_t id, std::uint16_t components,
                                      std::uint16_t component, const Bytes& options = {});

// Mobile IPv6: RFC 6275 sections 6.5 to 6.8.
Icmp home_agent_discovery_request(std::uint16_t id);
Icmp home_agent_discovery_reply(std::uint16_t id, const std::vector<std::string_view>& agents);
Icmp mobile_prefix_solicitation(std::uint16_t id);
Icmp mobile_prefix_advertisement(std::uint16_t id, const Bytes& options = {});

// Duplicate Address Detection over several hops: RFC 6775.
Icmp duplicate_address_request(std::string_view address);
Icmp duplicate_address_confirmation(std::uint8_t status, std::string_view address);

// Extended Echo: RFC 8335 sections 2 and 3; ICMPv6's types and ICMP's.
Icmp extended_echo_request_v6(std::uint16_t id, std::uint8_t sequence, const Bytes& objects);
Icmp extended_echo_reply_v6(std::uint16_t id, std::uint8_t sequence);
Icmp extended_echo_request_v4(std::uint16_t id, std::uint8_t sequence, const Bytes& objects);
Icmp extended_echo_reply_v4(std::uint16_t id, std::uint8_t sequence);

/// One object and the structure that objects are in. RFC 4884 sections 8 and 7.
Bytes extension_object(std::uint8_t class_number, std::uint8_t type, const Bytes& data);
Bytes extension_structure(const Bytes& objects);

}  // namespace sixgate::test
