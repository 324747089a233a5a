// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/ip_tunnels.hpp"
#include "support/link_frames.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

namespace {

const PacketBuilder six = ipv6("2600:1::1", "2600:2::1").tcp(443);
const PacketBuilder four = ipv4("10.0.0.1", "10.0.0.2").tcp(443);
const PacketBuilder outer_four = ipv4("8.0.0.1", "9.0.0.2");
const PacketBuilder outer_six = ipv6("2600:8::1", "2600:9::2");

}  // namespace

TEST_CASE("tunnel.undeclared (RFC 7123 3)", "[policy]") {
  using B = PacketBuilder;
  check({{"IPv6 in IPv4", B(outer_four).carries(six), drop("tunnel.undeclared")},
         {"IPv4 in IPv4", B(outer_four).carries(four), drop("tunnel.undeclared")},
         {"IPv6 in IPv6", B(outer_six).carries(six), drop("tunnel.undeclared")},
         {"IPv4 in IPv6", B(outer_six).carries(four), drop("tunnel.undeclared")},
         {"GRE over IPv4", B(outer_four).gre(six), drop("tunnel.undeclared")},
         {"GRE over IPv6", B(outer_six).gre(four), drop("tunnel.undeclared")},
         {"GRE that nobody here can open", B(outer_four).gre(1, 0x880b, Bytes(20, 0)),
          drop("tunnel.undeclared")},
         {"6to4", B(outer_four).carries(ipv6("2002:800:1::1", "2002:900:2::1").tcp(80)),
          drop("tunnel.undeclared")},
         {"behind a Destination Options header",
          B(outer_six).destination_options({4, 1, 3}).carries(six), drop("tunnel.undeclared")},
         {"a later fragment of protocol 41",
          B(outer_four).fragment(1480, false, 9).protocol(41, Bytes(64, 0)),
          drop("tunnel.undeclared")},
         {"EtherIP", B(outer_four).then(ether_ip(ethernet(six))), drop("tunnel.undeclared")},
         {"Ethernet in IPv6", B(outer_six).then(ethernet_in_ip(ethernet(four))),
          drop("tunnel.undeclared")},
         {"MPLS", B(outer_six).then(mpls_in_ip(mpls({16}, six))), drop("tunnel.undeclared")},
         {"L2TPv3", B(outer_four).then(l2tp_v3(9, {}, ethernet(six))), drop("tunnel.undeclared")},
         {"EtherIP that nobody here can open", B(outer_four).protocol(97, Bytes(20, 0)),
          drop("tunnel.undeclared")},
         {"ESP, which may be a tunnel and is nobody's to read", B(outer_four).esp(),
          accept("default.native")},
         {"plain TCP", B(outer_four).tcp(443), accept("default.native")}});
}

TEST_CASE("a tunnel in UDP is one that its shape proves, whatever its port", "[policy]") {
  using B = PacketBuilder;
  const B four_udp = B(outer_four).udp(40000, 50000);
  const B six_udp = B(outer_six).udp(40000, 50000);
  check(
      {{"VXLAN", B(four_udp).holds(vxlan(5, ethernet(six))), drop("tunnel.undeclared")},
       {"VXLAN over IPv6", B(six_udp).holds(vxlan(5, ethernet(four))), drop("tunnel.undeclared")},
       {"Geneve", B(six_udp).holds(geneve(5, ethernet(six))), drop("tunnel.undeclared")},
       {"GUE", B(four_udp).holds(gue(six)), drop("tunnel.undeclared")},
       {"GRE", B(four_udp).holds(gre_in_udp({}, six)), drop("tunnel.undeclared")},
       {"L2TP", B(four_udp).holds(l2tp_v2({}, ppp(six))), drop("tunnel.undeclared")},
       {"AYIYA", B(four_udp).holds(ayiya(six)), drop("tunnel.undeclared")},
       {"an IP packet and nothing else", B(four_udp).holds(raw_ip(six)), drop("tunnel.undeclared")},
       {"something on VXLAN's port", ipv4("8.0.0.1", "9.0.0.2").udp(4789, 4789).payload(20),
        accept("default.native")},
       {"VXLAN's header and no packet behind it",
        ipv4("8.0.0.1", "9.0.0.2").udp(40000, 4789).holds(vxlan(5, Bytes(60, 0))),
        accept("default.native")},
       {"something on GRE's port", ipv6("2600:8::1", "2600:9::2").udp(4754, 4754).payload(20),
        accept("default.native")}});
}

TEST_CASE("a declared tunnel in UDP is declared for its port, its kind and its ends", "[policy]") {
  const auto site = Site().tunnel("vxlan", {"9.0.0.2"}, {"8.0.0.1"}).open_everything();
  const auto datagram = [](std::string_view from, std::string_view to, std::uint16_t source_port,
                           std::uint16_t port, const Content& content) {
    return ipv4(from, to).udp(source_port, port).holds(content);
  };
  const Content frame = vxlan(5, ethernet(six));
  check({{"into us", datagram("8.0.0.1", "9.0.0.2", 50000, 4789, frame),
          accept("service.allowed", 1)},
         {"from us", datagram("9.0.0.2", "8.0.0.1", 50000, 4789, frame),
          accept("default.tunnelled", 1)},
         {"from its port to another", datagram("8.0.0.1", "9.0.0.2", 4789, 50000, frame),
          drop("tunnel.undeclared")},
         {"a question that left by chance from its port",
          ipv4("8.0.0.1", "9.0.0.2").udp(4789, 53).payload(20), accept("default.native")},
         {"on another port", datagram("8.0.0.1", "9.0.0.2", 50000, 8472, frame),
          drop("tunnel.undeclared")},
         {"from beside the other end", datagram("8.0.0.2", "9.0.0.2", 50000, 4789, frame),
          drop("tunnel.undeclared")},
         {"Geneve on the same port between the same ends",
          datagram("8.0.0.1", "9.0.0.2", 50000, 4789, geneve(5, ethernet(six))),
          drop("tunnel.undeclared")},
         {"something else beside the other end",
          ipv4("8.0.0.2", "9.0.0.2").udp(50000, 4789).payload(20), accept("default.native")}},
        site);
}

TEST_CASE("a declared tunnel is declared for its kind, both ends and both ways", "[policy]") {
  const auto site = Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"}).open_everything();
  check({{"into us", ipv4("8.0.0.1", "9.0.0.2").carries(six), accept("service.allowed", 1)},
         {"from us", ipv4("9.0.0.2", "8.0.0.1").carries(six), accept("default.tunnelled", 1)},
         {"from beside the other end", ipv4("8.0.0.2", "9.0.0.2").carries(six),
          drop("tunnel.undeclared")},
         {"to beside this end", ipv4("8.0.0.1", "9.0.0.3").carries(six), drop("tunnel.undeclared")},
         {"of another kind between the same ends", ipv4("8.0.0.1", "9.0.0.2").carries(four),
          drop("tunnel.undeclared")},
         {"GRE between the same ends", ipv4("8.0.0.1", "9.0.0.2").gre(six),
          drop("tunnel.undeclared")}},
        site);
}

TEST_CASE("an undeclared tunnel inside a declared one is undeclared", "[policy]") {
  check({{"6in6 inside 6in4", tunnelled(ipv6("2600:a::1", "2600:a::2").carries(six)),
          drop("tunnel.undeclared", 1)},
         {"a declared one inside a declared one",
          tunnelled(ipv6("2600:8::1", "2600:9::2").carries(six)), accept("service.allowed", 2)}},
        with_declared_tunnels());
}

TEST_CASE("where undeclared tunnels may pass, what they carry is judged", "[policy]") {
  check({{"a type 0 routing header inside",
          tunnelled(ipv6("2600:1::1", "2600:2::1").routing(0, 1).tcp(443)),
          drop("ext.routing-type-0", 1)},
         {"something no service opens", PacketBuilder(outer_four).carries(six),
          drop("service.closed", 1)}},
        Site().action("tunnel.undeclared", Action::log));
}

TEST_CASE("IPsec's tunnel mode is declared to IPsec alone (RFC 4302 3.1.2)", "[policy]") {
  const auto inner = ipv4("10.0.0.1", "10.0.0.2").tcp(443);
  check({{"behind AH", ipv4("8.0.0.1", "9.0.0.2").ah().carries(inner), drop("service.closed", 1)},
         {"IPv6 behind AH",
          ipv6("2600::1", "2600::2").ah().carries(ipv6("2600::3", "2600::4").tcp(1)),
          drop("service.closed", 1)},
         {"not behind AH", ipv4("8.0.0.1", "9.0.0.2").carries(inner), drop("tunnel.undeclared")}});
  check({{"for what is open", ipv4("8.0.0.1", "9.0.0.2").ah().carries(inner),
          accept("service.allowed", 1)}},
        Site().open_everything());
}
