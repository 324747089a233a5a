// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

constexpr const char* client = "2001:0:4136:e378:8000:63bf:3fff:fdd2";

PacketBuilder datagram(std::uint16_t port) {
  return ipv4("192.0.2.45", "65.54.227.120").udp(40000, port);
}

const PacketBuilder data = ipv6(client, "2600::1").tcp(443);
const PacketBuilder solicitation = ipv6("fe80::ffff:ffff:ffff", "ff02::2").router_solicitation();

}  // namespace

TEST_CASE("tunnel.teredo-blocked (RFC 7123 3.6)", "[policy]") {
  check(
      {{"data to the well-known port", datagram(3544).teredo(data), drop("tunnel.teredo-blocked")},
       {"data to any other port", datagram(53).teredo(data), drop("tunnel.teredo-blocked")},
       {"data to a client, from a relay", datagram(40001).teredo(ipv6("2600::1", client).tcp(443)),
        drop("tunnel.teredo-blocked")},
       {"a bubble", datagram(40001).teredo(ipv6(client, "2001:0:102:304::1")),
        drop("tunnel.teredo-blocked")},
       {"qualification", datagram(3544).teredo(solicitation), drop("tunnel.teredo-blocked")},
       {"qualification behind authentication",
        datagram(3544).teredo_authentication().teredo(solicitation), drop("tunnel.teredo-blocked")},
       {"behind authentication and an origin indication",
        datagram(40001).teredo_authentication(4, 20).teredo_origin(337, "1.2.3.4").teredo(data),
        drop("tunnel.teredo-blocked")},
       {"with a trailer behind the inner packet",
        datagram(40001).teredo(data).payload({1, 4, 0, 0, 0, 7}), drop("tunnel.teredo-blocked")},
       {"ordinary UDP to the well-known port", datagram(3544).payload(60),
        accept("default.native")},
       {"STUN", datagram(3478).payload({0, 1, 0, 40, 0x21, 0x12, 0xa4, 0x42}).payload(52),
        accept("default.native")},
       {"DNS with id 1 and a long name",
        datagram(53).payload({0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0}).payload(60),
        accept("default.native")},
       {"IPv6 without an address of Teredo's",
        datagram(3544).teredo(ipv6("2600::1", "2600::2").tcp(443)), drop("tunnel.undeclared")},
       {"a Teredo address on the wire itself", data, accept("default.native")}});
}

TEST_CASE("tunnel.teredo-blocked inside a tunnel", "[policy]") {
  const auto inner = ipv4("10.0.0.1", "65.54.227.120").udp(40000, 3544);
  check(
      {{"Teredo inside 4in4", ipv4("8.0.0.1", "9.0.0.2").carries(PacketBuilder(inner).teredo(data)),
        drop("tunnel.teredo-blocked", 1)},
       {"ordinary UDP inside 4in4",
        ipv4("8.0.0.1", "9.0.0.2").carries(PacketBuilder(inner).payload(60)),
        accept("service.allowed", 1)}},
      with_declared_tunnels());
}
