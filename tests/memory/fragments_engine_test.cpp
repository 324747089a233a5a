// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <chrono>
#include <vector>

#include "engine/judge.hpp"
#include "policy/verdict_table.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "support/catch.hpp"
#include "support/link_frames.hpp"
#include "support/site.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate;
using namespace sixgate::test;
using namespace std::chrono_literals;
using policy::Hook;

namespace {

using B = PacketBuilder;

constexpr policy::Arrival arriving = arrival_at(Hook::prerouting);

/// A gate at a site, to which packets come one after the other.
class Gate {
 public:
  explicit Gate(Site site, const memory::Sizes& sizes = {})
      : site_(std::move(site)), memory_(sizes) {}

  policy::Decision judge(const Bytes& bytes, const policy::Arrival& arrival = {}) {
    now_ += 1ms;
    return engine::judge(packet::whole(bytes), arrival, site_.policy(), memory_, now_).decision;
  }

  policy::Verdict verdict(const Bytes& bytes, const policy::Arrival& arrival = {}) {
    return judge(bytes, arrival).verdict;
  }

  bool notes(const Bytes& bytes, policy::Reason reason) {
    const policy::Decision decision = judge(bytes);
    return decision.verdict.is_accept() &&
           std::ranges::any_of(decision.notes,
                               [&](const policy::Note& note) { return note.reason == reason; });
  }

  void wait(memory::Moment time) { now_ += time; }

  [[nodiscard]] memory::Usage usage() const { return memory_.fragments().usage(now_); }

 private:
  Site site_;
  memory::Memory memory_;
  memory::Moment now_ = 1s;
};

/// The fragments of one packet.
struct Train {
  PacketBuilder headers;
  std::uint32_t id = 7;

  [[nodiscard]] B at(std::uint32_t offset, bool more) const {
    return B(headers).fragment(offset, more, id);
  }
  [[nodiscard]] B first(std::uint16_t port = 5000) const {
    return at(0, true).udp(1024, port).udp_length(3000).payload(1224);
  }
  [[nodiscard]] B later(std::uint32_t offset, std::size_t length, bool more = true) const {
    return at(offset, more).protocol(17, Bytes(length, 0));
  }
  [[nodiscard]] B last() const { return later(2464, 500, false); }
};

const Train six{ipv6("2600::1", "2600::2")};
const Train four{ipv4("8.0.0.9", "9.0.0.9")};

Bytes in_tunnel(const PacketBuilder& inner) { return tunnelled(inner); }

}  // namespace

TEST_CASE("natively, an overlap is dropped as it comes off the wire and takes its train with it",
          "[memory]") {
  Gate gate{Site()};
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
    Gate gate{Site()};
    CHECK(gate.verdict(six.first(), arriving).is_accept());
    CHECK(gate.verdict(over_the_first, arriving) == drop("frag.overlap"));
  }
  SECTION("the first behind it") {
    Gate gate{Site()};
    CHECK(gate.verdict(over_the_first, arriving).is_accept());
    CHECK(gate.verdict(six.first(), arriving) == drop("frag.overlap"));
    CHECK(gate.verdict(six.later(1872, 8), arriving) == drop("frag.dropped-train"));
  }
}

TEST_CASE("well-formed fragments pass in any order, and twice", "[memory]") {
  std::vector<Bytes> train{six.first(), six.later(1232, 1232), six.last()};
  std::ranges::sort(train);
  do {
    Gate gate{Site(policy::Role::border, true)};
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
    Gate gate{with_declared_tunnels()};
    CHECK(gate.verdict(in_tunnel(six.first()), arrival) == accept("service.allowed", 1));
    CHECK(gate.verdict(in_tunnel(six.later(1232, 1232)), arrival) == accept("frag.allowed", 1));
    CHECK(gate.verdict(in_tunnel(six.later(1232, 1240)), arrival) == drop("frag.overlap", 1));
    CHECK(gate.verdict(in_tunnel(six.last()), arrival) == drop("frag.dropped-train", 1));
  }
}

TEST_CASE("inside 6in4 the last fragment may come before the first", "[memory]") {
  Gate gate{with_declared_tunnels()};
  CHECK(gate.verdict(in_tunnel(six.last())) == accept("frag.allowed", 1));
  CHECK(gate.verdict(in_tunnel(six.later(1232, 1232))) == accept("frag.allowed", 1));
  CHECK(gate.verdict(in_tunnel(six.first())) == accept("service.allowed", 1));
}

TEST_CASE("a first fragment that finds no service in a tunnel takes its train with it",
          "[memory]") {
  Gate gate{Site()
                .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
                .service(packet::Protocol::udp, std::uint16_t{5000})};
  CHECK(gate.verdict(in_tunnel(six.first(99))) == drop("service.closed", 1));
  CHECK(gate.verdict(in_tunnel(six.first(99))) == drop("service.closed", 1));
  CHECK(gate.verdict(in_tunnel(six.later(1232, 1232))) == drop("frag.dropped-train", 1));
  CHECK(gate.verdict(in_tunnel(six.last())) == drop("frag.dropped-train", 1));
  Train other = six;
  other.id = 8;
  CHECK(gate.verdict(in_tunnel(other.last())) == accept("frag.allowed", 1));
  CHECK(gate.verdict(in_tunnel(six.first(5000))) == accept("service.allowed", 1));
  CHECK(gate.verdict(in_tunnel(six.later(1232, 1232))) == accept("frag.allowed", 1));
}

TEST_CASE("a first fragment that hides its header chain takes its train with it", "[memory]") {
  Gate gate{Site()};
  CHECK(gate.verdict(six.at(0, true).says_next(6), arriving) == drop("frag.header-chain"));
  CHECK(gate.verdict(six.last(), arriving) == drop("frag.dropped-train"));
}

TEST_CASE("a first fragment that is dropped behind prerouting takes with it what comes later",
          "[memory]") {
  Gate gate{Site()};
  const auto first = six.at(0, true).icmpv6(138).payload(1224);
  CHECK(gate.verdict(first, arriving).is_accept());
  CHECK(gate.verdict(first, forwarded) == drop("icmpv6.transit-refused"));
  CHECK(gate.verdict(six.later(1232, 1232), arriving) == drop("frag.dropped-train"));
}

TEST_CASE("a first fragment of a tunnel's packet goes with what it carries", "[memory]") {
  Gate gate{Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})};
  const Train outer{ipv4("8.0.0.1", "9.0.0.2")};
  const auto first = outer.at(0, true).carries(ipv6("2600::1", "2600::2").udp(1, 2).payload(1208));
  CHECK(gate.verdict(first) == drop("service.closed", 1));
  CHECK(gate.verdict(outer.at(1256, false).protocol(41, Bytes(8, 0))) ==
        drop("frag.dropped-train"));
}

TEST_CASE("nobody spoils a tunnel's packet with a first fragment that is dropped", "[memory]") {
  Gate gate{Site()
                .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
                .service(packet::Protocol::udp, std::uint16_t{5000})};
  const Train outer{ipv4("8.0.0.1", "9.0.0.2")};
  const auto first = [&](std::uint16_t port) -> Bytes {
    return outer.at(0, true).carries(ipv6("2600::1", "2600::2").udp(1, port).payload(1208));
  };
  CHECK(gate.verdict(first(99)) == drop("service.closed", 1));
  CHECK(gate.verdict(first(5000)) == accept("service.allowed", 1));
  CHECK(gate.verdict(first(99)) == drop("service.closed", 1));
  CHECK(gate.verdict(outer.at(1256, false).protocol(41, Bytes(8, 0))) == accept("frag.allowed"));
}

TEST_CASE("what an undeclared tunnel brings spoils no train of a declared one", "[memory]") {
  Gate gate{with_declared_tunnels()};
  CHECK(gate.verdict(in_tunnel(six.first())).is_accept());
  const auto undeclared = [](const PacketBuilder& inner) -> Bytes {
    return ipv4("8.0.0.77", "9.0.0.77").carries(inner);
  };
  CHECK(gate.verdict(undeclared(six.later(8, 1232))) == drop("tunnel.undeclared"));
  CHECK(gate.verdict(undeclared(six.first(99))) == drop("tunnel.undeclared"));
  CHECK(gate.verdict(in_tunnel(six.last())) == accept("frag.allowed", 1));
}

TEST_CASE("a train that goes through a tunnel on may be cut anew there", "[memory]") {
  Gate gate{with_declared_tunnels()};
  CHECK(gate.verdict(in_tunnel(six.first()), received).is_accept());
  CHECK(gate.verdict(in_tunnel(six.later(1232, 1232)), received).is_accept());
  const auto back = [](const PacketBuilder& inner) -> Bytes {
    return ipv4("9.0.0.2", "8.0.0.1").carries(inner);
  };
  CHECK(gate.verdict(six.later(616, 616), arriving).is_accept());
  CHECK(gate.verdict(back(six.later(616, 1848)), sent).is_accept());
}

TEST_CASE("layers of one packet that look like one train are none", "[memory]") {
  Gate gate{with_declared_tunnels()};
  const auto nested = six.at(0, true).carries(six.first());
  const policy::Verdict once = gate.verdict(in_tunnel(nested));
  CHECK(gate.verdict(in_tunnel(nested)) == once);
  CHECK(gate.verdict(in_tunnel(six.later(1232, 1232))) != drop("frag.overlap", 1));
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
  Gate gate{Site()};
  const auto atomic = six.at(0, false).tcp(443);
  CHECK(gate.verdict(six.first(), arriving).is_accept());
  CHECK(gate.verdict(atomic, arriving).is_accept());
  CHECK(gate.verdict(six.last(), arriving).is_accept());
  CHECK(gate.verdict(six.later(8, 8), arriving) == drop("frag.overlap"));
  CHECK(gate.verdict(atomic, arriving).is_accept());
}

TEST_CASE("over IPv4 an overlap is told and costs nothing but in profile strict", "[memory]") {
  Gate gate{with_declared_tunnels()};
  const auto four_in_four = [](const PacketBuilder& inner) -> Bytes {
    return ipv4("8.0.0.1", "9.0.0.2").carries(inner);
  };
  CHECK(gate.verdict(four_in_four(four.first())) == accept("service.allowed", 1));
  CHECK(gate.notes(four_in_four(four.later(8, 1232)), policy::Reason::frag_overlap_ipv4));
  CHECK(gate.verdict(four_in_four(four.last())) == accept("frag.allowed", 1));

  Gate strict{with_declared_tunnels().action("frag.overlap-ipv4", policy::Action::drop)};
  CHECK(strict.verdict(four_in_four(four.first())) == accept("service.allowed", 1));
  CHECK(strict.verdict(four_in_four(four.later(8, 1232))) == drop("frag.overlap-ipv4", 1));
  CHECK(strict.verdict(four_in_four(four.last())) == drop("frag.dropped-train", 1));
}

TEST_CASE("over IPv4 what overlaps in a tunnel's packet takes its train with it", "[memory]") {
  const Train outer{ipv4("8.0.0.1", "9.0.0.2")};
  const Site site = with_declared_tunnels();
  SECTION("where the protocol says so") {
    Gate gate{site};
    const B first = outer.at(0, true).protocol(41, PacketBuilder(six.headers).udp(1, 2).payload(8));
    CHECK(gate.verdict(first, forwarded).is_accept());
    const B over_it = outer.at(40, false).protocol(41, Bytes(8, 0));
    CHECK(gate.verdict(over_it, forwarded) == drop("frag.overlap-tunnel"));
    CHECK(gate.verdict(outer.at(56, false).protocol(41, Bytes(8, 0)), forwarded) ==
          drop("frag.dropped-train"));
  }
  SECTION("where the first fragment shows a tunnel in UDP") {
    Gate gate{Site(site).tunnel("vxlan", {"9.0.0.2"}, {"8.0.0.1"})};
    const PacketBuilder inner = PacketBuilder(six.headers).tcp(443).payload(6);
    const B first = outer.at(0, true).udp(40000, 4789).holds(vxlan(1, ethernet(inner)));
    CHECK(gate.verdict(first, forwarded).is_accept());
    CHECK(gate.verdict(outer.later(40, 8), forwarded) == drop("frag.overlap-tunnel"));
  }
}

TEST_CASE("where overlaps pass by policy their train does", "[memory]") {
  Gate gate{Site().action("frag.overlap", policy::Action::log)};
  CHECK(gate.verdict(six.first()).is_accept());
  CHECK(gate.notes(six.later(8, 1232), policy::Reason::frag_overlap));
  CHECK(gate.verdict(six.last()) == accept("frag.allowed"));
}

TEST_CASE("orphans pass unless a site says otherwise", "[memory]") {
  Gate strict{Site(policy::Role::host, true)};
  CHECK(strict.verdict(six.last()) == accept("frag.allowed"));
  Gate gate{Site().action("frag.orphan", policy::Action::drop)};
  CHECK(gate.verdict(six.last()) == drop("frag.orphan"));
  CHECK(gate.verdict(six.first()) == accept("default.native"));
  CHECK(gate.verdict(six.last()) == accept("frag.allowed"));
  CHECK(gate.verdict(four.last()) == accept("frag.allowed"));
}

TEST_CASE("more trains than there is room for cost nobody a fragment", "[memory]") {
  Gate gate{Site(), {.fragments = 512}};
  Train train = six;
  constexpr std::uint32_t offered = 5000;
  for (train.id = 1; train.id <= offered; ++train.id) {
    REQUIRE(gate.verdict(train.first(), arriving).is_accept());
  }
  CHECK(gate.usage().entries == 512);
  CHECK(gate.usage().evicted == offered - 512);
  for (train.id = 1; train.id <= offered; ++train.id) {
    REQUIRE(gate.verdict(train.last(), arriving).is_accept());
  }
  CHECK(gate.usage().entries == 512);
}
