// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string_view>

#include "policy/rfc3964_attacks.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;
using policy::Anycast;
using policy::SixToFourRole;

namespace {

Site node(SixToFourRole role) {
  Site site;
  switch (role) {
    case SixToFourRole::router:
      site.tunnel("6to4", {"9.0.0.2"}).tunnel_broadcast({"9.0.0.255"});
      break;
    case SixToFourRole::relay:
      site.tunnel("6to4", {"7.0.0.3", "192.88.99.1"}).tunnel_broadcast({"7.0.0.255"});
      break;
    case SixToFourRole::both:
      site.tunnel("6to4", {"9.0.0.2", "7.0.0.3", "192.88.99.1"})
          .tunnel_broadcast({"9.0.0.255", "7.0.0.255"});
      break;
  }
  return site.role(role).anycast(Anycast::accept).open_everything();
}

/// The same attack on the relay: its address in place of the router's, on the node's side.
Attack at_relay(Attack attack) {
  const char*& own =
      attack.direction == Direction::in ? attack.outer_destination : attack.outer_source;
  if (std::string_view(own) == "9.0.0.2") own = "7.0.0.3";
  return attack;
}

policy::Verdict verdict(const Attack& attack, const Site& site) {
  const auto packet = ipv4(attack.outer_source, attack.outer_destination)
                          .carries(ipv6(attack.inner_source, attack.inner_destination).tcp(443));
  return decide(packet, site).verdict;
}

const Attack& row(std::string_view id) {
  const auto* const found = std::ranges::find_if(
      attacks, [id](const Attack& attack) { return std::string_view(attack.id).starts_with(id); });
  REQUIRE(found != attacks.end());
  return *found;
}

void check_column(std::size_t column, SixToFourRole role) {
  const Site site = node(role);
  for (const Attack& attack : attacks) {
    DYNAMIC_SECTION(attack.id << " (" << attack.section << ")") {
      const policy::Verdict answer =
          verdict(role == SixToFourRole::relay ? at_relay(attack) : attack, site);
      INFO(words(answer));
      CHECK(answer.is_accept() == (attack.verdicts[column] == 'A'));
    }
  }
}

}  // namespace

TEST_CASE("RFC 3964 at a router", "[policy]") { check_column(0, SixToFourRole::router); }

TEST_CASE("RFC 3964 at a relay", "[policy]") { check_column(1, SixToFourRole::relay); }

TEST_CASE("RFC 3964 at a node that is both", "[policy]") { check_column(2, SixToFourRole::both); }

TEST_CASE("what leaves a router arrives at a relay, and the other way round", "[policy]") {
  const Site relay = node(SixToFourRole::relay);
  CHECK(verdict(row("L5"), relay) == accept("service.allowed", 1));
  CHECK(verdict(row("L2 native to site"), relay) == accept("default.tunnelled", 1));
  const Site router = node(SixToFourRole::router);
  CHECK(verdict(row("L2 native to site"), router) == accept("service.allowed", 1));
  CHECK(verdict(row("L5"), router) == accept("default.tunnelled", 1));
}

TEST_CASE("a list of trusted relays ends the forged native source: RFC 3964 6.2", "[policy]") {
  const Site site =
      node(SixToFourRole::router).relays({"7.0.0.3", "192.88.99.1"}).anycast(Anycast::automatic);
  for (const char* dropped : {"S1", "X5", "P2"}) {
    CHECK(verdict(row(dropped), site) == drop("tunnel.6to4-source-mismatch", 1));
  }
  for (const char* accepted : {"L1", "L2", "L5", "S3", "O1", "R2"}) {
    INFO(accepted);
    CHECK(verdict(row(accepted), site).is_accept());
  }
}

TEST_CASE("the list holds for a node that is both, and for no relay", "[policy]") {
  const Site both = node(SixToFourRole::both).relays({"7.0.0.9"});
  for (const char* dropped : {"S1", "X5", "P2"}) {
    CHECK(verdict(row(dropped), both) == drop("tunnel.6to4-source-mismatch", 1));
  }
  CHECK(verdict(row("L3"), both).is_accept());
  CHECK(verdict(row("L4"), both).is_accept());
}

TEST_CASE("the anycast prefix is refused where nobody names it: RFC 7526", "[policy]") {
  const Site automatic = node(SixToFourRole::router).anycast(Anycast::automatic);
  CHECK(verdict(row("L5"), automatic) == drop("tunnel.undeclared"));
  CHECK(verdict(row("O1"), automatic).is_accept());
  CHECK(verdict(row("L3"), node(SixToFourRole::relay).anycast(Anycast::automatic)).is_accept());
  CHECK(verdict(row("L3"), node(SixToFourRole::relay).anycast(Anycast::drop)).is_drop());
}

TEST_CASE("a relay may serve its anycast address only: RFC 3964 4.2.5", "[policy]") {
  for (const SixToFourRole role : {SixToFourRole::relay, SixToFourRole::both}) {
    const Site site = node(role).anycast(Anycast::only);
    CHECK(verdict(row("T1"), site).is_drop());
    CHECK(verdict(row("L3"), site).is_accept());
    CHECK(verdict(row("L4"), site).is_accept());
  }
}

TEST_CASE("a relay may serve its clients only: RFC 3964 4.2.5", "[policy]") {
  for (const SixToFourRole role : {SixToFourRole::relay, SixToFourRole::both}) {
    DYNAMIC_SECTION((role == SixToFourRole::relay ? "relay" : "both")) {
      CHECK(verdict(row("T1"), node(role).clients({"8.0.0.9"})).is_drop());
      CHECK(verdict(row("T1"), node(role).clients({"8.0.0.0/24"})).is_accept());
    }
  }
}

TEST_CASE("T2: a routing header over the relay", "[policy]") {
  const auto packet = ipv4("8.0.0.1", "192.88.99.1")
                          .carries(ipv6("2002:800:1::1", "2600::9").routing(0, 1).tcp(443));
  for (const SixToFourRole role :
       {SixToFourRole::router, SixToFourRole::relay, SixToFourRole::both}) {
    CHECK(decide(packet, node(role)).verdict.is_drop());
  }
  CHECK(decide(packet, node(SixToFourRole::relay)).verdict == drop("ext.routing-type-0", 1));

  const auto of_another_type =
      ipv4("8.0.0.1", "192.88.99.1").carries(ipv6("2002:800:1::1", "2600::9").routing(4, 1).tcp(1));
  CHECK(decide(of_another_type, node(SixToFourRole::router)).verdict.is_drop());
  for (const SixToFourRole role : {SixToFourRole::relay, SixToFourRole::both}) {
    CHECK(decide(of_another_type, node(role)).verdict == drop("tunnel.6to4-routing-header", 1));
  }
}

TEST_CASE("B8: a declared broadcast address is refused", "[policy]") {
  const Site site = node(SixToFourRole::router).broadcast({"8.0.0.255"});
  CHECK(verdict(row("B8"), site) == drop("tunnel.6to4-martian-ipv4"));
}

TEST_CASE("Q1: what a configured tunnel carries is no 6to4: RFC 3964 6.1", "[policy]") {
  Site site = node(SixToFourRole::router).tunnel("6in4", {"20.20.20.20"}, {"10.0.0.1"});
  CHECK(verdict(row("Q1"), site) == accept("service.allowed", 1));
}
