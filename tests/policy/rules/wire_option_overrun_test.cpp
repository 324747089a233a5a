// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::packet::Protocol;

TEST_CASE("wire.option-overrun (RFC 8200 4.2)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  check({{"a Hop-by-Hop option of one byte too many",
          PacketBuilder(six).extension(Protocol::hop_by_hop, {0, 0, 1, 5, 0, 0, 0, 0}).tcp(443),
          drop("wire.option-overrun")},
         {"a destination option of 255 bytes",
          PacketBuilder(six)
              .extension(Protocol::destination_options, {0, 0, 0x3e, 255, 0, 0, 0, 0})
              .tcp(443),
          drop("wire.option-overrun")},
         {"an option type that is the header's last byte",
          PacketBuilder(six)
              .extension(Protocol::destination_options, {0, 0, 1, 3, 0, 0, 0, 0x3e})
              .tcp(443),
          drop("wire.option-overrun")},
         {"a lone Pad1 that is the header's last byte",
          PacketBuilder(six)
              .extension(Protocol::destination_options, {0, 0, 1, 3, 0, 0, 0, 0})
              .tcp(443),
          accept("default.native")},
         {"an option that ends with its header",
          PacketBuilder(six)
              .extension(Protocol::destination_options, {0, 0, 0x3e, 4, 0, 0, 0, 0})
              .tcp(443),
          accept("default.native")},
         {"a routing header, which has no options", PacketBuilder(six).routing(2, 1).tcp(443),
          accept("default.native")}});
}

TEST_CASE("wire.option-overrun inside a tunnel", "[policy]") {
  check({{"in the inner packet",
          tunnelled(ipv6("2600::1", "2600::2")
                        .extension(Protocol::hop_by_hop, {0, 0, 1, 5, 0, 0, 0, 0})
                        .tcp(443)),
          drop("wire.option-overrun", 1)}},
        with_declared_tunnels());
}
