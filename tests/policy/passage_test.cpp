// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/policy/passage.hpp"

#include "sixgate/packet/read.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "support/ip_tunnels.hpp"
#include "support/link_frames.hpp"
#include "support/packet_builder.hpp"
#include "support/site.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate;
using namespace sixgate::test;
using namespace sixgate::wire::literals;
using policy::TunnelKind;
using policy::Way;

namespace {

/// The kind of the tunnel found for the outermost layer and the way through it; empty for none.
std::string passage(const PacketBuilder& packet, const Site& site,
                    const policy::Arrival& arrival = {}) {
  const policy::Policy policy = site.policy();
  const Bytes bytes = packet.bytes();
  const packet::Headers headers = packet::read(packet::whole(bytes), policy.declared());
  const policy::Passage found = policy::find_passage(headers.layers[0], arrival, policy);
  if (found.tunnel == nullptr) return {};
  return std::string(policy::row_of(found.tunnel->kind).name()) +
         (found.way == Way::decapsulation ? " out" : " in");
}

const PacketBuilder six = ipv6("2600::1", "2600::2").tcp(443);
const PacketBuilder four = ipv4("10.0.0.1", "10.0.0.2").tcp(443);

}  // namespace

TEST_CASE("a configured tunnel is found by kind and ends", "[policy]") {
  const Site site = with_declared_tunnels();
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").carries(six), site) == "6in4 out");
  CHECK(passage(ipv4("9.0.0.2", "8.0.0.1").carries(six), site) == "6in4 in");
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").carries(four), site) == "4in4 out");
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").gre(six), site) == "gre out");
  CHECK(passage(ipv6("2600:8::1", "2600:9::2").carries(six), site) == "6in6 out");
  CHECK(passage(ipv6("2600:8::1", "2600:9::2").carries(four), site) == "4in6 out");
  CHECK(passage(ipv6("2600:9::2", "2600:8::1").gre(four), site) == "gre in");
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.3").carries(six), site) == "");
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").tcp(443), site) == "");
}

TEST_CASE("between ends that may be anybody, what this site sends goes in", "[policy]") {
  const Site site = Site().inside({"9.0.0.0/24"}).tunnel("6in4", {}, {});
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").carries(six), site) == "6in4 out");
  CHECK(passage(ipv4("9.0.0.2", "8.0.0.1").carries(six), site) == "6in4 in");
  CHECK(passage(ipv4("7.0.0.1", "8.0.0.1").carries(six), site) == "6in4 out");
  policy::Arrival sent;
  sent.hook = policy::Hook::output;
  CHECK(passage(ipv4("7.0.0.1", "8.0.0.1").carries(six), site, sent) == "6in4 in");
  policy::Arrival from_inside;
  from_inside.in_zone = policy::Zone::inside;
  CHECK(passage(ipv4("7.0.0.1", "8.0.0.1").carries(six), site, from_inside) == "6in4 in");
  policy::Arrival from_outside;
  from_outside.in_zone = policy::Zone::outside;
  CHECK(passage(ipv4("9.0.0.2", "8.0.0.1").carries(six), site, from_outside) == "6in4 out");
}

TEST_CASE("tunnels of their own protocol are found, and the same in UDP", "[policy]") {
  const Site site = Site()
                        .tunnel("etherip", {"9.0.0.2"}, {"8.0.0.1"})
                        .tunnel("ethernet", {"9.0.0.2"}, {"8.0.0.1"})
                        .tunnel("mpls", {"9.0.0.2"}, {"8.0.0.1"})
                        .tunnel("l2tp", {"9.0.0.2"}, {"8.0.0.1"});
  const PacketBuilder in = ipv4("8.0.0.1", "9.0.0.2");
  using B = PacketBuilder;
  CHECK(passage(B(in).then(ether_ip(ethernet(six))), site) == "etherip out");
  CHECK(passage(B(in).then(ethernet_in_ip(ethernet(six))), site) == "ethernet out");
  CHECK(passage(B(in).then(mpls_in_ip(mpls({16}, six))), site) == "mpls out");
  CHECK(passage(B(in).udp(50000, 6635).holds(mpls({16}, six)), site) == "mpls out");
  CHECK(passage(B(in).then(l2tp_v3(9, {}, ethernet(six))), site) == "l2tp out");
  CHECK(passage(B(in).udp(1701, 1701).holds(l2tp_v2({}, ppp(six))), site) == "l2tp out");
  CHECK(passage(B(in).gre(six), site) == "");
}

TEST_CASE("a tunnel in UDP is found by port and ends, opened or not", "[policy]") {
  const Site site = Site()
                        .tunnel("vxlan", {"9.0.0.2"}, {"8.0.0.1"})
                        .tunnel("gue", {"2600:9::2"}, {"2600:8::1"})
                        .tunnel("ayiya", {"9.0.0.2"}, {"8.0.0.1"});
  const PacketBuilder in = ipv4("8.0.0.1", "9.0.0.2");
  const PacketBuilder out = ipv4("9.0.0.2", "8.0.0.1");
  using B = PacketBuilder;
  const Content frame = vxlan(5, ethernet(six));
  CHECK(passage(B(in).udp(50000, 4789).holds(frame), site) == "vxlan out");
  CHECK(passage(B(out).udp(50000, 4789).holds(frame), site) == "vxlan in");
  CHECK(passage(B(out).udp(4789, 50000).holds(frame), site) == "");
  CHECK(passage(B(in).udp(50000, 4789).payload(60), site) == "vxlan out");
  CHECK(passage(B(in).udp(50000, 50000).holds(frame), site) == "");
  CHECK(passage(ipv4("8.0.0.2", "9.0.0.2").udp(50000, 4789).holds(frame), site) == "");
  CHECK(passage(B(in).tcp(50000, 4789), site) == "");
  CHECK(passage(B(in).udp(5072, 5072).holds(ayiya(six)), site) == "ayiya out");
  CHECK(passage(ipv6("2600:8::1", "2600:9::2").udp(50000, 6080).holds(gue(six)), site) ==
        "gue out");
}

TEST_CASE("GRE is in UDP only where it is given a port", "[policy]") {
  const PacketBuilder in_udp =
      ipv4("8.0.0.1", "9.0.0.2").udp(50000, 4754).holds(gre_in_udp({}, six));
  CHECK(passage(in_udp, Site().tunnel("gre", {"9.0.0.2"})) == "");
  CHECK(passage(in_udp, Site().tunnel("gre", {"9.0.0.2"}).port(4754)) == "gre out");
}

TEST_CASE("tunnels may share a port where their ends differ", "[policy]") {
  const Site site = Site()
                        .tunnel("fou", {"9.0.0.2"}, {"8.0.0.1"})
                        .port(6080)
                        .tunnel("gue", {"9.0.0.2"}, {"8.0.0.2"})
                        .tunnel("fou", {"9.0.0.2"}, {"8.0.0.3"})
                        .port(6080);
  const auto from = [&site](std::string_view source, const Content& content) {
    return passage(ipv4(source, "9.0.0.2").udp(50000, 6080).holds(content), site);
  };
  CHECK(from("8.0.0.1", raw_ip(six)) == "fou out");
  CHECK(from("8.0.0.2", gue(six)) == "gue out");
  CHECK(from("8.0.0.2", gue_direct(four)) == "gue out");
  CHECK(from("8.0.0.3", raw_ip(four)) == "fou out");
  CHECK(from("8.0.0.1", gue(six)) == "");
  CHECK(from("8.0.0.4", raw_ip(six)) == "");
}

TEST_CASE("tunnels that share port and ends are told apart by what was opened", "[policy]") {
  const Site site = Site()
                        .tunnel("vxlan", {"9.0.0.2"}, {"8.0.0.1"})
                        .port(6081)
                        .tunnel("geneve", {"9.0.0.2"}, {"8.0.0.1"});
  const auto in = ipv4("8.0.0.1", "9.0.0.2").udp(50000, 6081);
  using B = PacketBuilder;
  CHECK(passage(B(in).holds(vxlan(5, ethernet(six))), site) == "vxlan out");
  CHECK(passage(B(in).holds(geneve(5, ethernet(six))), site) == "geneve out");
}

TEST_CASE("an end that is not given is any end", "[policy]") {
  const Site any_other = Site().tunnel("6in4", {"9.0.0.2"});
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").carries(six), any_other) == "6in4 out");
  CHECK(passage(ipv4("9.0.0.2", "8.0.0.77").carries(six), any_other) == "6in4 in");
  CHECK(passage(ipv4("8.0.0.1", "8.0.0.2").carries(six), any_other) == "");
  CHECK(passage(ipv4("1.2.3.4", "5.6.7.8").carries(six), Site().tunnel("6in4", {})) == "6in4 out");
}

TEST_CASE("configured pairs go before 6to4, whichever is declared first: RFC 3964 6.1",
          "[policy]") {
  const Site site = Site().tunnel("6to4", {"9.0.0.2"}).tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"});
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").carries(six), site) == "6in4 out");
  CHECK(passage(ipv4("8.0.0.9", "9.0.0.2").carries(six), site) == "6to4 out");
  CHECK(passage(ipv4("9.0.0.2", "8.0.0.9").carries(six), site) == "6to4 in");
}

TEST_CASE("an embedded IPv4 address stands behind 2002", "[policy]") {
  CHECK(policy::is_6to4("2002:900:2::1"_ip));
  CHECK_FALSE(policy::is_6to4("2003::1"_ip));
  CHECK_FALSE(policy::is_6to4("32.2.0.0"_ip));
  CHECK(policy::embedded_6to4("2002:900:2::1"_ip) == "9.0.0.2"_ip);
  CHECK(policy::embedded_6to4("2002:ffff:ffff:ffff::1"_ip) == "255.255.255.255"_ip);
}

TEST_CASE("6rd without local is found by what shows it", "[policy]") {
  const Site site = Site()
                        .tunnel("6rd", {})
                        .six_rd("2400:db8::/32", "10.0.0.0/8", {"10.0.0.1"})
                        .inside({"10.100.0.0/16"});
  const PacketBuilder of_domain = ipv6("2400:db8:c801:200::1", "2600::2").tcp(443);
  CHECK(passage(ipv4("10.200.1.2", "10.100.0.1").carries(of_domain), site) == "6rd out");
  CHECK(passage(ipv4("10.100.0.1", "10.200.1.2").carries(of_domain), site) == "6rd in");
  CHECK(passage(ipv4("10.0.0.1", "10.100.0.1").carries(six), site) == "6rd out");
  CHECK(passage(ipv4("10.200.1.2", "10.100.0.1").carries(six), site) == "");
  CHECK(
      passage(ipv4("10.200.1.2", "10.100.0.1").fragment(1480, false, 9).protocol(41, Bytes(64, 0)),
              site) == "6rd out");
}

TEST_CASE("of mechanisms that share an address the inner addresses choose", "[policy]") {
  const Site site = Site()
                        .tunnel("6to4", {"9.0.0.2"})
                        .tunnel("6rd", {"9.0.0.2"})
                        .six_rd("2400:db8::/32", "0.0.0.0/0", {"7.0.0.1"});
  const auto from = [](std::string_view outer, std::string_view inner) {
    return ipv4(outer, "9.0.0.2").carries(ipv6(inner, "2600::2").tcp(443));
  };
  CHECK(passage(from("8.0.0.1", "2400:db8:800:1::1"), site) == "6rd out");
  CHECK(passage(from("8.0.0.1", "2002:800:1::1"), site) == "6to4 out");
  CHECK(passage(from("7.0.0.1", "2002:800:1::1"), site) == "6rd out");
  CHECK(passage(from("8.0.0.1", "2600::1"), site) == "6to4 out");
}
