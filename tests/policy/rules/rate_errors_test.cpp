// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/over_rate.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Rate;

TEST_CASE("rate.errors (RFC 4890 3.1)", "[policy]") {
  const auto quoted = ipv6("2600:2::1", "2600:1::1").tcp(443);
  const Bytes unreachable = ipv6("2600:1::1", "2600:2::1").icmpv6(1, 4).quoting(quoted);
  check({{"destination unreachable over the limit",
          unreachable,
          drop("rate.errors"),
          {},
          over(Rate::errors)},
         {"one that quotes nothing is dropped for that",
          ipv6("2600:1::1", "2600:2::1").icmpv6(1),
          drop("icmpv6.error-about-nothing"),
          {},
          over(Rate::errors)},
         {"destination unreachable within it", unreachable, accept("icmpv6.error-passes")},
         {"destination unreachable over another limit",
          unreachable,
          accept("icmpv6.error-passes"),
          {},
          over(Rate::neighbour_discovery)}});
}

TEST_CASE("rate.errors may be told of only", "[policy]") {
  const auto quoted = ipv6("2600:2::1", "2600:1::1").tcp(443);
  const Bytes unreachable = ipv6("2600:1::1", "2600:2::1").icmpv6(1, 4).quoting(quoted);
  const Site site = Site().action("rate.errors", sixgate::policy::Action::log);
  const auto decision = decide(unreachable, site, {}, over(Rate::errors));
  CHECK(decision.verdict == accept("icmpv6.error-passes"));
  REQUIRE(decision.notes.size() == 1);
  CHECK(decision.notes[0].reason == sixgate::policy::Reason::rate_errors);
}
