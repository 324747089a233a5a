// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/byte_order.hpp"
#include "support/corpus.hpp"
#include "support/ipsec.hpp"
#include "support/ipv6_options.hpp"
#include "support/mobility.hpp"
#include "support/routing_headers.hpp"
#include "support/transports.hpp"

namespace sixgate::test {

std::vector<PacketBuilder> valid_headers() {
  const PacketBuilder six = ipv6("2600::1", "2600::2");
  const PacketBuilder four = ipv4("8.0.0.1", "9.0.0.2");
  const PacketBuilder inner = ipv6("2600:1::1", "2600:2::1").tcp(443).payload(20);
  const Bytes synchronise_options{2, 4, 5, 160, 4, 2, 1, 3, 3, 7, 1, 0};
  using B = PacketBuilder;
  return {
      // Transports.
      B(six).tcp(443).payload(100),
      B(six).tcp({.destination_port = 443, .options = synchronise_options}),
      B(six)
          .tcp({.source_port = 443,
                .destination_port = 40001,
                .sequence = 100,
                .acknowledgement = 7,
                .flags = psh | ack})
          .payload(10),
      B(six).udp(1000, 5000).payload(30),
      B(six).udp(1000, 5001).payload(31).udp_without_checksum(),
      B(six).udp_lite(1000, 2000).payload(20),
      B(six).udp_lite(1000, 2000, 8).payload(200),
      B(six).sctp(5060),
      B(six).sctp({.destination_port = 5060, .chunks = sctp_init(7)}),
      B(six).sctp(
          {.destination_port = 5060, .verification_tag = 7, .chunks = sctp_data(1, Bytes(5, 'd'))}),
      B(six).dccp({.destination_port = 5000}),
      B(six).dccp({.destination_port = 5000, .is_data = true}).payload(20),
      B(six),
      B(six).protocol(253, Bytes(20, 9)),

      // Options.
      B(six).hop_by_hop().tcp(1),
      B(six).hop_by_hop(joined({pad1(), pad_n(3), router_alert_option(0), {}})).tcp(2),
      B(six).hop_by_hop(quick_start_option(5, 0x1234567)).tcp(3),
      B(six).destination_options(option(0x1e, {1, 2, 3, 4})).tcp(4),
      B(six).destination_options(tunnel_encapsulation_limit_option(4)).tcp(5),
      B(six).home_address("2600::7").tcp(1),

      // Routing headers.
      B(six).routing(0, 1).tcp(1),
      B(six).routing(source_route({"2600::a", "2600::b"}, 2)).tcp(1),
      B(six).routing(2, 1).tcp(1),
      B(six).routing(home_route("2600::7")).tcp(1),
      B(six).routing(rpl_route({"2600::a", "2600::b", "2600::2:c"}, 2, 14, 12)).tcp(1),
      B(six).routing(4, 3).udp(1, 2),
      B(six).routing(segment_routing({"2600::c", "2600::b"}, 1)).udp(1, 2),
      B(six).routing(segment_routing({"2600::2"}, 0, option(4, Bytes(14, 0)))).udp(1, 2),
      B(six).routing(compact_routing_16({1, 2, 3}, 0)).udp(1, 2),
      B(six).routing(compact_routing_32({1, 2}, 0)).udp(1, 2),
      B(six).routing(routing_header(253, 0, Bytes(4, 0))).tcp(1),

      // IPsec.
      B(six).ah().udp(1, 2),
      B(six).ah(0x2000, 9, 24).tcp(1),
      B(six).esp(),
      B(six).esp_null({}).tcp(443).payload(11),
      B(six).esp_null({.spi = 0x2000, .icv_size = 16}).carries(inner),
      B(six).esp_null({.spi = 0x3000, .icv_size = 0}).icmpv6(128),
      B(six).esp_null({.is_wrapped = true}).tcp(443),

      // Mobility, HIP, Shim6.
      B(six).mobility(5),
      B(six).mobility(binding_refresh_request()),
      B(six).mobility(home_test_init(0x0102030405060708)),
      B(six).mobility(care_of_test_init(0x0102030405060708)),
      B(six).mobility(home_test(3, 0x0102030405060708, 0x1112131415161718)),
      B(six).mobility(care_of_test(4, 0x0102030405060708, 0x1112131415161718)),
      B(six).home_address("2600::7").mobility(binding_update(9, 0xc000, 100, {4, 4, 0, 1, 0, 2})),
      B(six).routing(home_route("2600::7")).mobility(binding_acknowledgement(0, 9, 100)),
      B(six).mobility(binding_error(1, "2600::7")),
      B(six).mobility({.type = 20, .data = {0, 0, 1, 2, 3, 4}}),
      B(six).then(hip(1)),
      B(six).then(shim6_payload(0x123456789abc)).tcp(1),
      B(six).then(shim6_control(1, Bytes(10, 7))),

      // Chains and fragments.
      B(six)
          .hop_by_hop()
          .destination_options()
          .routing(2, 1)
          .fragment(0, false, 7)
          .ah()
          .icmpv6(128),
      longest_chain(),
      B(six).fragment(0, true, 1).udp(1, 2).udp_length(3000).payload(64),
      B(six).fragment(1480, true, 1).payload(64),
      B(six).fragment(0, false, 1).tcp(1),
      B(six).jumbo(66000 + 16).udp(1, 2).udp_length(0).payload(66000).payload_length(0),

      // The same over IPv4.
      B(four).tcp(443).payload(100),
      B(four).udp(1000, 5000).payload(30),
      B(four).udp(1000, 5000).payload(31).udp_without_checksum(),
      B(four).udp_lite(1000, 2000).payload(20),
      B(four).sctp({.destination_port = 5060, .chunks = sctp_init(7)}),
      B(four).dccp({.destination_port = 5000}),
      B(four).ipv4_options({148, 4, 0, 0, 1, 1, 1, 0}).tcp(22),
      B(four).ah().tcp(22),
      B(four).esp(),
      B(four).esp_null({}).tcp(443),
      B(four).esp_null({.is_wrapped = true}).carries(inner),
      B(four).fragment(0, true, 9).udp(1, 2).udp_length(3000).payload(64),
      B(four).fragment(1480, false, 9).protocol(17, Bytes(64, 1)),
  };
}

}  // namespace sixgate::test
