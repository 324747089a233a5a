// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"

using namespace sixgate::test;

TEST_CASE("ext.option-multicast (RFC 8200 4.2)", "[policy]") {
  const auto group = ipv6("2600::1", "ff0e::101");
  const Bytes must_be_answered = option(0x9e, {1, 2, 3, 4});
  check(
      {{"an option of type 10xxxxxx to a group",
        PacketBuilder(group).destination_options(must_be_answered).udp(1, 9),
        drop("ext.option-multicast")},
       {"one in a Hop-by-Hop header", PacketBuilder(group).hop_by_hop(must_be_answered).udp(1, 9),
        drop("ext.option-multicast")},
       {"one whose data may change on the way",
        PacketBuilder(group).hop_by_hop(option(0xbf, {})).udp(1, 9), drop("ext.option-multicast")},
       {"Nimrod's, which nobody knows any more",
        PacketBuilder(group).hop_by_hop(option(0x8a, {1})).udp(1, 9), drop("ext.option-multicast")},
       {"the same to a node",
        ipv6("2600::1", "2600::2").destination_options(must_be_answered).udp(1, 9),
        accept("default.native")},
       {"type 11xxxxxx, which a group does not answer",
        PacketBuilder(group).destination_options(option(0xde, {1})).udp(1, 9),
        accept("default.native")},
       {"type 01xxxxxx, which nobody answers",
        PacketBuilder(group).destination_options(option(0x5e, {1})).udp(1, 9),
        accept("default.native")},
       {"ILNP's nonce",
        PacketBuilder(group).destination_options(option(0x8b, {1, 2, 3, 4})).udp(1, 9),
        accept("default.native")},
       {"a line identification",
        PacketBuilder(group).destination_options(option(0x8c, {1, 'x'})).udp(1, 9),
        accept("default.native")},
       {"a router alert to a group", ipv6("fe80::1", "ff02::16").mld_report(),
        accept("mld.allowed")}});
}

TEST_CASE("ext.option-multicast inside a tunnel", "[policy]") {
  const Bytes must_be_answered = option(0x9e, {1});
  check({{"to a group",
          tunnelled(ipv6("2600::1", "ff0e::101").destination_options(must_be_answered).udp(1, 9)),
          drop("ext.option-multicast", 1)},
         {"to a node",
          tunnelled(ipv6("2600::1", "2600::2").destination_options(must_be_answered).udp(1, 9)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("who may ping groups may make them answer options", "[policy]") {
  const Bytes must_be_answered = option(0x9e, {1});
  check({{"from the monitoring station",
          ipv6("2600::a", "ff05::2").destination_options(must_be_answered).udp(1, 9),
          accept("default.native")},
         {"from beside it",
          ipv6("2600::b", "ff05::2").destination_options(must_be_answered).udp(1, 9),
          drop("ext.option-multicast")}},
        Site().multicast_echo_from({"2600::a"}));
}
