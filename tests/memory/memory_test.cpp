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

TEST_CASE("over IPv4 a timestamp's reply and a parameter problem come back too", "[memory]") {
  Gate gate(Site().inside({"9.0.0.0/24"}).tunnel("4in4", {"9.0.0.2"}, {"8.0.0.1"}));
  const auto inner = [](std::uint8_t type) {
    return ipv4("11.0.0.1", "9.0.0.7").icmpv4(type, 0, 7U << 16);
  };
  const auto asked = ipv4("9.0.0.7", "11.0.0.1").icmpv4(13, 0, 7U << 16);
  const auto problem = from_there(ipv4("11.0.0.9", "9.0.0.7").icmpv4(12).quoting(asked));
  CHECK(gate.judge(from_there(inner(14))) == drop("service.closed", 1));
  CHECK(gate.judge(problem) == drop("icmpv4.error-unrelated", 1));
  CHECK(gate.judge(from_here(asked)).is_accept());
  CHECK(gate.judge(from_there(inner(14))) == accept("flow.established", 1));
  CHECK(gate.judge(problem) == accept("icmpv4.error-passes", 1));
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
  const Bytes first = ipv4("9.0.0.2", "8.0.0.1").fragment(0, true, 1).carries(segment_out(syn));
  const policy::Arrival on_the_wire = arrival_at(policy::Hook::prerouting);
  (void)engine::judge(packet::whole(first), on_the_wire, policy, memory, 1s);
  CHECK(memory.flows().usage(1s).entries == 0);
  (void)engine::judge(packet::whole(first), forwarded, policy, memory, 1s);
  CHECK(memory.flows().usage(1s).entries == 1);
}

TEST_CASE("behind a tunnel's device an answer belongs to what went into the tunnel", "[memory]") {
  Gate gate(office().device("sit1"));
  policy::Arrival behind = arrival_at(policy::Hook::forward, policy::Zone::vpn);
  behind.is_out_of_device = true;
  policy::Arrival before = arrival_at(policy::Hook::forward, policy::Zone::inside);
  before.is_into_device = true;
  const auto request = ipv6(here, there).icmpv6(128, 0, 7 << 16);
  const auto reply = ipv6(there, here).icmpv6(129, 0, 7 << 16);
  const auto comes_back = [&] {
    CHECK(gate.judge(from_there(reply), 2s, received).is_accept());
    return gate.judge(reply, 2s, behind);
  };
  CHECK(comes_back() == drop("service.closed"));
  CHECK(comes_back() == drop("service.closed"));
  CHECK(gate.judge(request, 1s, before).is_accept());
  CHECK(comes_back() == drop("service.closed"));
  CHECK(gate.judge(from_here(request), 1s, sent).is_accept());
  CHECK(comes_back() == accept("flow.established"));
}

TEST_CASE("what comes out of a tunnel's device begins a flow when it is let in there", "[memory]") {
  memory::Memory memory;
  const Site site = office().device("sit1").service(packet::Protocol::icmp);
  const policy::Policy policy = site.policy();
  policy::Arrival behind = forwarded;
  behind.is_out_of_device = true;
  const Bytes request = ipv6(there, here).icmpv6(128, 0, 7 << 16);
  const Bytes carried = from_there(ipv6(there, here).icmpv6(128, 0, 7 << 16));
  (void)engine::judge(packet::whole(carried), received, policy, memory, 1s);
  CHECK(memory.flows().usage(32s).entries == 0);
  (void)engine::judge(packet::whole(request), behind, policy, memory, 1s);
  CHECK(memory.flows().usage(32s).entries == 1);
}

TEST_CASE("what comes out of one device and goes into another is answered", "[memory]") {
  Gate gate(office().device("sit1").tunnel("gre", {"9.0.0.2"}, {"8.0.0.7"}).device("gre1"));
  policy::Arrival across = forwarded;
  across.is_out_of_device = true;
  across.is_into_device = true;
  const auto reply = ipv6(there, here).icmpv6(129, 0, 7 << 16);
  CHECK(gate.judge(reply, 1s, across) == drop("service.closed"));
  CHECK(gate.judge(from_here(ipv6(here, there).icmpv6(128, 0, 7 << 16)), 1s, sent).is_accept());
  CHECK(gate.judge(reply, 1s, across) == accept("flow.established"));
}

TEST_CASE("a query that is answered out of a device's tunnel was begun by who asked", "[memory]") {
  memory::Memory memory;
  const Site site = office().device("sit1").service(packet::Protocol::udp, 53);
  const policy::Policy policy = site.policy();
  const Bytes query = from_there(ipv6(there, here).udp(5000, 53));
  const Bytes answer = from_here(ipv6(here, there).udp(53, 5000));
  const auto judge = [&](const Bytes& bytes, const policy::Arrival& arrival) {
    return engine::judge(packet::whole(bytes), arrival, policy, memory, 1s).decision.verdict;
  };
  CHECK(judge(query, received).is_accept());
  CHECK(judge(query, received) == accept("default.tunnelled", 1));
  CHECK(judge(answer, sent).is_accept());
  CHECK(judge(query, received) == accept("flow.established", 1));
}
