// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("wire.empty (RFC 8200 3)", "[policy]") {
  check(
      {{"no byte at all", {}, drop("wire.empty")},
       {"one byte", {0x60}, drop("wire.truncated")},
       {"one byte of nothing", {0x00}, drop("wire.version")},
       {"an IPv6 header and nothing else", ipv6("2600::1", "2600::2"), accept("default.native")}});
}

TEST_CASE("a tunnel with nothing in it is truncated, not empty", "[policy]") {
  check({{"protocol 41 and the end", ipv4("8.0.0.1", "9.0.0.2").protocol(41),
          drop("wire.truncated", 1)}},
        with_declared_tunnels());
}
