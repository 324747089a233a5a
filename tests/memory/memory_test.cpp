// SPDX-License-Identifier: GPL-2.0-or-later
// Whole conversations inside a tunnel, as the engine judges them one packet after the other.
#include "memory/memory.hpp"

#include "engine/judge.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/transports.hpp"

using namespace sixgate;
using namespace sixgate::test;
using namespace std::chrono_literals;

namespace {

/// Our site at 9.0.0.2 has 2600:2::/32; a 6in4 tunnel leads to 8.0.0.1, where 2600:1::/32 is.
Site office() {
  return Site().inside({"2600:2::/32", "9.0.0.0/24"}).tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"});
}

PacketBuilder from_there(const PacketBuilder& inner) {
  return ipv4("8.0.0.1", "9.0.0.2").carries(inner);
}
PacketBuilder from_here(const PacketBuilder& inner) {
  return ipv4("9.0.0.2", "8.0.0.1").carries(inner);
}

constexpr auto here = "2600:2::1";
constexpr auto there = "2600:1::1";

PacketBuilder segment_out(std::uint8_t flags) {
  return ipv6(here, there).tcp(Tcp{.source_port = 5000, .destination_port = 80, .flags = flags});
}
PacketBuilder segment_in(std::uint8_t flags) {
  return ipv6(there, here).tcp(Tcp{.source_port = 80, .destination_port = 5000, .flags = flags});
}

/// One gate, asked packet after packet.
class Gate {
 public:
  explicit Gate(const Site& site) : site_(site) {}

  policy::Verdict judge(const Bytes& packet, memory::Moment now = 1s,
                        const policy::Arrival& arrival = {}) {
    const policy::Policy policy = site_.policy();
    return engine::judge(packet::whole(packet), arrival, policy, memory_, now).decision.verdict;
  }

 private:
  Site site_;
  memory::Memory memory_;
};

}  // namespace

TEST_CASE("an answer comes back through the tunnel to who asked, and to nobody else", "[memory]") {
  Gate gate(office());
  CHECK(gate.judge(from_there(segment_in(syn | ack))) == drop("service.closed", 1));
  CHECK(gate.judge(from_here(segment_out(syn))) == accept("default.tunnelled", 1));
  CHECK(gate.judge(from_there(segment_in(syn | ack))) == accept("flow.established", 1));
  CHECK(gate.judge(from_there(ipv6(there, "2600:2::2").tcp(80, 5000))) ==
        drop("service.closed", 1));
  CHECK(gate.judge(from_there(segment_in(syn))) == drop("service.closed", 1));
  CHECK(gate.judge(from_there(segment_in(ack)), 3h) == drop("service.closed", 1));
}

TEST_CASE("pings, UDP and what has no ports come back too", "[memory]") {
  Gate gate(office());
  CHECK(gate.judge(from_here(ipv6(here, there).udp(5000, 53))).is_drop() == false);
  CHECK(gate.judge(from_there(ipv6(there, here).udp(53, 5000))) == accept("flow.established", 1));
  CHECK(gate.judge(from_here(ipv6(here, there).icmpv6(128, 0, 7 << 16))).is_drop() == false);
  CHECK(gate.judge(from_there(ipv6(there, here).icmpv6(129, 0, 7 << 16))) ==
        accept("flow.established", 1));
  CHECK(gate.judge(from_there(ipv6(there, here).icmpv6(129, 0, 8 << 16))) ==
        drop("service.closed", 1));
}

TEST_CASE("what a service opens passes for it, flow or not", "[memory]") {
  Gate gate(office().service(packet::Protocol::tcp, 443));
  const auto request = from_there(ipv6(there, here).tcp(5000, 443));
  CHECK(gate.judge(request) == accept("service.allowed", 1));
  CHECK(gate.judge(request) == accept("service.allowed", 1));
}

TEST_CASE("one tunnel stands in for another in the middle of a flow", "[memory]") {
  Gate gate(office().tunnel("gre", {"9.0.0.2"}, {"8.0.0.7"}));
  gate.judge(from_here(segment_out(syn)));
  CHECK(gate.judge(ipv4("8.0.0.7", "9.0.0.2").gre(segment_in(syn | ack))) ==
        accept("flow.established", 1));
}

TEST_CASE("an error out of a tunnel belongs to a packet that was sent", "[memory]") {
  const auto error = [](const PacketBuilder& about) {
    return from_there(ipv6("2600:1::9", here).icmpv6(1, 4).quoting(about));
  };
  Gate gate(office());
  CHECK(gate.judge(error(segment_out(ack))) == drop("icmpv6.error-unrelated", 1));
  gate.judge(from_here(segment_out(syn)));
  CHECK(gate.judge(error(segment_out(ack))) == accept("icmpv6.error-passes", 1));
  CHECK(gate.judge(error(ipv6(here, there).tcp(5001, 80))) == drop("icmpv6.error-unrelated", 1));
}

TEST_CASE("an error whose quotation tells no flow belongs to none", "[memory]") {
  const auto error = [](const PacketBuilder& about) {
    return from_there(ipv6("2600:1::9", here).icmpv6(1, 4).quoting(about));
  };
  Gate gate(office());
  gate.judge(from_here(segment_out(syn)));
  for (const auto& about :
       {ipv6(here, there).fragment(8, false, 1).payload(8),
        PacketBuilder(segment_out(ack)).truncated(42), ipv6(here, there).protocol(59)}) {
    CHECK(gate.judge(error(about)) == drop("icmpv6.error-unrelated", 1));
  }
}

TEST_CASE("an error about what was let in passes as well", "[memory]") {
  Gate gate(office().service(packet::Protocol::tcp, 443));
  gate.judge(from_there(ipv6(there, here).tcp(5000, 443)));
  const auto about = ipv6(here, there).tcp(443, 5000);
  CHECK(gate.judge(from_there(ipv6("2600:1::9", here).icmpv6(1, 4).quoting(about))) ==
        accept("icmpv6.error-passes", 1));
}

TEST_CASE("what was dropped begins no flow", "[memory]") {
  Gate gate(office());
  CHECK(gate.judge(from_here(ipv6(here, there).routing(0, 1).udp(5000, 53))) ==
        drop("ext.routing-type-0", 1));
  CHECK(gate.judge(from_there(ipv6(there, here).udp(53, 5000))) == drop("service.closed", 1));
}

TEST_CASE("from a stateless zone passes what says it is an answer, or answers a service",
          "[memory]") {
  Site site = office().stateless({policy::Zone::outside}).service(packet::Protocol::udp, 53);
  Gate gate(site);
  CHECK(gate.judge(from_there(segment_in(ack))) == accept("flow.established", 1));
  CHECK(gate.judge(from_there(segment_in(syn | ack))) == accept("flow.established", 1));
  CHECK(gate.judge(from_there(segment_in(syn))) == drop("service.closed", 1));
  CHECK(gate.judge(from_there(ipv6(there, here).icmpv6(129))) == accept("flow.established", 1));
  CHECK(gate.judge(from_there(ipv6(there, here).udp(53, 5000))) == accept("flow.established", 1));
  CHECK(gate.judge(from_there(ipv6(there, here).udp(54, 5000))) == drop("service.closed", 1));
  CHECK(gate.judge(from_there(ipv6("2600:1::9", here).icmpv6(1, 4).quoting(segment_out(ack)))) ==
        accept("icmpv6.error-passes", 1));
}

TEST_CASE("native traffic and fragments on the wire make no flows", "[memory]") {
  memory::Memory memory;
  const Site site = office();
  const policy::Policy policy = site.policy();
  for (const Bytes& bytes :
       {Bytes(segment_out(syn)), Bytes(ipv4("8.0.0.1", "8.0.0.2").udp(1, 2))}) {
    (void)engine::judge(packet::whole(bytes), {}, policy, memory, 1s);
  }
  CHECK(memory.flows().usage(1s).entries == 0);
}
