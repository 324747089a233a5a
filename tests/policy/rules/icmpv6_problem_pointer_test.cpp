// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

/// About a packet of 40 bytes of header and 2008 of datagram, of which not all is quoted.
PacketBuilder problem_at(std::uint32_t pointer, std::uint8_t type = 4) {
  return ipv6("2600::1", "2600::2")
      .icmpv6(type, 0, pointer)
      .quoting(ipv6("2600::2", "2600::9").udp(5000, 5001).payload(2000));
}

}  // namespace

TEST_CASE("icmpv6.problem-pointer (RFC 4443 3.4)", "[policy]") {
  check({{"just behind the packet", problem_at(2048), drop("icmpv6.problem-pointer")},
         {"far behind the packet", problem_at(0xffffffff), drop("icmpv6.problem-pointer")},
         {"at its last byte, which is not quoted", problem_at(2047), accept("icmpv6.error-passes")},
         {"at its first byte", problem_at(0), accept("icmpv6.error-passes")},
         {"a time exceeded, which has no pointer", problem_at(2048, 3),
          accept("icmpv6.error-passes")}},
        Site().action("icmpv6.problem-pointer", policy::Action::drop));
  CHECK(passes_noted(problem_at(2048), "icmpv6.problem-pointer"));
  CHECK(passes_unnoted(problem_at(2047)));
}

TEST_CASE("icmpv6.problem-pointer inside a tunnel", "[policy]") {
  check({{"behind the packet", tunnelled(problem_at(2048)), drop("icmpv6.problem-pointer", 1)}},
        with_declared_tunnels().action("icmpv6.problem-pointer", policy::Action::drop));
}
