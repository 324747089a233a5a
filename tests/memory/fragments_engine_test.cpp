// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/trains.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;

TEST_CASE("inside 6in4 the last fragment may come before the first", "[memory]") {
  TrainGate gate{with_declared_tunnels()};
  CHECK(gate.verdict(in_tunnel(six.last())) == accept("frag.allowed", 1));
  CHECK(gate.verdict(in_tunnel(six.later(1232, 1232))) == accept("frag.allowed", 1));
  CHECK(gate.verdict(in_tunnel(six.first())) == accept("service.allowed", 1));
}

TEST_CASE("a first fragment that finds no service in a tunnel takes its train with it",
          "[memory]") {
  TrainGate gate{Site()
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
  TrainGate gate{Site()};
  CHECK(gate.verdict(six.at(0, true).says_next(6), arriving) == drop("frag.header-chain"));
  CHECK(gate.verdict(six.last(), arriving) == drop("frag.dropped-train"));
}

TEST_CASE("a first fragment that is dropped behind prerouting takes with it what comes later",
          "[memory]") {
  TrainGate gate{Site()};
  const auto first = six.at(0, true).icmpv6(138).payload(1224);
  CHECK(gate.verdict(first, arriving).is_accept());
  CHECK(gate.verdict(first, forwarded) == drop("icmpv6.transit-refused"));
  CHECK(gate.verdict(six.later(1232, 1232), arriving) == drop("frag.dropped-train"));
}

TEST_CASE("a first fragment of a tunnel's packet goes with what it carries", "[memory]") {
  TrainGate gate{Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})};
  const Train outer{ipv4("8.0.0.1", "9.0.0.2")};
  const auto first = outer.at(0, true).carries(ipv6("2600::1", "2600::2").udp(1, 2).payload(1208));
  CHECK(gate.verdict(first) == drop("service.closed", 1));
  CHECK(gate.verdict(outer.at(1256, false).protocol(41, Bytes(8, 0))) ==
        drop("frag.dropped-train"));
}

TEST_CASE("nobody spoils a tunnel's packet with a first fragment that is dropped", "[memory]") {
  TrainGate gate{Site()
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
  TrainGate gate{with_declared_tunnels()};
  CHECK(gate.verdict(in_tunnel(six.first())).is_accept());
  const auto undeclared = [](const PacketBuilder& inner) -> Bytes {
    return ipv4("8.0.0.77", "9.0.0.77").carries(inner);
  };
  CHECK(gate.verdict(undeclared(six.later(8, 1232))) == drop("tunnel.undeclared"));
  CHECK(gate.verdict(undeclared(six.first(99))) == drop("tunnel.undeclared"));
  CHECK(gate.verdict(in_tunnel(six.last())) == accept("frag.allowed", 1));
}

TEST_CASE("a train that goes through a tunnel on may be cut anew there", "[memory]") {
  TrainGate gate{with_declared_tunnels()};
  CHECK(gate.verdict(in_tunnel(six.first()), received).is_accept());
  CHECK(gate.verdict(in_tunnel(six.later(1232, 1232)), received).is_accept());
  const auto back = [](const PacketBuilder& inner) -> Bytes {
    return ipv4("9.0.0.2", "8.0.0.1").carries(inner);
  };
  CHECK(gate.verdict(six.later(616, 616), arriving).is_accept());
  CHECK(gate.verdict(back(six.later(616, 1848)), sent).is_accept());
}

TEST_CASE("layers of one packet that look like one train are none", "[memory]") {
  TrainGate gate{with_declared_tunnels()};
  const auto nested = six.at(0, true).carries(six.first());
  const policy::Verdict once = gate.verdict(in_tunnel(nested));
  CHECK(gate.verdict(in_tunnel(nested)) == once);
  CHECK(gate.verdict(in_tunnel(six.later(1232, 1232))) != drop("frag.overlap", 1));
}

TEST_CASE("orphans pass unless a site says otherwise", "[memory]") {
  TrainGate strict{Site(policy::Role::host, true)};
  CHECK(strict.verdict(six.last()) == accept("frag.allowed"));
  TrainGate gate{Site().action("frag.orphan", policy::Action::drop)};
  CHECK(gate.verdict(six.last()) == drop("frag.orphan"));
  CHECK(gate.verdict(six.first()) == accept("default.native"));
  CHECK(gate.verdict(six.last()) == accept("frag.allowed"));
  CHECK(gate.verdict(four.last()) == accept("frag.allowed"));
}

TEST_CASE("more trains than there is room for cost nobody a fragment", "[memory]") {
  TrainGate gate{Site(), {.fragments = 512}};
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
