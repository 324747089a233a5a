// SPDX-License-Identifier: GPL-2.0-or-later
#include "conformance/icmpv6_message.hpp"

#include "support/byte_order.hpp"
#include "support/icmp_messages.hpp"
#include "support/neighbour_options.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr const char* target = "fe80::9";
constexpr const char* group = "ff02::1:ff00:9";

Bytes link_layer_addresses() {
  return joined({source_link_layer_address(), target_link_layer_address()});
}

/// Option 10: six bytes reserved, then addresses. RFC 3122 section 3.1.
Bytes target_address_list() {
  return neighbour_option(10, joined({Bytes(6, 0), octets("2600::1")}));
}

/// For its type; the code is the caller's.
Icmp informational(std::uint8_t type) {
  switch (type) {
    case 130: return listener_query_v2("::");
    case 131: return listener_report(group);
    case 132: return listener_done(group);
    case 134: return router_advertisement({});
    case 139: return node_information_query(0, 2, octets("2600::1"));
    case 140: return node_information_reply(0, 2, {});
    case 141: return inverse_neighbour_solicitation(link_layer_addresses());
    case 142:
      return inverse_neighbour_advertisement(
          joined({link_layer_addresses(), target_address_list()}));
    case 143: return listener_report_v2({{.group = group}});
    case 144: return home_agent_discovery_request(1);
    case 145: return home_agent_discovery_reply(1, {"2600::5"});
    case 146: return mobile_prefix_solicitation(1);
    case 147: return mobile_prefix_advertisement(1, prefix_information("2600::", 64));
    case 148: return certification_path_solicitation(1, 0xffff);
    case 149: return certification_path_advertisement(1, 1, 0);
    case 151: return multicast_router_advertisement();
    case 152: return multicast_router_solicitation();
    case 153: return multicast_router_termination();
    case 155: return rpl(0, Bytes(4, 0));
    case 157: return duplicate_address_request("2600::9");
    case 158: return duplicate_address_confirmation(0, "2600::9");
    case 160: return extended_echo_request_v6(1, 1, extension_object(3, 2, bytes32(1)));
    case 161: return extended_echo_reply_v6(1, 1);
    default: return {.type = type, .body = bytes32(0x00010001)};
  }
}

}  // namespace

PacketBuilder message(const PacketBuilder& packet, std::uint8_t type, std::uint8_t code) {
  PacketBuilder built = packet;
  switch (type) {
    case 1:
    case 3:
    case 4: return built.icmpv6_error(type, code);
    case 2: return built.icmpv6_error(2, code, 1280);
    case 133: return built.icmp({.type = 133, .code = code, .body = bytes32(0), .hop_limit = 255});
    case 135:
    case 136:
      return built.icmp({.type = type,
                         .code = code,
                         .body = joined({bytes32(0), octets(target)}),
                         .hop_limit = 255});
    case 137:
      return built.icmp({.type = 137,
                         .code = code,
                         .body = joined({bytes32(0), octets(target), octets("2600::1")}),
                         .hop_limit = 255});
    default: break;
  }
  Icmp icmp = informational(type);
  if (type != 151) icmp.code = code;  // whose code is an interval
  return built.icmp(icmp);
}

}  // namespace sixgate::test::conformance
