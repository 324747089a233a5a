// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder advertisement(const char* source) {
  return ipv6(source, "ff02::1").router_advertisement();
}

}  // namespace

TEST_CASE("nd.router (RFC 6105 3)", "[policy]") {
  check({{"an advertisement of an unlisted router", advertisement("fe80::bad"), drop("nd.router")},
         {"one through a bridge", advertisement("fe80::bad"), drop("nd.router"), bridged},
         {"a redirect of an unlisted router",
          ipv6("fe80::bad", "2600::2").redirect("fe80::3", "2600::9"), drop("nd.router")},
         {"an advertisement of a listed router", advertisement("fe80::1"), accept("nd.allowed")},
         {"a redirect of a listed router",
          ipv6("fe80::2", "2600::2").redirect("fe80::3", "2600::9"), accept("nd.allowed")},
         {"our own advertisement", advertisement("fe80::bad"), accept("nd.allowed"), sent},
         {"a solicitation of a host", ipv6("fe80::bad", "ff02::2").router_solicitation(),
          accept("nd.allowed")}},
        Site().nd_routers({"fe80::1", "fe80::2"}));
  check({{"any router where none is listed", advertisement("fe80::bad"), accept("nd.allowed")}});
}

TEST_CASE("nd.router inside a tunnel", "[policy]") {
  check({{"an advertisement of an unlisted router", tunnelled(advertisement("fe80::bad")),
          drop("nd.router", 1)},
         {"an advertisement of a listed router", tunnelled(advertisement("fe80::1")),
          accept("nd.allowed", 1)}},
        with_declared_tunnels().nd_routers({"fe80::1"}));
}
