// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::packet::Protocol;

TEST_CASE("service.closed (RFC 6169 2.1.3)", "[policy]") {
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
       {"a first fragment, whose port is open", tunnelled(B(six).fragment(0, true, 1).tcp(443)),
        accept("service.allowed", 1)},
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
