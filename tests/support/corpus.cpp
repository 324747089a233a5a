// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/corpus.hpp"

namespace sixgate::test {

PacketBuilder longest_chain() {
  PacketBuilder packet = ipv6("2600::1", "2600::2");
  for (int i = 0; i < 16; ++i) packet.destination_options();
  return packet.tcp(443);
}

PacketBuilder teredo_echo() {
  return ipv4("192.0.2.45", "8.0.0.1")
      .udp(40000, 3544)
      .teredo_authentication()
      .teredo_origin(40000, "192.0.2.45")
      .teredo(ipv6("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2600::1").icmpv6(128).payload(8));
}

PacketBuilder six_to_four_echo() {
  return ipv4("8.0.0.1", "9.0.0.2")
      .carries(ipv6("2002:800:1::1", "2002:900:2::1").icmpv6(128).payload(8));
}

std::vector<PacketBuilder> valid_packets() {
  const PacketBuilder six = ipv6("2600::1", "2600::2");
  const PacketBuilder four = ipv4("8.0.0.1", "9.0.0.2");
  const PacketBuilder link = ipv6("fe80::1", "fe80::2");
  const PacketBuilder inner_six = ipv6("2600:1::1", "2600:2::1").tcp(443).payload(20);
  const PacketBuilder inner_four = ipv4("10.0.0.1", "10.0.0.2").udp(1000, 53).payload(20);
  using B = PacketBuilder;
  return {
      B(six).tcp(443).payload(100),
      B(six).udp(1000, 53).payload(30),
      B(six).sctp(5060),
      B(six).protocol(33, Bytes(12, 3)),
      B(six).protocol(136, {0, 1, 0, 2, 0, 8, 0, 0}),
      B(six).esp(),
      B(six),
      B(six).protocol(253, Bytes(20, 9)),
      B(six).icmpv6(128).payload(56),
      B(six).packet_too_big(1280),
      B(six).icmpv6_error(1, 4),
      B(six).icmpv6_error(4, 0, 40),
      B(link).neighbour_solicitation("fe80::2"),
      B(link).neighbour_advertisement("fe80::1"),
      B(link).router_solicitation(),
      B(link).router_advertisement(),
      B(link).redirect("fe80::3", "2600::9"),
      B(link).mld_query(),
      B(link).mld_report(),
      B(six).hop_by_hop().tcp(1),
      B(six).home_address("2600::7").tcp(1),
      B(six).routing(0, 1).tcp(1),
      B(six).routing(2, 1).tcp(1),
      B(six).routing(4, 3).udp(1, 2),
      B(six).ah().udp(1, 2),
      B(six).mobility(5),
      B(six).extension(packet::Protocol::hip, {0, 4, 1, 0x21, 0, 0, 0, 0}).payload(32),
      B(six).extension(packet::Protocol::shim6, {0, 0, 0x80, 0, 0, 0, 0, 0}).tcp(1),
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
      B(four).tcp(443).payload(100),
      B(four).udp(1000, 53).payload(30),
      B(four).icmpv4(8).payload(56),
      B(four).ipv4_options({148, 4, 0, 0, 1, 1, 1, 0}).tcp(22),
      B(four).ah().tcp(22),
      B(four).fragment(0, true, 9).udp(1, 2).udp_length(3000).payload(64),
      B(four).fragment(1480, false, 9).protocol(17, Bytes(64, 1)),
      six_to_four_echo(),
      teredo_echo(),
      B(four).carries(inner_six),
      B(four).carries(inner_four),
      B(six).carries(inner_six),
      B(six).carries(inner_four),
      B(six).destination_options({4, 1, 3}).carries(inner_six),
      B(four).gre(inner_six),
      B(four).gre(inner_four, 0xb000),
      B(six).gre(inner_four, 0x2000),
      B(four).gre(1, 0x880b, Bytes(20, 7)),
      B(four).carries(B(six).carries(B(four).gre(inner_six))),
  };
}

}  // namespace sixgate::test
