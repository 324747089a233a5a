// SPDX-License-Identifier: GPL-2.0-or-later
#include "engine/judge.hpp"

#include "support/catch.hpp"
#include "support/corpus.hpp"
#include "support/site.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate;
using namespace sixgate::test;
using policy::Reason;
using policy::Verdict;

namespace {

engine::Judgement judge(const Bytes& bytes, const Site& site, std::size_t length = 0,
                        policy::Arrival arrival = {}) {
  memory::Memory memory;
  const packet::Packet packet{.bytes = bytes, .length = length == 0 ? bytes.size() : length};
  return engine::judge(packet, arrival, site.policy(), memory, {});
}

}  // namespace

TEST_CASE("a packet is read and decided in one call", "[engine]") {
  const auto judgement = judge(ipv6("fe80::1", "ff02::1").icmpv6(128), Site());
  CHECK(judgement.decision.verdict == Verdict::drop(Reason::icmpv6_echo_multicast, 0));
  REQUIRE(judgement.headers.layers.size() == 1);
  CHECK(judgement.headers.layers[0].icmp);
}

TEST_CASE("the hook that the packet came by counts", "[engine]") {
  const Bytes bytes = ipv6("fe80::1", "2600::2").tcp(443);
  policy::Arrival forwarded;
  forwarded.hook = policy::Hook::forward;
  CHECK(judge(bytes, Site(), 0, forwarded).decision.verdict ==
        Verdict::drop(Reason::ipv6_link_local_routed, 0));
  CHECK(judge(bytes, Site()).decision.verdict == Verdict::accept(Reason::default_native, 0));
}

TEST_CASE("a declared tunnel in UDP is opened, an undeclared port is not even looked at",
          "[engine]") {
  const auto as_steered = [](const Bytes& bytes, const Site& site) {
    memory::Memory memory;
    return engine::judge_as_steered(packet::whole(bytes), {}, site.policy(), memory, {});
  };
  const auto start = ipv4("8.0.0.1", "9.0.0.2").udp(40000, 5555);
  const Bytes carrying = PacketBuilder(start).holds(raw_ip(ipv6("2600::1", "2600::2").tcp(443)));
  const Bytes innocent = PacketBuilder(start).payload(40);
  const Site site = Site().tunnel("fou", {"9.0.0.2"}, {"8.0.0.1"}).port(5555).open_everything();

  CHECK(as_steered(carrying, site).headers.layers[0].opens == packet::Encapsulation::fou);
  CHECK(as_steered(carrying, site).decision.verdict == Verdict::accept(Reason::service_allowed, 1));
  CHECK(judge(carrying, Site()).decision.verdict == Verdict::drop(Reason::tunnel_undeclared, 0));
  CHECK(as_steered(carrying, Site()).decision.verdict ==
        Verdict::accept(Reason::default_not_steered, 0));
  CHECK(judge(innocent, Site()).decision.verdict == Verdict::accept(Reason::default_native, 0));
  CHECK(as_steered(innocent, Site()).decision.verdict ==
        Verdict::accept(Reason::default_not_steered, 0));
}

TEST_CASE("what was not captured is not held against the packet", "[engine]") {
  const Bytes bytes = ipv6("2600::1", "2600::2").tcp(443).payload(1000);
  const Bytes part(bytes.begin(), bytes.begin() + 50);
  CHECK(judge(part, Site(), bytes.size()).decision.verdict ==
        Verdict::accept(Reason::default_native, 0));
  CHECK(judge(part, Site()).decision.verdict == Verdict::drop(Reason::wire_payload_length, 0));
}

TEST_CASE("a judgement outlives the packet's bytes", "[engine]") {
  Bytes bytes = six_to_four_echo();
  const auto judgement = judge(bytes, Site());
  bytes.assign(bytes.size(), 0);
  bytes = {};
  CHECK(judgement.headers.layers[1].transport == packet::Protocol::icmpv6);
  CHECK(judgement.decision.verdict == Verdict::drop(Reason::tunnel_undeclared, 0));
}

TEST_CASE("in monitor mode the decision is that of enforcing", "[engine]") {
  policy::Policy policy = Site().policy();
  policy.mode = policy::Mode::monitor;
  const Bytes bytes = six_to_four_echo();
  memory::Memory memory;
  const packet::Packet packet = packet::whole(bytes);
  CHECK(engine::judge(packet, {}, policy, memory, {}).decision.verdict.is_drop());
}
