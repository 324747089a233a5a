// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/interfaces.hpp"

#include <net/if.h>

#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using policy::Zone;

TEST_CASE("an interface is in the zone whose pattern it matches") {
  const ZoneNames zones{{{"lan*", "dmz0"}, {"wan0", "*"}, {"wg0"}}};
  CHECK(find_zone(zones, "lan0") == Zone::inside);
  CHECK(find_zone(zones, "lan") == Zone::inside);
  CHECK(find_zone(zones, "dmz0") == Zone::inside);
  CHECK(find_zone(zones, "wan0") == Zone::outside);
  CHECK(find_zone(zones, "dmz01") == Zone::outside);
  CHECK(find_zone(zones, "wg0") == Zone::outside);
}

TEST_CASE("an interface that no pattern matches is in no zone") {
  const ZoneNames zones{{{"lan*"}, {}, {}}};
  CHECK_FALSE(find_zone(zones, "la"));
  CHECK_FALSE(find_zone(zones, ""));
  CHECK_FALSE(find_zone(ZoneNames{}, "lan0"));
}

TEST_CASE("the loopback interface is found by its index") {
  const std::uint32_t index = ::if_nametoindex("lo");
  if (index == 0) return;
  const Interfaces interfaces(ZoneNames{{{}, {}, {"lo"}}});
  CHECK(interfaces.zone_of(index) == Zone::vpn);
  CHECK_FALSE(interfaces.zone_of(0));
  CHECK_FALSE(interfaces.zone_of(index + 100000));
  CHECK(interface_name(index) == "lo");
  CHECK(interface_name(0).empty());
}

}  // namespace

}  // namespace sixgate::kernel
