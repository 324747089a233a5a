// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

/// With the last byte of the message changed behind its checksum's back.
Bytes damaged(const PacketBuilder& packet) {
  Bytes bytes = packet.bytes();
  bytes.back() ^= 1;
  return bytes;
}

}  // namespace

TEST_CASE("icmpv6.checksum (RFC 4443 2.3)", "[policy]") {
  const PacketBuilder ping = ipv6("2600::1", "2600::2").icmpv6(128).payload(16);
  const PacketBuilder part =
      ipv6("2600::1", "2600::2").fragment(0, true, 7).icmpv6(128).payload(16);
  const PacketBuilder through_home =
      ipv6("2600::1", "2600::2").home_address("2600::aa").icmpv6(128).payload(16);
  check(
      {{"a damaged echo request", damaged(ping), drop("icmpv6.checksum")},
       {"a damaged one behind a home address", damaged(through_home), drop("icmpv6.checksum")},
       {"a whole one", ping, accept("icmpv6.allowed")},
       {"a whole one behind a home address", through_home, accept("icmpv6.allowed")},
       {"a fragment, whose sum covers what is elsewhere", damaged(part), accept("icmpv6.allowed")},
       {"a damaged datagram", damaged(ipv6("2600::1", "2600::2").udp(1, 53).payload(8)),
        accept("default.native")}},
      Site().action("icmpv6.checksum", policy::Action::drop));
  CHECK(passes_noted(damaged(ping), "icmpv6.checksum"));
  CHECK(passes_unnoted(ping));
}

TEST_CASE("icmpv6.checksum inside a tunnel", "[policy]") {
  const PacketBuilder ping = tunnelled(ipv6("2600::1", "2600::2").icmpv6(128).payload(16));
  check({{"a damaged echo request", damaged(ping), drop("icmpv6.checksum", 1)},
         {"a whole one", ping, accept("service.allowed", 1)}},
        with_declared_tunnels().action("icmpv6.checksum", policy::Action::drop));
}
