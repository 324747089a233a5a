// SPDX-License-Identifier: GPL-2.0-or-later
#include "conformance/innocent_packets.hpp"

#include "conformance/hosts.hpp"
#include "conformance/icmpv6_message.hpp"
#include "support/byte_order.hpp"
#include "support/ipsec.hpp"
#include "support/ipv6_options.hpp"
#include "support/mobility.hpp"
#include "support/neighbour_options.hpp"
#include "support/routing_headers.hpp"
#include "support/udp_sessions.hpp"

namespace sixgate::test::conformance {

/// Errors 1 to 4 of every code, and ICMPv4 3 and 11, from wherever routers have their addresses.
std::vector<InnocentPacket> errors() {
  std::vector<InnocentPacket> packets;
  const PacketBuilder sent = ipv6(inside6, "2600:1::5").tcp(443).payload(20);
  for (const char* from : {"2600:1::1", "fd00::1", "fc00::1", "2001:db8::1", "2001:0:800:35::1",
                           "2002:800:1::1", "2600:1::"}) {
    for (const unsigned type : {1U, 3U, 4U}) {
      for (const unsigned code : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 10U, 11U, 255U}) {
        packets.push_back(
            {"error " + std::to_string(type) + " code " + std::to_string(code) + " from " + from,
             ipv6(from, inside6)
                 .icmpv6(static_cast<std::uint8_t>(type), static_cast<std::uint8_t>(code))
                 .quoting(sent)});
      }
    }
    for (const std::uint32_t mtu : {1280U, 1281U, 1400U, 1500U, 9000U, 65535U}) {
      packets.push_back({"Packet Too Big of " + std::to_string(mtu) + " from " + from,
                         ipv6(from, inside6).icmpv6(2, 0, mtu).quoting(sent)});
    }
  }
  packets.push_back(
      {"Packet Too Big that fills 1280 bytes",
       inward6().icmpv6(2, 0, 1280).quoting(ipv6(inside6, "2600:1::5").tcp(443).payload(1400))});
  packets.push_back(
      {"Packet Too Big of more than 1280 bytes",
       inward6().icmpv6(2, 0, 1280).payload(ipv6(inside6, "2600:1::5").tcp(443).payload(1400))});
  packets.push_back({"Packet Too Big that quotes its header alone",
                     inward6()
                         .icmpv6(2, 0, 1280)
                         .payload(ipv6(inside6, "2600:1::5").payload_length(20).says_next(6))});
  packets.push_back({"error 1 in hop limit 1",
                     ipv6("2600:1::1", inside6).hop_limit(1).icmpv6(1, 0).quoting(sent)});
  return packets;
}

std::vector<InnocentPacket> errors_over_ipv4() {
  std::vector<InnocentPacket> packets;
  const PacketBuilder sent = ipv4(inside4, outside4).tcp(443).payload(20);
  for (const char* from : {"8.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1",
                           "169.254.1.1", "192.0.0.1", "198.18.0.1", "192.0.2.1"}) {
    for (unsigned code = 0; code <= 15; ++code) {
      packets.push_back({"ICMPv4 3 code " + std::to_string(code) + " from " + from,
                         ipv4(from, inside4)
                             .icmpv4(3, static_cast<std::uint8_t>(code), code == 4 ? 1400 : 0)
                             .quoting(sent)});
    }
    for (const unsigned code : {0U, 1U}) {
      packets.push_back(
          {"ICMPv4 11 code " + std::to_string(code) + " from " + from,
           ipv4(from, inside4).icmpv4(11, static_cast<std::uint8_t>(code)).quoting(sent)});
    }
  }
  for (const std::uint32_t mtu : {0U, 67U, 68U, 576U, 65535U}) {
    packets.push_back(
        {"ICMPv4 3/4 of " + std::to_string(mtu), inward4().icmpv4(3, 4, mtu).quoting(sent)});
  }
  return packets;
}

/// With hop limit 255 from where they may come; listeners; DHCPv6.
std::vector<InnocentPacket> of_the_link() {
  const Bytes link_layer = source_link_layer_address();
  std::vector<InnocentPacket> packets{
      {"duplicate address detection",
       ipv6("::", "ff02::1:ff00:9").neighbour_solicitation("fe80::9")},
      {"duplicate address detection of a global address",
       ipv6("::", "ff02::1:ff00:9").neighbour_solicitation("2600:100::9", nonce_option())},
      {"a router solicitation from ::", ipv6("::", "ff02::2").router_solicitation()},
      {"a router solicitation", ipv6("fe80::2", "ff02::2").router_solicitation(link_layer)},
      {"a router advertisement",
       ipv6("fe80::1", "ff02::1")
           .router_advertisement(joined({link_layer, prefix_information("2600:100::", 64)}))},
      {"a router advertisement to a node", ipv6("fe80::1", "2600:100::2").router_advertisement()},
      {"a router advertisement of an unknown option",
       ipv6("fe80::1", "ff02::1").router_advertisement(neighbour_option(253, Bytes(6, 1)))},
      {"a neighbour solicitation between global addresses",
       ipv6("2600:100::1", "ff02::1:ff00:2").neighbour_solicitation("2600:100::2", link_layer)},
      {"a neighbour solicitation of reachability",
       ipv6("2600:100::1", "2600:100::2").neighbour_solicitation("2600:100::2")},
      {"a neighbour advertisement",
       ipv6("2600:100::2", "2600:100::1")
           .neighbour_advertisement("2600:100::2", target_link_layer_address())},
      {"a neighbour advertisement of a unique local address",
       ipv6("fd00::2", "fd00::1").neighbour_advertisement("fd00::2")},
      {"a redirect to a router", ipv6("fe80::1", "2600:100::2").redirect("fe80::3", "2600::9")},
      {"a report from ::", message(ipv6("::", "ff02::16"), 143)},
      {"DHCPv6 from a client", ipv6("fe80::2", "ff02::1:2").udp(546, 547).payload(40)},
      {"DHCPv6 from a server", ipv6("fe80::1", "fe80::2").udp(547, 546).payload(40)},
      {"DHCPv6 from a global server address",
       ipv6("2600:1::1", "fe80::2").udp(547, 546).payload(40)},
      {"multicast DNS", ipv6("fe80::1", "ff02::fb").hop_limit(255).udp(5353, 5353).payload(20)},
      {"link-local multicast name resolution",
       ipv6("fe80::1", "ff02::1:3").udp(40000, 5355).payload(20)},
      {"OSPF", ipv6("fe80::1", "ff02::5").hop_limit(1).protocol(89, Bytes(24, 0))},
      {"RIPng", ipv6("fe80::1", "ff02::9").hop_limit(255).udp(521, 521).payload(24)},
      {"PIM", ipv6("fe80::1", "ff02::d").hop_limit(1).protocol(103, Bytes(8, 0))},
      {"VRRP", ipv6("fe80::1", "ff02::12").hop_limit(255).protocol(112, Bytes(24, 0))},
  };
  for (const unsigned type : {130U, 131U, 132U, 143U, 151U, 152U, 153U}) {
    packets.push_back({"listener or router discovery of type " + std::to_string(type),
                       message(ipv6("fe80::1", "ff02::16"), static_cast<std::uint8_t>(type))});
  }
  return packets;
}

std::vector<InnocentPacket> of_the_link_over_ipv4() {
  return {
      {"DHCP from a client", ipv4("0.0.0.0", "255.255.255.255").udp(68, 67).payload(240)},
      {"DHCP from a server", ipv4("10.0.0.1", "255.255.255.255").udp(67, 68).payload(240)},
      {"IGMP", ipv4("9.0.0.9", "224.0.0.22")
                   .hop_limit(1)
                   .ipv4_options({148, 4, 0, 0})
                   .protocol(2, Bytes(16, 0))},
      {"IGMP of who has no address",
       ipv4("0.0.0.0", "224.0.0.1").hop_limit(1).protocol(2, Bytes(8, 0))},
      {"multicast DNS over IPv4",
       ipv4("9.0.0.9", "224.0.0.251").hop_limit(255).udp(5353, 5353).payload(20)},
  };
}

/// Fragments in any order, IPsec, destination options, mobility and what goes with it.
std::vector<InnocentPacket> headers() {
  return {
      {"a first fragment", inward6().fragment(0, true, 7).udp(1024, 5000).payload(1224)},
      {"a fragment in the middle", inward6().fragment(1232, true, 7).payload(1232)},
      {"a small fragment in the middle", inward6().fragment(1232, true, 7).payload(8)},
      {"a last fragment", inward6().fragment(2464, false, 7).payload(3)},
      {"an atomic fragment", inward6().fragment(0, false, 7).tcp(443)},
      {"a first fragment of ESP", inward6().fragment(0, true, 7).esp()},
      {"AH", inward6().ah().tcp(443)},
      {"AH of a long value", inward6().ah(7, 1, 64).tcp(443)},
      {"ESP", inward6().esp()},
      {"ESP of NULL encryption", inward6().esp_null({}).tcp(443)},
      {"ESP behind AH", inward6().ah().esp()},
      {"IKE", inward6().udp(500, 500).holds(ike())},
      {"IKE on 4500", inward6().udp(4500, 4500).holds(ike_with_marker())},
      {"a keepalive of NAT traversal", inward6().udp(4500, 4500).holds(nat_keepalive())},
      {"destination options", inward6().destination_options().tcp(443)},
      {"an unknown destination option",
       inward6().destination_options(option(0x3f, Bytes(4, 0))).tcp(443)},
      {"destination options behind a routing header",
       inward6().routing(2, 1).destination_options().tcp(443)},
      {"a type 2 routing header", inward6().routing(home_route("2600:100::7")).tcp(443)},
      {"a type 4 routing header", inward6().routing(segment_routing({"2600:100::c"}, 1)).tcp(443)},
      {"a mobility header", inward6().mobility(home_test_init(7))},
      {"a binding update in the clear",
       inward6().home_address("2600:1::7").mobility(binding_update(9, 0xc000, 100))},
      {"a binding acknowledgement in the clear",
       inward6().routing(home_route("2600:100::7")).mobility(binding_acknowledgement(0, 9, 100))},
      {"a home address", inward6().home_address("2600:1::7").tcp(443)},
      {"HIP", inward6().then(hip(1))},
      {"Shim6", inward6().then(shim6_payload(7)).tcp(443)},
      {"an address that ends in zeros", ipv6("2600:1::", "2600:100::").tcp(443)},
  };
}

std::vector<InnocentPacket> headers_over_ipv4() {
  return {
      {"a first fragment over IPv4",
       inward4().fragment(0, true, 7).udp(1024, 5000).udp_length(3000).payload(Bytes(1464, 0xff))},
      {"a fragment in the middle over IPv4",
       inward4().fragment(1472, true, 7).protocol(17, Bytes(1480, 1))},
      {"a last fragment over IPv4", inward4().fragment(2952, false, 7).protocol(17, Bytes(3, 1))},
      {"a first fragment of TCP over IPv4", inward4().fragment(0, true, 7).tcp(443).payload(28)},
      {"AH over IPv4", inward4().ah().tcp(443)},
      {"ESP over IPv4", inward4().esp()},
      {"ESP in UDP", inward4().udp(4500, 4500).holds(esp_in_udp(encrypted_esp(7)))},
      {"IKE over IPv4", inward4().udp(500, 500).holds(ike())},
      {"IKE on 4500 over IPv4", inward4().udp(4500, 4500).holds(ike_with_marker())},
  };
}

/// Ordinary UDP on a tunnel's port, and ordinary protocols that begin like one.
std::vector<InnocentPacket> ordinary_udp() {
  std::vector<InnocentPacket> packets{
      {"STUN",
       inward4().udp(40000, 3478).payload({0, 1, 0, 40, 0x21, 0x12, 0xa4, 0x42}).payload(52)},
      {"TFTP", inward4().udp(40000, 69).payload(joined(
                   {{0, 1, 'b', 'o', 'o', 't', 0, 'o', 'c', 't', 'e', 't', 0}, Bytes(60, 0)}))},
      {"DNS with id 1",
       inward4().udp(40000, 53).payload(
           joined({{0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 63}, Bytes(63, 'a'), {0, 0, 1, 0, 1}}))},
  };
  for (const unsigned port : {443U, 1027U, 1701U, 2152U, 3544U, 3653U, 3740U, 4341U, 4500U, 4754U,
                              4789U, 4790U, 5072U, 6080U, 6081U, 6635U, 8472U, 51820U}) {
    const auto number = static_cast<std::uint16_t>(port);
    const std::string name = " on port " + std::to_string(port);
    packets.push_back({"bytes" + name, inward4().udp(40000, number).payload(Bytes(80, 0x5a))});
    packets.push_back({"bytes from" + name, inward4().udp(number, 40000).payload(Bytes(80, 0x5a))});
    packets.push_back({"zeros" + name, inward4().udp(40000, number).payload(Bytes(80, 0))});
    packets.push_back({"nothing" + name, inward4().udp(40000, number)});
  }
  return packets;
}

std::vector<InnocentPacket> ordinary_udp_over_ipv6() {
  std::vector<InnocentPacket> packets;
  for (const unsigned port :
       {443U, 1701U, 3544U, 4500U, 4754U, 4789U, 5072U, 6080U, 6081U, 51820U}) {
    const auto number = static_cast<std::uint16_t>(port);
    const std::string name = " on port " + std::to_string(port) + " over IPv6";
    packets.push_back({"bytes" + name, inward6().udp(40000, number).payload(Bytes(80, 0x5a))});
    packets.push_back({"zeros" + name, inward6().udp(40000, number).payload(Bytes(80, 0))});
  }
  return packets;
}

}  // namespace sixgate::test::conformance
