// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("tunnel.teredo-destination (RFC 4380 5.2.3)", "[policy]") {
  constexpr const char* reason = "tunnel.teredo-destination";
  const auto in = [](std::string_view destination) {
    return to_client(peer_end, 40001).teredo(ipv6(peer, destination).tcp(443));
  };
  check({{"for a native address behind the client", in("2600::1"), drop(reason, 1)},
         {"for a 6to4 address", in("2002:900:2::1"), drop(reason, 1)},
         {"for a Teredo address", in(client), accept("service.allowed", 1)},
         {"out, to a native address",
          from_client("8.0.0.1", 3545).teredo(ipv6(client, "2600::1").tcp(443)),
          accept("default.tunnelled", 1)},
         {"native", ipv6(peer, "2600::1").tcp(443), accept("default.native")}},
        teredo_gate());
}
