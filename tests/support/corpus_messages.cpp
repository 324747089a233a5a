// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/byte_order.hpp"
#include "support/corpus.hpp"
#include "support/icmp_messages.hpp"
#include "support/neighbour_options.hpp"

namespace sixgate::test {

std::vector<PacketBuilder> valid_messages() {
  const PacketBuilder six = ipv6("2600::1", "2600::2");
  const PacketBuilder four = ipv4("8.0.0.1", "9.0.0.2");
  const PacketBuilder link = ipv6("fe80::1", "fe80::2");
  const PacketBuilder about_udp = ipv6("2600::2", "2600::99").udp(40000, 5000).payload(8);
  const PacketBuilder big = ipv6("2600::2", "2600::99").tcp(443).payload(1400);
  const PacketBuilder about_udp_four = ipv4("9.0.0.2", "9.0.0.99").udp(40000, 5000).payload(8);
  const Bytes incoming_interface = extension_object(2, 0x08, bytes32(7));
  const Bytes interface_name = extension_object(3, 1, {'e', 't', 'h', '0'});
  const Bytes advertised =
      joined({source_link_layer_address(), prefix_information("2600:1::", 64), mtu_option(1500),
              recursive_dns_server("2600::53"), dns_search_list("example.com"),
              route_information("2600:2::", 48), neighbour_option(253, {1, 2})});
  // A modifier, a prefix, no collision and an RSA key in DER; RFC 3972 section 3.
  const Bytes cga_parameters = joined(
      {Bytes(16, 0xca),
       {0xfe, 0x80, 0, 0, 0, 0, 0, 0},
       {0},
       {0x30, 0x1a, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01,
        0x01, 0x05, 0x00, 0x03, 0x09, 0x00, 0x30, 0x06, 0x02, 0x01, 0x05, 0x02, 0x01, 0x03}});
  const Bytes secured = joined({cga_option(cga_parameters), timestamp_option(1700000000),
                                nonce_option(), rsa_signature(Bytes(128, 0x5a))});
  using B = PacketBuilder;
  return {
      // Errors.
      B(six).icmpv6_error(1, 0),
      B(six).icmpv6_error(1, 1),
      B(six).icmpv6_error(1, 2),
      B(six).icmpv6_error(1, 3),
      B(six).icmpv6_error(1, 4),
      B(six).icmpv6(1, 4).quoting(about_udp),
      B(six).packet_too_big(1280),
      B(six).icmpv6(2, 0, 1400).quoting(big),
      B(six).icmpv6_error(3, 0),
      B(six).icmpv6_error(3, 1),
      B(six).icmpv6_error(3, 0).extended_by(incoming_interface),
      B(six).icmpv6_error(4, 0, 40),
      B(six).icmpv6_error(4, 1, 6),
      B(six).icmpv6_error(4, 2, 48),
      B(six).icmpv6_error(4, 3, 40),

      // Echoes.
      B(six).icmpv6(128).payload(56),
      B(six).icmpv6(129, 0, 0x00070001).payload(56),
      B(six).icmp(extended_echo_request_v6(7, 1, interface_name)),
      B(six).icmp(extended_echo_reply_v6(7, 1)),

      // Neighbour Discovery.
      B(link).router_solicitation(),
      B(link).router_solicitation(source_link_layer_address()),
      B(link).router_advertisement(),
      B(link).router_advertisement(advertised),
      B(link).icmp(router_advertisement({.flags = 0xc8, .lifetime = 0}, mtu_option(1280))),
      B(link).neighbour_solicitation("fe80::2"),
      B(link).neighbour_solicitation("fe80::3", source_link_layer_address()),
      B(link).neighbour_solicitation("fe80::4", secured),
      B(link).neighbour_advertisement("fe80::1"),
      B(link).neighbour_advertisement("fe80::3", target_link_layer_address()),
      B(link).redirect("fe80::3", "2600::9"),
      B(link).redirect("fe80::3", "2600::9",
                       joined({target_link_layer_address(), redirected_header(about_udp)})),
      B(link).icmp(inverse_neighbour_solicitation(
          joined({source_link_layer_address(), target_link_layer_address()}))),
      B(link).icmp(inverse_neighbour_advertisement(
          joined({source_link_layer_address(), target_link_layer_address(),
                  neighbour_option(10, joined({Bytes(6, 0), octets("fe80::1")}))}))),
      B(link).icmp(certification_path_solicitation(7, 0xffff)),
      B(link).icmp(certification_path_advertisement(7, 1, 0)),

      // Multicast listeners and routers.
      B(link).mld_query(),
      B(link).icmp(listener_query_v2("ff02::5", {"2600::a", "2600::b"})),
      B(link).icmp(listener_query("::")),
      B(link).icmp(listener_report("ff02::5")),
      B(link).icmp(listener_done("ff02::5")),
      B(link).mld_report(),
      B(link).icmp(listener_report_v2({{.type = 1, .group = "ff02::5", .sources = {"2600::a"}},
                                       {.type = 6, .group = "ff02::6", .sources = {"2600::b"}}})),
      B(link).icmp(multicast_router_advertisement()),
      B(link).icmp(multicast_router_solicitation()),
      B(link).icmp(multicast_router_termination()),

      // The rest of ICMPv6.
      B(six).icmp(node_information_query(0, 2, octets("2600::2"))),
      B(six).icmp(node_information_query(0, 3, octets("2600::2"))),
      B(six).icmp(node_information_reply(0, 3, joined({bytes32(3600), octets("2600::2")}))),
      B(six).icmp(node_information_reply(1, 2, {})),
      B(six).icmp(home_agent_discovery_request(7)),
      B(six).icmp(home_agent_discovery_reply(7, {"2600::a", "2600::b"})),
      B(six).icmp(mobile_prefix_solicitation(7)),
      B(six).icmp(mobile_prefix_advertisement(7, prefix_information("2600:1::", 64))),
      B(link).icmp(rpl(0, {0, 0, 0, 0})),
      B(link).icmp(rpl(1, joined({{0, 1, 1, 0, 8, 0, 0, 0}, octets("2600::a")}))),
      B(six).icmp(duplicate_address_request("2600::7")),
      B(six).icmp(duplicate_address_confirmation(1, "2600::7")),

      // ICMP.
      B(four).icmpv4(8).payload(56),
      B(four).icmpv4(0, 0, 0x00070001).payload(56),
      B(four).icmpv4_error(3, 0),
      B(four).icmpv4_error(3, 1),
      B(four).icmpv4_error(3, 2),
      B(four).icmpv4_error(3, 3),
      B(four).icmpv4(3, 3).quoting(about_udp_four),
      B(four).icmpv4_error(3, 4, 1480),
      B(four).icmpv4_error(3, 13),
      B(four).icmpv4_error(5, 1, 0x09000063),
      B(four).icmpv4_error(11, 0),
      B(four).icmpv4_error(11, 0).extended_by(extension_object(1, 1, bytes32(0x00010140))),
      B(four).icmpv4_error(12, 0, 0x14000000),
      B(four).icmp(extended_echo_request_v4(7, 1, interface_name)),
      B(four).icmp(extended_echo_reply_v4(7, 1)),
  };
}

}  // namespace sixgate::test
