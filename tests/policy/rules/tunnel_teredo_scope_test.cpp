// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("tunnel.teredo-scope (RFC 4380 5.3.1)", "[policy]") {
  constexpr const char* scope = "tunnel.teredo-scope";
  constexpr const char* relay = "fe80::1234:5678:9abc:def0";
  const auto out = [](std::string_view source, std::string_view destination) {
    return from_client("8.0.0.1", 3545).teredo(ipv6(source, destination).tcp(443));
  };
  const auto in = [](std::string_view source, std::string_view destination) {
    return to_client("8.0.0.1", 3545).teredo(ipv6(source, destination).tcp(443));
  };
  check({{"to a group", out(client, "ff0e::1"), drop(scope, 1)},
         {"to a link-local address", out(client, relay), drop(scope, 1)},
         {"to the loopback address, which has a reason of its own", out(client, "::1"),
          drop("ipv6.destination-unusable", 1)},
         {"to a compatible address", out(client, "::8.0.0.1"), drop(scope, 1)},
         {"to a mapped address, which has a reason of its own", out(client, "::ffff:8.0.0.1"),
          drop("ipv6.mapped", 1)},
         {"to a site-local address", out(client, "fec0::1"), drop(scope, 1)},
         {"from a site-local address", in("fec0::1", client), drop(scope, 1)},
         {"from the unspecified address, which has a reason of its own", in("::", client),
          drop("ipv6.source-unspecified", 1)},
         {"from a global address", in("2600::1", client), accept("service.allowed", 1)},
         {"a relay's bubble", to_client("8.0.0.1", 3545).teredo(bubble(relay, client)),
          accept("tunnel.teredo-allowed", 1)},
         {"the bubble that answers it", from_client("8.0.0.1", 3545).teredo(bubble(client, relay)),
          accept("tunnel.teredo-allowed", 1)},
         {"local discovery",
          ipv4(client_end, "224.0.0.253").udp(40000, 3544).teredo(bubble(client, "ff02::1")),
          accept("tunnel.teredo-allowed", 1)},
         {"local discovery to one host",
          from_client("8.0.0.1", 3544).teredo(bubble(client, "ff02::1")), drop(scope, 1)},
         {"to all nodes of a link of its own", ipv6("fe80::1", "ff02::1").udp(1, 2),
          accept("default.native")}},
        teredo_gate());
}
