// SPDX-License-Identifier: GPL-2.0-or-later
#include <vector>

#include "memory/trains.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "support/catch.hpp"
#include "support/link_frames.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate;
using namespace sixgate::test;
using policy::Hook;

TEST_CASE("natively, an overlap is dropped as it comes off the wire and takes its train with it",
          "[memory]") {
  TrainGate gate{Site()};
  CHECK(gate.verdict(six.first(), arriving).is_accept());
  CHECK(gate.verdict(six.later(1232, 1232), arriving).is_accept());
  CHECK(gate.verdict(six.later(8, 1232), arriving) == drop("frag.overlap"));
  CHECK(gate.verdict(six.later(8, 1232), arriving) == drop("frag.overlap"));
  CHECK(gate.verdict(six.last(), arriving) == drop("frag.dropped-train"));
  CHECK(gate.verdict(six.first(), arriving) == drop("frag.dropped-train"));
  Train other = six;
  other.id = 8;
  CHECK(gate.verdict(other.last(), arriving).is_accept());
  gate.wait(60s);
  CHECK(gate.verdict(six.last(), arriving).is_accept());
}

TEST_CASE("an overlap is one whichever fragment comes first", "[memory]") {
  const auto over_the_first = six.later(640, 1232);
  SECTION("the first before it") {
    TrainGate gate{Site()};
    CHECK(gate.verdict(six.first(), arriving).is_accept());
    CHECK(gate.verdict(over_the_first, arriving) == drop("frag.overlap"));
  }
  SECTION("the first behind it") {
    TrainGate gate{Site()};
    CHECK(gate.verdict(over_the_first, arriving).is_accept());
    CHECK(gate.verdict(six.first(), arriving) == drop("frag.overlap"));
    CHECK(gate.verdict(six.later(1872, 8), arriving) == drop("frag.dropped-train"));
  }
}

TEST_CASE("well-formed fragments pass in any order, and twice", "[memory]") {
  std::vector<Bytes> train{six.first(), six.later(1232, 1232), six.last()};
  std::ranges::sort(train);
  do {
    TrainGate gate{Site(policy::Role::border, true)};
    for (const Bytes& fragment : train) {
      CHECK(gate.verdict(fragment, arriving).is_accept());
      CHECK(gate.verdict(fragment, arriving).is_accept());
      CHECK(gate.verdict(fragment, forwarded).is_accept());
    }
    for (const Bytes& fragment : train) CHECK(gate.verdict(fragment, arriving).is_accept());
  } while (std::ranges::next_permutation(train).found);
}

TEST_CASE("inside 6in4 an overlap is dropped and takes its train with it", "[memory]") {
  for (const auto& arrival : {policy::Arrival{}, forwarded, received}) {
    TrainGate gate{with_declared_tunnels()};
    CHECK(gate.verdict(in_tunnel(six.first()), arrival) == accept("service.allowed", 1));
    CHECK(gate.verdict(in_tunnel(six.later(1232, 1232)), arrival) == accept("frag.allowed", 1));
    CHECK(gate.verdict(in_tunnel(six.later(1232, 1240)), arrival) == drop("frag.overlap", 1));
    CHECK(gate.verdict(in_tunnel(six.last()), arrival) == drop("frag.dropped-train", 1));
  }
}

// As two threads may do it.
TEST_CASE("of two that overlap and are asked about at once both pass, and nothing behind them",
          "[memory]") {
  memory::Memory memory;
  const policy::Policy policy = Site().policy();
  const auto recall_then_remember = [&](const std::vector<Bytes>& fragments) {
    std::vector<policy::Decision> decisions;
    std::vector<policy::Recollection> recollections;
    for (const bool is_asking : {true, false}) {
      for (std::size_t i = 0; i < fragments.size(); ++i) {
        const packet::Packet packet = packet::whole(fragments[i]);
        const packet::Headers headers = packet::read(packet, policy.declared());
        const policy::Visit visit = policy::make_visit(packet, headers, arriving, policy);
        if (is_asking) {
          recollections.push_back(memory.recall(visit, 1s));
          decisions.push_back(policy::decide(visit, recollections[i]));
        } else {
          memory.remember(visit, recollections[i], decisions[i], 1s);
        }
      }
    }
    return decisions;
  };
  const auto both = recall_then_remember({six.first(), six.later(8, 1232)});
  CHECK((both[0].verdict.is_accept() && both[1].verdict.is_accept()));
  CHECK(recall_then_remember({six.last()})[0].verdict == drop("frag.dropped-train"));
}

TEST_CASE("an atomic fragment has nothing to do with others (RFC 6946 4)", "[memory]") {
  TrainGate gate{Site()};
  const auto atomic = six.at(0, false).tcp(443);
  CHECK(gate.verdict(six.first(), arriving).is_accept());
  CHECK(gate.verdict(atomic, arriving).is_accept());
  CHECK(gate.verdict(six.last(), arriving).is_accept());
  CHECK(gate.verdict(six.later(8, 8), arriving) == drop("frag.overlap"));
  CHECK(gate.verdict(atomic, arriving).is_accept());
}

TEST_CASE("over IPv4 an overlap is told and costs nothing but in profile strict", "[memory]") {
  TrainGate gate{with_declared_tunnels()};
  const auto four_in_four = [](const PacketBuilder& inner) -> Bytes {
    return ipv4("8.0.0.1", "9.0.0.2").carries(inner);
  };
  CHECK(gate.verdict(four_in_four(four.first())) == accept("service.allowed", 1));
  CHECK(gate.notes(four_in_four(four.later(8, 1232)), policy::Reason::frag_overlap_ipv4));
  CHECK(gate.verdict(four_in_four(four.last())) == accept("frag.allowed", 1));

  TrainGate strict{with_declared_tunnels().action("frag.overlap-ipv4", policy::Action::drop)};
  CHECK(strict.verdict(four_in_four(four.first())) == accept("service.allowed", 1));
  CHECK(strict.verdict(four_in_four(four.later(8, 1232))) == drop("frag.overlap-ipv4", 1));
  CHECK(strict.verdict(four_in_four(four.last())) == drop("frag.dropped-train", 1));
}

TEST_CASE("over IPv4 what overlaps in a tunnel's packet takes its train with it", "[memory]") {
  const Train outer{ipv4("8.0.0.1", "9.0.0.2")};
  const Site site = with_declared_tunnels();
  SECTION("where the protocol says so") {
    TrainGate gate{site};
    const B first = outer.at(0, true).protocol(41, PacketBuilder(six.headers).udp(1, 2).payload(8));
    CHECK(gate.verdict(first, forwarded).is_accept());
    const B over_it = outer.at(40, false).protocol(41, Bytes(8, 0));
    CHECK(gate.verdict(over_it, forwarded) == drop("frag.overlap-tunnel"));
    CHECK(gate.verdict(outer.at(56, false).protocol(41, Bytes(8, 0)), forwarded) ==
          drop("frag.dropped-train"));
  }
  SECTION("where the first fragment shows a tunnel in UDP") {
    TrainGate gate{Site(site).tunnel("vxlan", {"9.0.0.2"}, {"8.0.0.1"})};
    const PacketBuilder inner = PacketBuilder(six.headers).tcp(443).payload(6);
    const B first = outer.at(0, true).udp(40000, 4789).holds(vxlan(1, ethernet(inner)));
    CHECK(gate.verdict(first, forwarded).is_accept());
    CHECK(gate.verdict(outer.later(40, 8), forwarded) == drop("frag.overlap-tunnel"));
  }
}

TEST_CASE("where overlaps pass by policy their train does", "[memory]") {
  TrainGate gate{Site().action("frag.overlap", policy::Action::log)};
  CHECK(gate.verdict(six.first()).is_accept());
  CHECK(gate.notes(six.later(8, 1232), policy::Reason::frag_overlap));
  CHECK(gate.verdict(six.last()) == accept("frag.allowed"));
}
