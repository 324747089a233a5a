// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::packet::Protocol;

TEST_CASE("frag.header-chain (RFC 7112 5)", "[policy]") {
  const auto first = ipv6("2600::1", "2600::2").fragment(0, true, 7);
  check({{"a first fragment that ends in front of TCP", PacketBuilder(first).says_next(6),
          drop("frag.header-chain")},
         {"one that ends inside TCP", PacketBuilder(first).protocol(6, Bytes(16, 0)),
          drop("frag.header-chain")},
         {"one that ends in front of a Destination Options header",
          PacketBuilder(first).says_next(60), drop("frag.header-chain")},
         {"one that ends inside ICMPv6", PacketBuilder(first).protocol(58, {128, 0, 0, 0}),
          drop("frag.header-chain")},
         {"one that ends inside a Destination Options header",
          PacketBuilder(first)
              .extension(Protocol::destination_options, {0, 3, 1, 28, 0, 0, 0, 0})
              .says_next(6),
          drop("frag.header-chain")},
         {"one that ends inside an options header with nothing behind it",
          PacketBuilder(first).extension(Protocol::destination_options, {0, 3, 1, 28, 0, 0, 0, 0}),
          drop("frag.header-chain")},
         {"one that ends in front of ESP", PacketBuilder(first).says_next(50),
          drop("frag.header-chain")},
         {"one that holds the whole TCP header", PacketBuilder(first).tcp(443).payload(4),
          accept("default.native")},
         {"one that holds the whole chain", PacketBuilder(first).destination_options().udp(1, 2),
          accept("default.native")},
         {"a later fragment, which holds no header",
          ipv6("2600::1", "2600::2").fragment(1480, true, 7).protocol(6, Bytes(8, 0)),
          accept("frag.allowed")},
         {"an atomic fragment", ipv6("2600::1", "2600::2").fragment(0, false, 7).tcp(443),
          accept("default.native")},
         {"a first fragment of IPv4, which RFC 7112 is not about",
          ipv4("8.0.0.1", "9.0.0.2").fragment(0, true, 7).protocol(132, Bytes(8, 0)),
          accept("default.native")}});
}

TEST_CASE("frag.header-chain inside a tunnel", "[policy]") {
  check({{"the inner packet is such a fragment",
          tunnelled(ipv6("2600::1", "2600::2").fragment(0, true, 7).says_next(6)),
          drop("frag.header-chain", 1)},
         {"an inner fragment with its headers",
          tunnelled(ipv6("2600::1", "2600::2").fragment(0, true, 7).tcp(443).payload(4)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("an inner IPv6 header ends the outer chain: RFC 7112 3", "[policy]") {
  const auto inner = ipv6("2600::1", "2600::2").tcp(443).bytes();
  const auto hidden = ipv6("2600::1", "2600::2").destination_options().tcp(443).bytes();
  const auto first = ipv4("8.0.0.1", "9.0.0.2").fragment(0, true, 7);
  check({{"an outer first fragment that ends inside the inner IPv6 header",
          PacketBuilder(first).protocol(41, Bytes(inner.begin(), inner.begin() + 24)),
          drop("frag.header-chain", 0)},
         {"one that ends inside the inner chain",
          PacketBuilder(first).protocol(41, Bytes(hidden.begin(), hidden.begin() + 40)),
          drop("frag.header-chain", 1)},
         {"an outer first fragment that ends inside the inner TCP header",
          ipv6("2600:8::1", "2600:9::2")
              .fragment(0, true, 7)
              .protocol(41, Bytes(inner.begin(), inner.end() - 12)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("what else hides a chain", "[policy]") {
  check({{"AH over IPv4 that a first fragment does not hold whole",
          ipv4("8.0.0.1", "9.0.0.2").fragment(0, true, 7).protocol(51, {41, 4, 0, 0, 0, 0, 1, 0}),
          drop("frag.header-chain")}});
}
