// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/traffic.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("frag.too-long (RFC 8200 4.5)", "[policy]") {
  const auto six = ipv6("2600::1", "2600::2");
  const auto four = ipv4("8.0.0.1", "9.0.0.2");
  check({{"one that ends a byte beyond",
          PacketBuilder(six).fragment(65528, false, 7).protocol(17, Bytes(8, 0)),
          drop("frag.too-long")},
         {"a header in front of the Fragment header counts",
          PacketBuilder(six).hop_by_hop().fragment(65520, false, 7).protocol(17, Bytes(8, 0)),
          drop("frag.too-long")},
         {"a long one from far ahead",
          PacketBuilder(six).fragment(64128, false, 7).protocol(17, Bytes(1408, 0)),
          drop("frag.too-long")},
         {"one that ends where the longest packet does",
          PacketBuilder(six).fragment(65528, false, 7).protocol(17, Bytes(7, 0)),
          accept("frag.allowed")},
         {"that with a header in front",
          PacketBuilder(six).hop_by_hop().fragment(65520, false, 7).protocol(17, Bytes(7, 0)),
          accept("frag.allowed")},
         {"over IPv4, where the IP header counts",
          PacketBuilder(four).fragment(65512, false, 7).protocol(17, Bytes(4, 0)),
          drop("frag.too-long")},
         {"the ping of death",
          PacketBuilder(four).fragment(65120, false, 7).protocol(1, Bytes(398, 0)),
          drop("frag.too-long")},
         {"the end of the longest IPv4 packet",
          PacketBuilder(four).fragment(65512, false, 7).protocol(17, Bytes(3, 0)),
          accept("frag.allowed")},
         {"a first fragment", PacketBuilder(four).fragment(0, true, 7).udp(1, 53).payload(1472),
          accept("default.native")}});
}

TEST_CASE("frag.too-long inside a tunnel", "[policy]") {
  check({{"over IPv6",
          tunnelled(ipv6("2600::1", "2600::2").fragment(65528, false, 7).protocol(17, Bytes(8, 0))),
          drop("frag.too-long", 1)},
         {"over IPv4",
          tunnelled(ipv4("8.0.0.9", "9.0.0.9").fragment(65528, false, 7).protocol(17, Bytes(8, 0))),
          drop("frag.too-long", 1)},
         {"an ordinary first one",
          tunnelled(ipv6("2600::1", "2600::2").fragment(0, true, 7).udp(1, 53).payload(8)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("IPv4 fragments that may be too long are queued, and no others", "[policy]") {
  const auto is_looked_at = [](std::uint32_t offset, std::size_t size) {
    const Bytes bytes =
        ipv4("8.0.0.1", "9.0.0.2").fragment(offset, false, 7).protocol(17, Bytes(size, 0));
    const auto headers = sixgate::packet::read(bytes);
    return sixgate::policy::traffic_rows[0].covers(headers.layers[0], Site().policy());
  };
  for (std::uint32_t offset = 8; offset < 65536; offset += 8) {
    const std::size_t least =
        65536 - std::size_t{offset} > 20 ? 65536 - std::size_t{offset} - 20 : 0;
    if (least > 2500 && offset % 4096 != 0) continue;  // long ones take time
    CAPTURE(offset);
    CHECK(is_looked_at(offset, least));
  }
  CHECK_FALSE(is_looked_at(32768, 1480));
  CHECK_FALSE(is_looked_at(62160, 1480));
  CHECK_FALSE(is_looked_at(8, 8980));
}
