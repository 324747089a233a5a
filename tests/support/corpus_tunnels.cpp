// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/byte_order.hpp"
#include "support/corpus.hpp"
#include "support/gre_header.hpp"
#include "support/ip_tunnels.hpp"
#include "support/ipsec.hpp"
#include "support/link_frames.hpp"
#include "support/udp_sessions.hpp"
#include "support/udp_tunnels.hpp"

namespace sixgate::test {

namespace {

const PacketBuilder& six() {
  static const PacketBuilder packet = ipv6("2600::1", "2600::2");
  return packet;
}

const PacketBuilder& four() {
  static const PacketBuilder packet = ipv4("8.0.0.1", "9.0.0.2");
  return packet;
}

const PacketBuilder& inner_six() {
  static const PacketBuilder packet = ipv6("2600:1::1", "2600:2::1").tcp(443).payload(20);
  return packet;
}

const PacketBuilder& inner_four() {
  static const PacketBuilder packet = ipv4("10.0.0.1", "10.0.0.2").udp(1000, 5000).payload(20);
  return packet;
}

}  // namespace

std::vector<PacketBuilder> valid_tunnels() {
  const Bytes route = source_route_entry(joined({octets("9.0.0.3"), octets("9.0.0.4")}));
  using B = PacketBuilder;
  return {
      six_to_four_echo(),
      B(four()).carries(inner_six()),
      B(four()).carries(inner_four()),
      B(six()).carries(inner_six()),
      B(six()).carries(inner_four()),
      B(six()).destination_options({4, 1, 3}).carries(inner_six()),
      B(four()).carries(B(six()).carries(B(four()).gre(inner_six()))),

      B(four()).gre(inner_six()),
      B(four()).gre(inner_four(), 0xb000),
      B(six()).gre(inner_four(), 0x2000),
      B(four()).gre({.route = route}, inner_six()),
      B(four()).gre({}, ethernet(inner_six())),
      B(four()).gre({.key = 7}, ethernet(vlan(5, inner_six()))),
      B(four()).gre({}, ppp(inner_six())),
      B(four()).gre({}, mpls({16, 17}, inner_six())),
      B(four()).gre(1, 0x880b, Bytes(20, 7)),
      B(four()).gre({.sequence = 1, .call_id = 9}, ppp(inner_six(), true)),
      B(four()).gre({.sequence = 1, .call_id = 9, .acknowledgement = 4}, ppp(inner_four())),
      B(four()).gre({.call_id = 9, .acknowledgement = 4}, Bytes{}),

      B(four()).then(l2tp_v3(7, {}, ethernet(inner_six()))),
      B(six()).then(l2tp_v3(7, Bytes(4, 0xc0), ethernet(inner_six()))),
      B(six()).then(l2tp_v3(7, Bytes(8, 0xc0), ethernet(inner_four()))),
      B(four()).then(ether_ip(ethernet(inner_six()))),
      B(six()).then(ethernet_in_ip(ethernet(mpls({16}, inner_six())))),
      B(four()).then(mpls_in_ip(mpls({16}, inner_six()))),
  };
}

std::vector<PacketBuilder> valid_udp_tunnels() {
  const PacketBuilder bubble =
      ipv6("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:0:4136:e378:8000:e82:d7fe:ff11");
  const auto to = [](std::uint16_t port) { return PacketBuilder(four()).udp(40000, port); };
  const auto to_six = [](std::uint16_t port) { return PacketBuilder(six()).udp(40000, port); };
  return {
      teredo_echo(),
      to(3544).teredo(bubble),
      to(3544).teredo(bubble, teredo_nonce(0x01020304)),
      to(3544).teredo(bubble, teredo_alternate_address("192.0.2.1", 40000)),
      to(3544).teredo(bubble, joined({teredo_neighbour_discovery(0), teredo_nonce(1)})),
      to(3544).teredo(bubble, joined({teredo_neighbour_discovery(1), teredo_nonce(1),
                                      teredo_random_port(40001)})),

      // Frames and packets in UDP.
      to(1701).holds(l2tp_v2({}, ppp(inner_six(), true))),
      to(1701).holds(l2tp_v2({.has_length = true, .sequence = 5, .offset = 4}, ppp(inner_six()))),
      to(1701).holds(l2tp_v2({.has_length = true}, ppp(inner_four()))),
      to(1701).holds(l2tp_v3_in_udp(7, {}, ethernet(inner_six()))),
      to_six(1701).holds(l2tp_v3_in_udp(7, Bytes(8, 0xc0), ethernet(inner_six()))),
      to(5072).holds(ayiya(inner_six())),
      to(4789).holds(vxlan(7, ethernet(inner_six()))),
      to_six(4789).holds(vxlan(7, ethernet(vlan(5, inner_four())))),
      to(4789).holds(vxlan(8, ethernet(pppoe(1, inner_six())))),
      to(4790).holds(vxlan_gpe(7, inner_six())),
      to(4790).holds(vxlan_gpe(8, ethernet(inner_six()))),
      to(6081).holds(geneve(7, ethernet(inner_six()))),
      to_six(6081).holds(geneve(7, inner_six(), geneve_option(0x0102, 0x80, Bytes(4, 0)))),
      to(6080).holds(gue(inner_six())),
      to(6080).holds(gue_direct(inner_four())),
      to(5555).holds(raw_ip(inner_six())),
      to(4191).holds(raw_ip(inner_six())),
      to_six(4754).holds(gre_in_udp({.key = 7}, inner_six())),
      to(6635).holds(mpls({16}, inner_six())),

      // Sessions.
      to(500).holds(ike()),
      to(4500).holds(ike_with_marker(35, 0x20)),
      to(4500).holds(esp_in_udp(encrypted_esp(0x1000))),
      to(4500).holds(esp_in_udp(PacketBuilder(four()).esp_null({}).carries(inner_six()))),
      to(4500).holds(nat_keepalive()),
      to(51820).holds(wireguard_initiation()),
      to(51820).holds(wireguard_response()),
      to(51820).holds(wireguard_cookie()),
      to(51820).holds(wireguard_transport(0)),
      to(51820).holds(wireguard_transport(96)),
      to(1194).holds(openvpn_hard_reset()),
      to(3653).holds(tunnel_setup_protocol(1, "VERSION=2.0.0\r\n")),
      to(3740).holds(sixxs_heartbeat("HEARTBEAT TUNNEL 2600::2 sender 1700000000 ")),
  };
}

}  // namespace sixgate::test
