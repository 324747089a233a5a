// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>
#include <string>
#include <string_view>

#include "engine/judge.hpp"
#include "policy/six_to_four_sites.hpp"
#include "policy/teredo_sites.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

namespace sixgate::test {

namespace {

using namespace std::chrono_literals;

using memory::Moment;
using policy::Action;
using policy::RateLimits;

constexpr RateLimits twenty{.echo = 20,
                            .errors = 20,
                            .neighbour_discovery = 20,
                            .teredo = 20,
                            .six_to_four = 20,
                            .packet_too_big = 20};

/// A gate that sees one packet after another.
class Gate {
 public:
  explicit Gate(Site site) : site_(std::move(site)) { site_.rates(twenty); }

  Gate& limits(const RateLimits& limits) {
    site_.rates(limits);
    return *this;
  }

  policy::Decision judge(const Bytes& bytes, Moment now, const policy::Arrival& arrival = {}) {
    return engine::judge(packet::whole(bytes), arrival, site_.policy(), memory_, now).decision;
  }

  /// How many of so many pass that come at once; those that do not are dropped for that reason.
  unsigned passes(const Bytes& bytes, Moment now, std::string_view reason, unsigned count = 30,
                  const policy::Arrival& arrival = {}) {
    unsigned passed = 0;
    for (unsigned i = 0; i < count; ++i) {
      const policy::Verdict verdict = judge(bytes, now, arrival).verdict;
      passed += verdict.is_accept() ? 1U : 0U;
      if (verdict.is_drop()) CHECK(name_of(verdict.reason()) == reason);
    }
    return passed;
  }

  [[nodiscard]] const memory::Memory& memory() const { return memory_; }

 private:
  Site site_;
  memory::Memory memory_;
};

/// A second's worth passes at once, no more, again after a second, and of another source as well.
void check_limit(Gate& gate, const Bytes& one, const Bytes& other, std::string_view reason) {
  CHECK(gate.passes(one, 1s, reason) == 20);
  CHECK(gate.passes(one, 1050ms, reason) == 1);
  CHECK(gate.passes(other, 1050ms, reason) == 20);
  CHECK(gate.passes(one, 2050ms, reason) == 20);
}

const auto six = ipv6("2600:1::1", "2600:2::1");

TEST_CASE("rate.echo: a source's echoes, whoever they are for", "[memory]") {
  Gate gate{Site()};
  check_limit(gate, PacketBuilder(six).icmpv6(128), ipv6("2600:1:0:1::1", "2600:2::1").icmpv6(128),
              "rate.echo");
  CHECK(gate.passes(ipv6("2600:1::2", "2600:2::7").icmpv6(129), 2050ms, "rate.echo") == 0);
  CHECK(gate.passes(PacketBuilder(six).tcp(443), 2050ms, "") == 30);
}

TEST_CASE("rate.echo: out of a tunnel by who is in it", "[memory]") {
  Gate gate{with_declared_tunnels()};
  check_limit(gate, tunnelled(PacketBuilder(six).icmpv6(128)),
              tunnelled(ipv6("2600:5::1", "2600:2::1").icmpv6(128)), "rate.echo");
}

TEST_CASE("rate.errors", "[memory]") {
  Gate gate{Site()};
  const auto quoted = ipv6("2600:2::1", "2600:1::1").tcp(443);
  check_limit(gate, PacketBuilder(six).icmpv6(1, 4).quoting(quoted),
              ipv6("2600:5::1", "2600:2::1").icmpv6(3).quoting(quoted), "rate.errors");
  CHECK(gate.passes(PacketBuilder(six).icmpv6(2, 0, 1400).quoting(quoted), 2050ms, "") == 30);
}

TEST_CASE("rate.neighbour-discovery: a flood of advertisements, and never what is guaranteed",
          "[memory]") {
  Gate gate{Site()};
  check_limit(gate, ipv6("fe80::1", "ff02::1").router_advertisement(),
              ipv6("fe80::2", "ff02::1").router_advertisement(), "rate.neighbour-discovery");
  CHECK(gate.passes(ipv6("fe80::1", "fe80::2").neighbour_solicitation("fe80::2"), 2050ms, "") ==
        30);
  CHECK(gate.passes(ipv6("fe80::1", "ff02::2").router_solicitation(), 2050ms, "") == 30);
}

TEST_CASE("rate.teredo: an IPv4 address, whatever it sends", "[memory]") {
  Gate gate{teredo_gate()};
  const auto from = [](std::string_view end) {
    return ipv4(end, server).udp(40000, 3544).teredo(solicitation());
  };
  check_limit(gate, from(client_end), from("192.0.2.46"), "rate.teredo");
}

TEST_CASE("rate.6to4: a site, and not what is forged in its name", "[memory]") {
  Gate gate{six_to_four_router()};
  check_limit(gate, in("8.0.0.1", "2002:800:1::1"), in("8.0.0.2", "2002:800:2::1"), "rate.6to4");
  CHECK(gate.passes(in("8.0.0.7", "2002:800:3::1"), 3s, "tunnel.6to4-source-mismatch", 20) == 0);
  CHECK(gate.passes(in("8.0.0.3", "2002:800:3::1"), 3s, "rate.6to4") == 20);
}

TEST_CASE("what is dropped inside a declared tunnel costs the source that it names nothing",
          "[memory]") {
  Gate gate{with_declared_tunnels()};
  const Bytes echo = tunnelled(PacketBuilder(six).icmpv6(128));
  const Bytes forged = tunnelled(ipv6("2600:1::1", "ff0e::1").icmpv6(128));
  CHECK(gate.passes(forged, 1s, "icmpv6.echo-multicast", 100) == 0);
  CHECK(gate.passes(echo, 1s, "rate.echo") == 20);
  CHECK(gate.passes(forged, 1s, "icmpv6.echo-multicast", 100) == 0);
  CHECK(gate.passes(echo, 1050ms, "rate.echo") == 1);
}

TEST_CASE("rate.6to4: what a relay brings from elsewhere is not limited", "[memory]") {
  Gate gate{six_to_four_router()};
  CHECK(gate.passes(in("192.88.99.1", "2600:1::1"), 1s, "") == 30);
}

TEST_CASE("rate.packet-too-big: what comes out of a tunnel for no flow", "[memory]") {
  Gate gate{with_declared_tunnels()};
  const auto quoted = ipv6("2600:2::1", "2600:1::1").udp(1000, 2000);
  const Bytes one = tunnelled(PacketBuilder(six).icmpv6(2, 0, 1400).quoting(quoted));
  const Bytes other =
      ipv6("2600:8::1", "2600:9::2").carries(PacketBuilder(six).icmpv6(2, 0, 1400).quoting(quoted));
  check_limit(gate, one, other, "rate.packet-too-big");
}

TEST_CASE("rate.packet-too-big: what tells a flow its path MTU passes at any rate", "[memory]") {
  Gate gate{with_declared_tunnels()};
  const auto sent_inside = ipv6("2600:2::1", "2600:1::1").udp(1000, 2000);
  const Bytes out_of_here = ipv4("9.0.0.2", "8.0.0.1").carries(sent_inside);
  CHECK(gate.judge(out_of_here, 1s).verdict.is_accept());
  const Bytes too_big = tunnelled(PacketBuilder(six).icmpv6(2, 0, 1400).quoting(sent_inside));
  CHECK(gate.passes(too_big, 2s, "", 100) == 100);
}

TEST_CASE("a limit of 0 is none, and nothing is counted", "[memory]") {
  Gate gate{Site()};
  gate.limits({.echo = 0,
               .errors = 0,
               .neighbour_discovery = 0,
               .teredo = 0,
               .six_to_four = 0,
               .packet_too_big = 0});
  CHECK(gate.passes(PacketBuilder(six).icmpv6(128), 1s, "", 5000) == 5000);
  CHECK(gate.memory().rates().usage(1s).entries == 0);
}

TEST_CASE("a rule that is off counts nothing either, one that only tells does", "[memory]") {
  const Bytes echo = PacketBuilder(six).icmpv6(128);
  Gate off{Site().action("rate.echo", Action::accept)};
  CHECK(off.passes(echo, 1s, "") == 30);
  CHECK(off.memory().rates().usage(1s).entries == 0);
  Gate told{Site().action("rate.echo", Action::log)};
  CHECK(told.passes(echo, 1s, "") == 30);
  CHECK(told.judge(echo, 1s).notes.size() == 1);
}

TEST_CASE("what this machine sends, and sends to itself, is not limited", "[memory]") {
  const Bytes echo = PacketBuilder(six).icmpv6(128);
  Gate gate{Site(policy::Role::host)};
  CHECK(gate.passes(echo, 1s, "", 100, sent) == 100);
  policy::Arrival on_loopback = received;
  on_loopback.in_interface = 1;
  CHECK(gate.passes(echo, 1s, "", 100, on_loopback) == 100);
  CHECK(gate.passes(echo, 1s, "rate.echo", 100, received) == 20);
}

TEST_CASE("a packet that the kernel shows by a tunnel's device as well counts once", "[memory]") {
  Gate gate{Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"}).device("sit1").open_everything()};
  const auto echo = PacketBuilder(six).icmpv6(128);
  policy::Arrival by_device = received;
  by_device.is_out_of_device = true;
  for (unsigned i = 0; i < 20; ++i) {
    CHECK(gate.judge(tunnelled(echo), 1s, received).verdict.is_accept());
    CHECK(gate.judge(echo, 1s, by_device).verdict.is_accept());
  }
  CHECK(gate.judge(tunnelled(echo), 1s, received).verdict == drop("rate.echo", 1));
}

TEST_CASE("with the defaults a ping every second from everybody passes", "[memory]") {
  memory::Memory memory;
  const policy::Policy policy = Site().policy();
  for (unsigned second = 1; second <= 20; ++second) {
    for (unsigned host = 0; host < 500; ++host) {
      const std::string source = "2600:1:0:" + std::to_string(host) + "::1";
      const Bytes echo = ipv6(source, "2600:2::1").icmpv6(128);
      const auto decision =
          engine::judge(packet::whole(echo), {}, policy, memory, std::chrono::seconds(second))
              .decision;
      REQUIRE(decision.verdict.is_accept());
    }
  }
  CHECK(memory.rates().usage(20s).refused == 0);
}

}  // namespace

}  // namespace sixgate::test
