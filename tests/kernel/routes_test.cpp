// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/routes.hpp"

#include <algorithm>
#include <cstdlib>

#include <net/if.h>

#include "own_namespace.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using namespace wire::literals;

bool runs(const char* command) { return std::system(command) == 0; }

void say_skipped() { WARN("skipped: there can be no network namespace, or no veth in it"); }

const Route* find(const std::vector<Route>& routes, const wire::Prefix& to, bool is_own) {
  const auto found = std::ranges::find_if(
      routes, [&](const Route& route) { return route.to == to && route.is_own == is_own; });
  return found == routes.end() ? nullptr : &*found;
}

TEST_CASE("own addresses, networks and ways are read, each with its interface") {
  const test::OwnNamespace own;
  if (!own.is_made() || !runs("ip link add name a0 type veth peer name b0 2>/dev/null")) {
    return say_skipped();
  }
  REQUIRE(
      runs("ip link set a0 up && ip link set b0 up && ip link set lo up && "
           "ip address add 192.0.2.1/24 dev a0 && "
           "ip address add 2001:db8:1::1/64 dev a0 nodad && "
           "ip route add default via 192.0.2.254 && "
           "ip -6 route add 2001:db8:2::/48 via 2001:db8:1::2 && "
           "ip route add 198.51.100.0/24 nexthop via 192.0.2.2 nexthop via 192.0.2.3 && "
           "ip route add blackhole 203.0.113.0/24 && "
           "ip route add 203.0.113.0/25 via 192.0.2.2 table 7"));
  const auto routes = read_routes();
  const auto a0 = ::if_nametoindex("a0");

  const Route* const address = find(routes, "192.0.2.1/32"_net, true);
  REQUIRE(address != nullptr);
  CHECK(address->interface == a0);
  CHECK(find(routes, "2001:db8:1::1/128"_net, true) != nullptr);
  const Route* const network = find(routes, "192.0.2.0/24"_net, false);
  REQUIRE(network != nullptr);
  CHECK_FALSE(network->gateway);
  CHECK(find(routes, "2001:db8:1::/64"_net, false) != nullptr);
  const Route* const everywhere = find(routes, "0.0.0.0/0"_net, false);
  REQUIRE(everywhere != nullptr);
  CHECK(everywhere->gateway == "192.0.2.254"_ip);
  CHECK(everywhere->interface == a0);
  const Route* const behind = find(routes, "2001:db8:2::/48"_net, false);
  REQUIRE(behind != nullptr);
  CHECK(behind->gateway == "2001:db8:1::2"_ip);
  CHECK(std::ranges::count(routes, "198.51.100.0/24"_net, &Route::to) == 2);
  CHECK(find(routes, "203.0.113.0/24"_net, false) == nullptr);
  CHECK(find(routes, "203.0.113.0/25"_net, false) == nullptr);
}

}  // namespace

}  // namespace sixgate::kernel
