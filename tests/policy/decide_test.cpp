// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/policy/decide.hpp"

#include <array>

#include "policy/verdict_table.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"
#include "support/link_frames.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate;
using namespace sixgate::test;
using policy::Action;
using policy::Reason;

namespace {

const PacketBuilder routed = ipv6("2600::1", "2600::2").routing(0, 1).tcp(443);

}  // namespace

TEST_CASE("drop ends the walk", "[policy]") {
  const auto decision = decide(routed, Site());
  CHECK(decision.verdict == drop("ext.routing-type-0"));
  CHECK(decision.notes.empty());
}

TEST_CASE("log is noted, and the walk goes on", "[policy]") {
  const auto decision = decide(routed, Site().action("ext.routing-type-0", Action::log));
  CHECK(decision.verdict == accept("default.native"));
  REQUIRE(decision.notes.size() == 1);
  CHECK(decision.notes[0].reason == Reason::ext_routing_type_0);
  CHECK(decision.notes[0].depth == 0);
}

TEST_CASE("a packet carries a note for each rule that logs, and may be dropped by another",
          "[policy]") {
  const Bytes packet = ipv6("ff02::5", "2600::2").routing(0, 1).packet_too_big(1000);
  const auto decision = decide(packet, Site()
                                           .action("ipv6.source-multicast", Action::log)
                                           .action("ext.routing-type-0", Action::log));
  CHECK(decision.verdict == drop("icmpv6.ptb-mtu"));
  REQUIRE(decision.notes.size() == 2);
  CHECK(decision.notes[0].reason == Reason::ipv6_source_multicast);
  CHECK(decision.notes[1].reason == Reason::ext_routing_type_0);
}

TEST_CASE("a rule that accepts is not asked", "[policy]") {
  const auto decision = decide(routed, Site().action("ext.routing-type-0", Action::accept));
  CHECK(decision.verdict == accept("default.native"));
  CHECK(decision.notes.empty());
}

TEST_CASE("what a declared VXLAN carries meets every rule and needs a service", "[policy]") {
  const auto site = Site()
                        .inside({"2600:100::/48"})
                        .tunnel("vxlan", {"9.0.0.2"}, {"8.0.0.1"})
                        .service(packet::Protocol::tcp, std::uint16_t{443});
  const auto carried = [](const PacketBuilder& inner) {
    return ipv4("8.0.0.1", "9.0.0.2").udp(50000, 4789).holds(vxlan(5, ethernet(inner)));
  };
  const PacketBuilder six = ipv6("2600:1::1", "2600:100::1");
  using B = PacketBuilder;
  check({{"an open port", carried(B(six).tcp(443)), accept("service.allowed", 1)},
         {"a closed port", carried(B(six).tcp(22)), drop("service.closed", 1)},
         {"a type 0 routing header", carried(B(six).routing(0, 1).tcp(443)),
          drop("ext.routing-type-0", 1)},
         {"a ping of a group", carried(ipv6("2600:1::1", "ff02::1").icmpv6(128)),
          drop("icmpv6.echo-multicast", 1)},
         {"our own address as source", carried(ipv6("2600:100::2", "2600:100::1").tcp(443)),
          drop("tunnel.inner-source", 1)},
         {"an undeclared tunnel", carried(B(six).carries(B(six).tcp(443))),
          drop("tunnel.undeclared", 1)}},
        site);
}

TEST_CASE("the outermost layer is judged first, by every rule", "[policy]") {
  const auto inner = ipv6("2600::1", "2600::2").routing(0, 1).tcp(443);
  SECTION("the outer layer's last rule before the inner layer's first") {
    const Bytes packet = ipv4("8.0.0.1", "9.0.0.2").carries(inner);
    CHECK(decide(packet, Site()).verdict == drop("tunnel.undeclared", 0));
  }
  SECTION("the same reason at both layers is the outer one's") {
    const Bytes packet = ipv6("2600:8::1", "2600:9::2").routing(0, 1).carries(inner);
    CHECK(decide(packet, with_declared_tunnels()).verdict == drop("ext.routing-type-0", 0));
  }
  SECTION("notes of the outer layer, drop of the inner one") {
    const Bytes packet = ipv4("8.0.0.1", "9.0.0.2").carries(inner);
    const auto decision = decide(packet, Site().action("tunnel.undeclared", Action::log));
    CHECK(decision.verdict == drop("ext.routing-type-0", 1));
    REQUIRE(decision.notes.size() == 1);
    CHECK(decision.notes[0].reason == Reason::tunnel_undeclared);
    CHECK(decision.notes[0].depth == 0);
  }
}

TEST_CASE("the rules of one layer are asked in their written order", "[policy]") {
  const Bytes packet = ipv6("ff02::5", "2600::2").routing(0, 1).packet_too_big(1000);
  CHECK(decide(packet, Site()).verdict == drop("ipv6.source-multicast"));
}

TEST_CASE("a packet is accepted for its innermost layer's reason", "[policy]") {
  using B = PacketBuilder;
  const auto six = ipv6("2600::1", "2600::2");
  check({{"Packet Too Big", B(six).packet_too_big(1280), accept("icmpv6.packet-too-big")},
         {"Destination Unreachable", B(six).icmpv6_error(1), accept("icmpv6.error-passes")},
         {"Time Exceeded", B(six).icmpv6_error(3), accept("icmpv6.error-passes")},
         {"Parameter Problem", B(six).icmpv6_error(4, 1, 6), accept("icmpv6.error-passes")},
         {"an error nobody knows", B(six).icmpv6_error(5), accept("icmpv6.allowed")},
         {"an echo reply", B(six).icmpv6(129), accept("icmpv6.allowed")},
         {"neighbour discovery", B(six).neighbour_solicitation("2600::2"), accept("nd.allowed")},
         {"listener discovery", ipv6("fe80::1", "ff02::1").mld_query(), accept("mld.allowed")},
         {"listener discovery with another hop limit",
          ipv6("fe80::1", "ff02::1").hop_limit(64).mld_query(), accept("icmpv6.allowed")},
         {"a later fragment", B(six).fragment(8, false, 1).payload(8), accept("frag.allowed")},
         {"a later fragment of IPv4",
          ipv4("8.0.0.1", "9.0.0.2").fragment(1480, false, 1).protocol(6, Bytes(8, 0)),
          accept("frag.allowed")},
         {"plain TCP", B(six).tcp(443), accept("default.native")},
         {"native ESP", B(six).esp(), accept("default.native")},
         {"plain IPv4", ipv4("8.0.0.1", "9.0.0.2").icmpv4(8), accept("default.native")},
         {"Packet Too Big out of a tunnel", tunnelled(B(six).packet_too_big(1280)),
          accept("icmpv6.packet-too-big", 1)},
         {"TCP out of a tunnel", tunnelled(B(six).tcp(443)), accept("service.allowed", 1)},
         {"a later fragment of the tunnel itself",
          ipv4("8.0.0.1", "9.0.0.2").fragment(1480, false, 1).protocol(41, Bytes(8, 0)),
          accept("frag.allowed")},
         {"TCP into a tunnel", ipv4("9.0.0.2", "8.0.0.1").carries(B(six).tcp(443)),
          accept("default.tunnelled", 1)}},
        with_declared_tunnels());
}

TEST_CASE("notes beyond their room are left out, the verdict is not", "[policy]") {
  Site site = with_declared_tunnels().max_depth(0);
  for (const policy::Rule& rule : policy::rules_in_order) {
    site.action(policy::name_of(rule.reason), Action::log);
  }
  PacketBuilder packet = ipv6("ff02::5", "2600::2").routing(0, 1).packet_too_big(1000);
  for (int i = 0; i < 5; ++i) {
    packet = ipv6("ff02::5", "2600:9::2").routing(0, 1).carries(packet);
  }
  const auto decision = decide(packet, site);
  CHECK(decision.notes.size() == policy::max_notes);
  CHECK(decision.verdict.is_accept());
}

namespace {

policy::Verdict decide_by(const policy::Policy& policy, const Bytes& bytes) {
  const packet::Packet packet = packet::whole(bytes);
  return policy::decide(policy::make_visit(packet, packet::read(packet), {}, policy), {}).verdict;
}

}  // namespace

TEST_CASE("monitoring decides as enforcing does", "[policy]") {
  policy::Policy policy = Site().policy();
  policy.mode = policy::Mode::monitor;
  CHECK(decide_by(policy, routed.bytes()) == drop("ext.routing-type-0"));
}

TEST_CASE("a packet can be decided while compiling", "[policy]") {
  constexpr auto verdict = [] {
    constexpr std::array<std::uint8_t, 1> bytes{0x00};
    policy::Policy policy;
    policy.actions = policy::default_actions(policy::Role::border);
    return policy::decide(policy::make_visit(packet::whole(bytes), packet::read(bytes), {}, policy),
                          {})
        .verdict;
  }();
  static_assert(verdict == policy::Verdict::drop(Reason::wire_version, 0));
  CHECK(verdict == drop("wire.version"));
}
