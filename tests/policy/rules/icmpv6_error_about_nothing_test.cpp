// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

PacketBuilder error(std::uint8_t type, std::uint32_t word = 0) {
  return ipv6("2600::1", "2600::2").icmpv6(type, 0, word);
}

const PacketBuilder sent_by_receiver = ipv6("2600::2", "2600::9").udp(5000, 53);

/// The first bytes of what was sent.
Bytes beginning(std::size_t count) {
  Bytes bytes = sent_by_receiver.bytes();
  bytes.resize(count);
  return bytes;
}

}  // namespace

TEST_CASE("icmpv6.error-about-nothing (RFC 4443 2.4)", "[policy]") {
  check(
      {{"an unreachable that quotes nothing", error(1), drop("icmpv6.error-about-nothing")},
       {"a too big that quotes nothing, behind options",
        ipv6("2600::1", "2600::2").destination_options().icmpv6(2, 0, 1280),
        drop("icmpv6.error-about-nothing")},
       {"a time exceeded that quotes nothing", error(3), drop("icmpv6.error-about-nothing")},
       {"a problem that quotes nothing", error(4), drop("icmpv6.error-about-nothing")},
       {"39 bytes of a header", error(1).payload(beginning(39)),
        drop("icmpv6.error-about-nothing")},
       {"an IPv4 packet", error(1).payload(ipv4("8.0.0.1", "9.0.0.2").tcp(443).payload(40).bytes()),
        drop("icmpv6.error-about-nothing")},
       {"40 bytes that are no packet", error(1).payload(Bytes(40, 0)),
        drop("icmpv6.error-about-nothing")},
       {"a header and nothing behind it", error(1).payload(beginning(40)),
        accept("icmpv6.error-passes")},
       {"a whole packet", error(1).quoting(sent_by_receiver), accept("icmpv6.error-passes")},
       {"a whole packet and extensions",
        error(3).quoting(sent_by_receiver).extended_by({0, 8, 1, 1, 0, 0, 0, 0}),
        accept("icmpv6.error-passes")},
       {"a first fragment, whose rest may be the packet",
        ipv6("2600::1", "2600::2").fragment(0, true, 7).icmpv6(1).payload(beginning(8)),
        accept("icmpv6.error-passes")},
       {"an error of a type that nobody knows", error(99), accept("icmpv6.allowed")},
       {"an echo request", error(128), accept("icmpv6.allowed")}});
}

TEST_CASE("icmpv6.error-about-nothing: what a capture leaves out was there", "[policy]") {
  const Bytes bytes = error(1).quoting(sent_by_receiver).bytes();
  const packet::Packet cut{.bytes = std::span(bytes).first(60), .length = bytes.size()};
  const policy::Policy policy = Site().policy();
  CHECK(policy::decide(policy::make_visit(cut, packet::read(cut, policy.declared()), {}, policy), {}).verdict ==
        accept("icmpv6.error-passes"));
}

TEST_CASE("icmpv6.error-about-nothing inside a tunnel", "[policy]") {
  check({{"a too big that quotes nothing", tunnelled(error(2, 1280)),
          drop("icmpv6.error-about-nothing", 1)},
         {"a too big about a packet", tunnelled(error(2, 1280).quoting(sent_by_receiver)),
          accept("icmpv6.packet-too-big", 1)}},
        with_declared_tunnels());
}
