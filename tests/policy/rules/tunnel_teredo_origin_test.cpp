// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("tunnel.teredo-origin (RFC 4380 5.3.1)", "[policy]") {
  constexpr const char* origin = "tunnel.teredo-origin";
  const auto native = ipv6("2600::1", client).tcp(443);
  check({{"from a relay", to_client("8.0.0.1", 3545).teredo_origin(1, "8.0.0.2").teredo(native),
          drop(origin, 1)},
         {"from the server on another port",
          to_client(server, 3545).teredo_origin(1, "8.0.0.2").teredo(native), drop(origin, 1)},
         {"from a client",
          from_client("8.0.0.1", 3545)
              .teredo_origin(1, "8.0.0.2")
              .teredo(ipv6(client, "2600::1").tcp(1)),
          drop(origin, 1)},
         {"from the server", to_client(server, 3544).teredo_origin(1, "8.0.0.2").teredo(native),
          accept("service.allowed", 1)},
         {"none", to_client("8.0.0.1", 3545).teredo(native), accept("service.allowed", 1)}},
        teredo_gate());
}
