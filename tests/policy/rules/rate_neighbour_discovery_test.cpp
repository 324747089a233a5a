// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/over_rate.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Rate;

TEST_CASE("rate.neighbour-discovery (RFC 9099 2.3.1)", "[policy]") {
  const Bytes advertisement = ipv6("fe80::1", "ff02::1").router_advertisement();
  check({{"a router advertisement over the limit",
          advertisement,
          drop("rate.neighbour-discovery"),
          {},
          over(Rate::neighbour_discovery)},
         {"one from afar is dropped for that",
          ipv6("fe80::1", "ff02::1").hop_limit(254).router_advertisement(),
          drop("nd.hop-limit"),
          {},
          over(Rate::neighbour_discovery)},
         {"a router advertisement within it", advertisement, accept("nd.allowed")},
         {"what is no discovery",
          ipv6("fe80::1", "fe80::2").icmpv6(128),
          accept("icmpv6.allowed"),
          {},
          over(Rate::neighbour_discovery)}});
}
