// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder with_headers(int count) {
  PacketBuilder packet = ipv6("2600::1", "2600::2");
  for (int i = 0; i < count; ++i) packet.destination_options();
  return packet.tcp(443);
}

}  // namespace

TEST_CASE("ext.chain-too-long (RFC 8883 2.5)", "[policy]") {
  check({{"17 extension headers", with_headers(17), drop("ext.chain-too-long")},
         {"100 extension headers", with_headers(100), drop("ext.chain-too-long")},
         {"16 extension headers", with_headers(16), accept("default.native")},
         {"one of each kind",
          ipv6("2600::1", "2600::2")
              .hop_by_hop()
              .destination_options()
              .routing(2, 1)
              .fragment(0, false, 1)
              .ah()
              .destination_options()
              .tcp(443),
          accept("default.native")}});
}

TEST_CASE("ext.chain-too-long inside a tunnel", "[policy]") {
  check({{"17 extension headers", tunnelled(with_headers(17)), drop("ext.chain-too-long", 1)},
         {"16 extension headers", tunnelled(with_headers(16)), accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("each layer has a chain of its own", "[policy]") {
  PacketBuilder outer = ipv6("2600:8::1", "2600:9::2");
  for (int i = 0; i < 12; ++i) outer.destination_options();
  check(
      {{"12 outside and 12 inside", outer.carries(with_headers(12)), accept("service.allowed", 1)}},
      with_declared_tunnels());
}
