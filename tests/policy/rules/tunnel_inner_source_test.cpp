// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

namespace {

PacketBuilder out_of_tunnel(std::string_view source) {
  return tunnelled(ipv6(source, "2600:100::1").tcp(443));
}

}  // namespace

TEST_CASE("tunnel.inner-source with a list of what may come (RFC 4213 3.6)", "[policy]") {
  const auto site = Site()
                        .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
                        .inner({"2600:200::/48", "2600:300::/48"})
                        .open_everything();
  check({{"from a network that is not the other end's", out_of_tunnel("2600:400::1"),
          drop("tunnel.inner-source", 1)},
         {"from just behind a listed one", out_of_tunnel("2600:200:1::1"),
          drop("tunnel.inner-source", 1)},
         {"from the first listed one", out_of_tunnel("2600:200::1"), accept("service.allowed", 1)},
         {"from the second listed one", out_of_tunnel("2600:300::1"), accept("service.allowed", 1)},
         {"from the tunnel's own link",
          tunnelled(ipv6("fe80::1", "fe80::2").neighbour_solicitation("fe80::2")),
          accept("nd.allowed", 1)},
         {"duplicate address detection on the tunnel's own link",
          tunnelled(ipv6("::", "ff02::1:ff00:2").neighbour_solicitation("fe80::2")),
          accept("nd.allowed", 1)},
         {"from us into it: the list is not about that",
          ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2600:100::1", "2600:200::1").tcp(443)),
          accept("default.tunnelled", 1)}},
        site);
}

TEST_CASE("tunnel.inner-source without a list: not our own", "[policy]") {
  const auto site = Site()
                        .inside({"2600:100::/48", "192.0.2.0/24"})
                        .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
                        .tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"})
                        .open_everything();
  check({{"from our own network", out_of_tunnel("2600:100::9"), drop("tunnel.inner-source", 1)},
         {"from our own IPv4 network",
          ipv4("8.0.0.1", "9.0.0.2").carries(ipv4("192.0.2.7", "192.0.2.8").tcp(80)),
          drop("tunnel.inner-source", 1)},
         {"from anywhere else", out_of_tunnel("2600:400::1"), accept("service.allowed", 1)},
         {"from our own network, not in a tunnel", ipv6("2600:100::9", "2600:400::1").tcp(443),
          accept("default.native")}},
        site);
}

TEST_CASE("tunnel.inner-source, whatever the list: addresses nobody has", "[policy]") {
  const auto site = Site()
                        .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
                        .inner({"::/0"})
                        .tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"})
                        .inner({"0.0.0.0/0"})
                        .open_everything()
                        // What some would be dropped for before.
                        .action("ipv6.source-loopback", Action::accept)
                        .action("ipv6.mapped", Action::accept)
                        .action("ipv4.source-loopback", Action::accept)
                        .action("ipv4.source-multicast", Action::accept)
                        .action("ipv4.source-broadcast", Action::accept);
  const auto in_four = [](std::string_view source) {
    return ipv4("8.0.0.1", "9.0.0.2").carries(ipv4(source, "192.0.2.8").tcp(80));
  };
  check({{"the loopback address", out_of_tunnel("::1"), drop("tunnel.inner-source", 1)},
         {"a compatible address", out_of_tunnel("::8.0.0.1"), drop("tunnel.automatic")},
         {"a mapped address", out_of_tunnel("::ffff:8.0.0.1"), drop("tunnel.inner-source", 1)},
         {"a multicast address, which has a reason of its own", out_of_tunnel("ff02::1"),
          drop("ipv6.source-multicast", 1)},
         {"the IPv4 loopback network", in_four("127.0.0.1"), drop("tunnel.inner-source", 1)},
         {"an IPv4 multicast address", in_four("224.0.0.5"), drop("tunnel.inner-source", 1)},
         {"the limited broadcast address", in_four("255.255.255.255"),
          drop("tunnel.inner-source", 1)},
         {"a private IPv4 address", in_four("10.0.0.1"), accept("service.allowed", 1)},
         {"a unique local address", out_of_tunnel("fd00::1"), accept("service.allowed", 1)}},
        site);
}

TEST_CASE("our own native prefix does not come out of 6to4: RFC 3964 5.3.3", "[policy]") {
  const auto site = Site()
                        .inside({"2600:5::/48", "2002:900:2::/48"})
                        .tunnel("6to4", {"9.0.0.2"})
                        .open_everything();
  const auto from = [](std::string_view source) {
    return ipv4("8.0.0.1", "9.0.0.2").carries(ipv6(source, "2002:900:2::1").tcp(443));
  };
  check({{"a source of ours", from("2600:5::1"), drop("tunnel.inner-source", 1)},
         {"somebody else's", from("2600:6::1"), accept("service.allowed", 1)}},
        site);
}

TEST_CASE("a node without an address speaks to its link through a tunnel of frames", "[policy]") {
  const auto site =
      Site().tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"}).inner({"10.0.0.0/24"}).open_everything();
  const auto from = [](std::string_view source) {
    return ipv4("8.0.0.1", "9.0.0.2").carries(ipv4(source, "255.255.255.255").udp(68, 67));
  };
  check({{"before it has one", from("0.0.0.0"), accept("service.allowed", 1)},
         {"with one that it made up", from("169.254.7.7"), accept("service.allowed", 1)},
         {"with one of another network", from("10.0.1.1"), drop("tunnel.inner-source", 1)}},
        site);
}

TEST_CASE("our own addresses do not come in by Teredo, or by a tunnel that nobody declares",
          "[policy]") {
  const auto forged = ipv6("2600:5::9", client).tcp(443);
  check({{"by Teredo", to_client(peer_end, 40001).teredo(forged), drop("tunnel.inner-source", 1)},
         {"somebody else's", to_client(peer_end, 40001).teredo(ipv6(peer, client).tcp(443)),
          accept("service.allowed", 1)}},
        teredo_gate().inside({"2600:5::/32", "192.0.2.0/24"}));
  const auto site = Site()
                        .inside({"2600:5::/32"})
                        .action("tunnel.undeclared", sixgate::policy::Action::log)
                        .open_everything();
  check({{"by a tunnel that is let on",
          ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:5::9", "2600:5::1").tcp(22)),
          drop("tunnel.inner-source", 1)},
         {"somebody else's",
          ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:6::9", "2600:5::1").tcp(22)),
          accept("service.allowed", 1)}},
        site);
}

TEST_CASE("an error comes from any router behind the other end", "[policy]") {
  const auto site = Site()
                        .inside({"2600:100::/48"})
                        .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
                        .inner({"2600:200::/48"})
                        .open_everything();
  const auto too_big = [](std::string_view source) {
    return tunnelled(ipv6(source, "2600:100::1")
                         .packet_too_big(1280)
                         .quoting(ipv6("2600:100::1", "2600:200::5").tcp(443)));
  };
  check({{"from a router that the list has not", too_big("2600:999::1"),
          accept("icmpv6.packet-too-big", 1)},
         {"from one of ours", too_big("2600:100::9"), drop("tunnel.inner-source", 1)},
         {"an echo reply from there", tunnelled(ipv6("2600:999::1", "2600:100::1").icmpv6(129)),
          drop("tunnel.inner-source", 1)}},
        site);
}

TEST_CASE("a link-local source speaks to its link alone", "[policy]") {
  const auto site =
      Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"}).inner({"2600:200::/48"}).open_everything();
  check({{"to a global address", tunnelled(ipv6("fe80::22", "2600:100::1").tcp(443)),
          drop("tunnel.inner-source", 1)},
         {"to its neighbour", tunnelled(ipv6("fe80::22", "fe80::1").tcp(179)),
          accept("service.allowed", 1)},
         {"a solicitation of a global address",
          tunnelled(ipv6("fe80::22", "2600:100::1").neighbour_solicitation("2600:100::1")),
          accept("nd.allowed", 1)}},
        site);
}
