// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

/// A message of that many bytes in all, its header counted.
PacketBuilder message(std::uint8_t type, std::size_t length) {
  return ipv6("fe80::1", "fe80::2").hop_limit(255).icmpv6(type).payload(Bytes(length - 8, 0));
}

}  // namespace

TEST_CASE("nd.length (RFC 4861 7.1.1)", "[policy]") {
  check({{"a router advertisement of 15 bytes", message(134, 15), drop("nd.length")},
         {"a neighbour solicitation of 23 bytes", message(135, 23), drop("nd.length")},
         {"a neighbour advertisement of 8 bytes", message(136, 8), drop("nd.length")},
         {"a redirect of 39 bytes", message(137, 39), drop("nd.length")},
         {"an inverse solicitation of 23 bytes", message(141, 23), drop("nd.length")},
         {"an inverse advertisement of 47 bytes", message(142, 47), drop("nd.length")},
         {"a certification path advertisement that ends in its fixed part", message(149, 10),
          drop("nd.length")},
         {"a router solicitation of 8 bytes", message(133, 8), accept("nd.allowed")},
         {"a router advertisement of 16 bytes", message(134, 16), accept("nd.allowed")},
         {"a neighbour solicitation of 24 bytes", message(135, 24), accept("nd.allowed")},
         {"a certification path advertisement of the 8 bytes that must be there", message(149, 8),
          accept("nd.allowed")},
         {"an echo request of 8 bytes", message(128, 8), accept("icmpv6.allowed")}});
}

TEST_CASE("nd.length inside a tunnel", "[policy]") {
  check(
      {{"a neighbour solicitation of 23 bytes", tunnelled(message(135, 23)), drop("nd.length", 1)},
       {"a neighbour solicitation of 24 bytes", tunnelled(message(135, 24)),
        accept("nd.allowed", 1)}},
      with_declared_tunnels());
}
