// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Hook;
using sixgate::policy::Zone;

namespace {

const PacketBuilder advertisement = ipv6("fe80::1", "ff02::1").router_advertisement();

}  // namespace

TEST_CASE("nd.zone (RFC 6105 3)", "[policy]") {
  check({{"an advertisement from inside", advertisement, drop("nd.zone"),
          arrival_at(Hook::input, Zone::inside)},
         {"an advertisement from outside, where the routers are", advertisement,
          accept("nd.allowed"), arrival_at(Hook::input, Zone::outside)},
         {"an advertisement from an interface of no zone", advertisement, accept("nd.allowed"),
          received},
         {"our own to the inside", advertisement, accept("nd.allowed"),
          arrival_at(Hook::output, {}, Zone::inside)},
         {"a solicitation from inside", ipv6("fe80::1", "ff02::2").router_solicitation(),
          accept("nd.allowed"), arrival_at(Hook::input, Zone::inside)}},
        Site().nd_router_zones({Zone::outside}));
  check({{"an advertisement from anywhere where no zone is listed", advertisement,
          accept("nd.allowed"), arrival_at(Hook::input, Zone::inside)}});
}

TEST_CASE("nd.zone inside a tunnel", "[policy]") {
  check({{"an advertisement in a tunnel from inside", tunnelled(advertisement), drop("nd.zone", 1),
          arrival_at(Hook::input, Zone::inside)},
         {"an advertisement in a tunnel from outside", tunnelled(advertisement),
          accept("nd.allowed", 1), arrival_at(Hook::input, Zone::outside)}},
        with_declared_tunnels().nd_router_zones({Zone::outside}));
}
