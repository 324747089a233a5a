// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder advertisement(const char* destination, std::uint32_t flags) {
  return ipv6("fe80::1", destination)
      .hop_limit(255)
      .icmpv6(136, 0, flags)
      .payload(octets("fe80::1"));
}

constexpr std::uint32_t router = 0x80000000;
constexpr std::uint32_t solicited = 0x40000000;
constexpr std::uint32_t override_cache = 0x20000000;

}  // namespace

TEST_CASE("nd.solicited-multicast (RFC 4861 7.1.2)", "[policy]") {
  check({{"solicited, to all nodes", advertisement("ff02::1", solicited),
          drop("nd.solicited-multicast")},
         {"with all flags, to a solicited-node group",
          advertisement("ff02::1:ff00:2", router | solicited | override_cache),
          drop("nd.solicited-multicast")},
         {"unsolicited, to all nodes", advertisement("ff02::1", router | override_cache),
          accept("nd.allowed")},
         {"solicited, to who asked", advertisement("fe80::2", solicited), accept("nd.allowed")},
         {"a solicitation with the same bit in its reserved field",
          ipv6("fe80::1", "ff02::1:ff00:1")
              .hop_limit(255)
              .icmpv6(135, 0, solicited)
              .payload(octets("fe80::1")),
          accept("nd.allowed")}});
}

TEST_CASE("nd.solicited-multicast inside a tunnel", "[policy]") {
  check({{"solicited, to all nodes", tunnelled(advertisement("ff02::1", solicited)),
          drop("nd.solicited-multicast", 1)},
         {"unsolicited, to all nodes", tunnelled(advertisement("ff02::1", override_cache)),
          accept("nd.allowed", 1)}},
        with_declared_tunnels());
}
