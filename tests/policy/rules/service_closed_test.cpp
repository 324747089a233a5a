// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::packet::Protocol;

TEST_CASE("service.closed (RFC 4942 3.3)", "[policy]") {
  const auto site = Site()
                        .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
                        .service(Protocol::tcp, std::uint16_t{443})
                        .service(Protocol::icmp);
  const auto six = ipv6("2600:1::1", "2600:2::1");
  using B = PacketBuilder;
  check(
      {{"a port that nobody opened", tunnelled(B(six).tcp(22)), drop("service.closed", 1)},
       {"the open port, of another protocol", tunnelled(B(six).udp(1000, 443)),
        drop("service.closed", 1)},
       {"from the open port, not to it", tunnelled(B(six).tcp(443, 22)), drop("service.closed", 1)},
       {"no transport header at all", tunnelled(six), drop("service.closed", 1)},
       {"a first fragment, whose port is open",
        tunnelled(B(six).fragment(0, true, 1).tcp(443).payload(4)), accept("service.allowed", 1)},
       {"the open port", tunnelled(B(six).tcp(443)), accept("service.allowed", 1)},
       {"an echo request, which the ICMP service opens", tunnelled(B(six).icmpv6(128)),
        accept("service.allowed", 1)},
       {"an error message needs no service", tunnelled(B(six).icmpv6_error(1, 4)),
        accept("icmpv6.error-passes", 1)},
       {"Packet Too Big needs none", tunnelled(B(six).packet_too_big(1400)),
        accept("icmpv6.packet-too-big", 1)},
       {"neighbour discovery of the tunnel's link needs none",
        tunnelled(ipv6("fe80::1", "fe80::2").neighbour_solicitation("fe80::2")),
        accept("nd.allowed", 1)},
       {"ESP needs none", tunnelled(B(six).esp()), accept("ipsec.allowed", 1)},
       {"AH needs none", tunnelled(B(six).ah().tcp(22)), accept("ipsec.allowed", 1)},
       {"key exchange needs none", tunnelled(B(six).udp(500, 500)), accept("ipsec.allowed", 1)},
       {"native traffic needs none", B(six).tcp(22), accept("default.native")},
       {"what goes into the tunnel from here needs none",
        ipv4("9.0.0.2", "8.0.0.1").carries(B(six).tcp(22)), accept("default.tunnelled", 1)}},
      site);
}

TEST_CASE("without services a tunnel carries nothing that needs one", "[policy]") {
  check({{"TCP", tunnelled(ipv6("2600:1::1", "2600:2::1").tcp(443)), drop("service.closed", 1)},
         {"an echo request", tunnelled(ipv6("2600:1::1", "2600:2::1").icmpv6(128)),
          drop("service.closed", 1)}},
        Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"}));
}

TEST_CASE("only the innermost packet needs a service", "[policy]") {
  check(
      {{"the open port inside two tunnels",
        tunnelled(ipv6("2600:8::1", "2600:9::2").carries(ipv6("2600:1::1", "2600:2::1").tcp(443))),
        accept("service.allowed", 2)},
       {"a closed port inside two tunnels",
        tunnelled(ipv6("2600:8::1", "2600:9::2").carries(ipv6("2600:1::1", "2600:2::1").tcp(22))),
        drop("service.closed", 2)}},
      Site()
          .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
          .tunnel("6in6", {"2600:9::2"}, {"2600:8::1"})
          .service(Protocol::tcp, std::uint16_t{443}));
}

TEST_CASE("ICMPv4 errors out of a tunnel need no service", "[policy]") {
  const auto site = Site().tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"});
  const auto four = ipv4("10.0.0.1", "10.0.0.2");
  using B = PacketBuilder;
  check({{"fragmentation needed", tunnelled(B(four).icmpv4(3)), accept("icmpv4.error-passes", 1)},
         {"time exceeded", tunnelled(B(four).icmpv4(11)), accept("icmpv4.error-passes", 1)},
         {"a redirect", tunnelled(B(four).icmpv4(5)), drop("service.closed", 1)},
         {"an echo request", tunnelled(B(four).icmpv4(8)), drop("service.closed", 1)}},
        site);
}

TEST_CASE("what cannot be looked into needs a service of the tunnel's protocol", "[policy]") {
  const auto site = Site().tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"});
  const Bytes frame(60, 0);
  const auto in = ipv4("8.0.0.1", "9.0.0.2").gre(0, 0x6558, frame);
  const auto out = ipv4("9.0.0.2", "8.0.0.1").gre(0, 0x6558, frame);
  check({{"Ethernet without IP in GRE, towards us", in, drop("service.closed")},
         {"ARP in GRE, towards us", ipv4("8.0.0.1", "9.0.0.2").gre(0, 0x0806, frame),
          drop("service.closed")},
         {"Ethernet without IP in GRE, from us", out, accept("default.tunnelled")}},
        site);
  check({{"Ethernet without IP in GRE, which a service opens", in, accept("service.allowed")}},
        Site(site).service(Protocol::gre));
}

TEST_CASE("what a declared port holds and nobody here can open needs a service too", "[policy]") {
  const auto site = Site().tunnel("vxlan", {"9.0.0.2"}, {"8.0.0.1"});
  const auto in = ipv4("8.0.0.1", "9.0.0.2").udp(50000, 4789).payload(60);
  check({{"towards us", in, drop("service.closed")},
         {"from us", ipv4("9.0.0.2", "8.0.0.1").udp(50000, 4789).payload(60),
          accept("default.tunnelled")}},
        site);
  check({{"with a service of UDP on that port", in, accept("service.allowed")}},
        Site(site).service(Protocol::udp, std::uint16_t{4789}));
  check({{"with a service of UDP on another port", in, drop("service.closed")}},
        Site(site).service(Protocol::udp, std::uint16_t{53}));
}

TEST_CASE("EtherIP, Ethernet, MPLS and L2TP are named by their own protocols", "[policy]") {
  for (const auto protocol :
       {Protocol::etherip, Protocol::ethernet, Protocol::mpls, Protocol::l2tp}) {
    const auto site = Site().tunnel(sixgate::packet::name_of(protocol), {"9.0.0.2"}, {"8.0.0.1"});
    const auto packet =
        ipv4("8.0.0.1", "9.0.0.2").protocol(static_cast<std::uint8_t>(protocol), Bytes(60, 0xee));
    check({{"closed", packet, drop("service.closed")}}, site);
    check({{"open", packet, accept("service.allowed")}}, Site(site).service(protocol));
  }
}

TEST_CASE("our own address as outer source does not make a packet ours", "[policy]") {
  using sixgate::policy::Hook;
  using sixgate::policy::Zone;
  const auto site = Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"});
  const auto packet = ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2600:1::1", "2600:2::1").tcp(22));
  check({{"it comes from the outside", packet, drop("service.closed", 1),
          arrival_at(Hook::forward, Zone::outside, Zone::inside)},
         {"it comes to this machine", packet, drop("service.closed", 1), received},
         {"it comes from the inside", packet, accept("default.tunnelled", 1),
          arrival_at(Hook::forward, Zone::inside, Zone::outside)},
         {"it comes from this machine", packet, accept("default.tunnelled", 1), sent}},
        site);
}
