// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

/// So many times IPv6 in IPv6, each between other ends.
PacketBuilder nested(int encapsulations) {
  PacketBuilder packet = ipv6("2600:1::1", "2600:2::1").tcp(443);
  for (int i = 1; i <= encapsulations; ++i) {
    const std::string end = std::to_string(i);
    packet = ipv6("2600:8::" + end, "2600:9::" + end).carries(packet);
  }
  return packet;
}

Site site() { return Site().tunnel("6in6", {}).open_everything(); }

}  // namespace

TEST_CASE("tunnel.depth (RFC 2473 4.1.1)", "[policy]") {
  check({{"three encapsulations", nested(3), drop("tunnel.depth", 3)},
         {"two encapsulations", nested(2), accept("service.allowed", 2)},
         {"one encapsulation", nested(1), accept("service.allowed", 1)},
         {"none", nested(0), accept("default.native")},
         {"nine encapsulations, more than are read", nested(9), drop("tunnel.depth", 3)}},
        site());
}

TEST_CASE("a site may allow none at all", "[policy]") {
  check({{"one encapsulation", nested(1), drop("tunnel.depth", 1)},
         {"none", nested(0), accept("default.native")}},
        site().max_depth(0));
}

TEST_CASE("a site may allow as many as are read, and no more", "[policy]") {
  check({{"five encapsulations", nested(5), accept("service.allowed", 5)},
         {"six encapsulations", nested(6), drop("tunnel.depth", 5)}},
        site().max_depth(100));
}
