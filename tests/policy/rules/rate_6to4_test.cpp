// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/over_rate.hpp"
#include "policy/six_to_four_sites.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Rate;

TEST_CASE("rate.6to4 (RFC 3964 4.1.3)", "[policy]") {
  const Bytes from_site = in("8.0.0.1", "2002:800:1::1");
  check({{"a site over the limit", from_site, drop("rate.6to4"), {}, over(Rate::six_to_four)},
         {"a site that is not the one it says, within the limit", in("8.0.0.1", "2002:800:2::1"),
          drop("tunnel.6to4-source-mismatch", 1)},
         {"a site within it", from_site, accept("service.allowed", 1)},
         {"a site over another limit",
          from_site,
          accept("service.allowed", 1),
          {},
          over(Rate::teredo)}},
        six_to_four_router());
}
