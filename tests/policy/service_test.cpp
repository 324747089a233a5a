// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/policy/service.hpp"

#include <array>

#include "policy/teredo_sites.hpp"
#include "policy/verdict_table.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "support/routing_headers.hpp"

using namespace sixgate;
using namespace sixgate::test;
using namespace sixgate::wire::literals;
using packet::Protocol;
using policy::Service;
using policy::Zone;

namespace {

Site with_tunnel() { return Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"}); }

PacketBuilder out_of_tunnel(std::string_view source = "2600:1::1",
                            std::string_view destination = "2600:100::1") {
  return tunnelled(ipv6(source, destination).tcp(5060));
}

const policy::Verdict opened = accept("service.allowed", 1);
const policy::Verdict closed = drop("service.closed", 1);

}  // namespace

TEST_CASE("a service opens a range of ports", "[policy]") {
  static constexpr std::array ranges{policy::PortRange{5060, 5061}, policy::PortRange{8000, 8000}};
  Service service;
  service.protocol = Protocol::tcp;
  service.ports = ranges;
  const auto to_port = [](std::uint16_t port) {
    return tunnelled(ipv6("2600:1::1", "2600:100::1").tcp(port));
  };
  check({{"below it", to_port(5059), closed},
         {"its first", to_port(5060), opened},
         {"its last", to_port(5061), opened},
         {"above it", to_port(5062), closed},
         {"the second range", to_port(8000), opened}},
        with_tunnel().service(service));
}

TEST_CASE("a service without ports opens the protocol whole", "[policy]") {
  check({{"TCP", out_of_tunnel(), opened},
         {"a protocol without ports",
          tunnelled(ipv6("2600:1::1", "2600:100::1").protocol(89, Bytes(24, 0))), closed}},
        with_tunnel().service(Protocol::tcp));
}

TEST_CASE("the ICMP of the configuration is that of either family", "[policy]") {
  check({{"ICMPv6", tunnelled(ipv6("2600:1::1", "2600:100::1").icmpv6(128)), opened},
         {"ICMPv4", ipv4("8.0.0.1", "9.0.0.2").carries(ipv4("10.0.0.1", "10.0.0.2").icmpv4(8)),
          opened}},
        with_tunnel().tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"}).service(Protocol::icmp));
}

TEST_CASE("a service has sides of prefixes", "[policy]") {
  static constexpr std::array from{"2600:1::/32"_net};
  static constexpr std::array to{"2600:100::/48"_net};
  Service service;
  service.from.prefixes = from;
  service.to.prefixes = to;
  check({{"from there to here", out_of_tunnel(), opened},
         {"from elsewhere", out_of_tunnel("2600:2::1"), closed},
         {"to elsewhere", out_of_tunnel("2600:1::1", "2600:101::1"), closed},
         {"the other way round", out_of_tunnel("2600:100::1", "2600:1::1"), closed}},
        with_tunnel().service(service));
}

TEST_CASE("a service has sides of zones: the interface says which", "[policy]") {
  Service service;
  service.from.zone = Zone::outside;
  service.to.zone = Zone::inside;
  const auto inwards = arrival_at(policy::Hook::forward, Zone::outside, Zone::inside);
  const auto outwards = arrival_at(policy::Hook::forward, Zone::inside, Zone::outside);
  check({{"inwards", out_of_tunnel(), opened, inwards},
         {"outwards", out_of_tunnel(), closed, outwards},
         {"nobody knows", out_of_tunnel(), closed}},
        with_tunnel().service(service));
}

TEST_CASE("where no interface says it, the site's prefixes do", "[policy]") {
  Service service;
  service.from.zone = Zone::outside;
  service.to.zone = Zone::inside;
  check({{"from elsewhere to us", out_of_tunnel(), opened},
         {"from elsewhere to elsewhere", out_of_tunnel("2600:1::1", "2600:2::1"), closed}},
        with_tunnel().inside({"2600:100::/48"}).service(service));
}

TEST_CASE("any one of several services is enough", "[policy]") {
  check({{"the second", out_of_tunnel(), opened}}, with_tunnel()
                                                       .service(Protocol::udp)
                                                       .service(Protocol::tcp, std::uint16_t{5060})
                                                       .service(Protocol::sctp));
}

TEST_CASE("ports of a packet cut in front of them open nothing", "[policy]") {
  check({{"a later fragment passes for its own reason",
          tunnelled(ipv6("2600:1::1", "2600:100::1").fragment(8, false, 1).payload(16)),
          accept("frag.allowed", 1)}},
        with_tunnel().service(Protocol::tcp, std::uint16_t{5060}));
}

TEST_CASE("a packet that is routed by its source is for the end of its way", "[policy]") {
  static constexpr std::array to{"2600:100::/48"_net};
  Service service;
  service.to.prefixes = to;
  const auto over = [](std::string_view first, std::string_view last) {
    return tunnelled(ipv6("2600:1::1", first).routing(segment_routing({last}, 1)).tcp(443));
  };
  check({{"over what is open to what is not", over("2600:100::1", "2600:101::1"), closed},
         {"to what is open, over another", over("2600:101::1", "2600:100::1"), opened}},
        with_tunnel().service(service));
}

TEST_CASE("a Teredo client is where the address is that carries it", "[policy]") {
  Service service;
  service.protocol = Protocol::tcp;
  service.from.zone = Zone::outside;
  service.to.zone = Zone::inside;
  const auto site = Site()
                        .teredo_gate({server}, {"192.0.2.0/24"})
                        .inside({"192.0.2.0/24", "2600:5::/32"})
                        .service(service);
  check({{"to a client of ours", to_client(peer_end, 40001).teredo(ipv6(peer, client).tcp(443)),
          opened},
         {"from one, which is on its way out",
          from_client(peer_end, 40001).teredo(ipv6(client, peer).tcp(443)),
          accept("default.tunnelled", 1)}},
        site);
}
