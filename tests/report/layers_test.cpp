// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/layers.hpp"

#include <string>
#include <vector>

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::report {

namespace {

using test::Bytes;
using test::ipv4;
using test::ipv6;

test::PacketBuilder inner() { return ipv6("2600::1", "2600::2"); }
test::PacketBuilder outer() { return ipv4("192.0.2.1", "198.51.100.1"); }

std::string layers_of(const Bytes& bytes) { return layers(packet::read(bytes)); }

struct Row {
  Bytes packet;
  std::string layers;
};

TEST_CASE("layers go from outside in, extension headers between, transport at the end") {
  const std::vector<Row> rows{
      {inner().tcp(443), "ipv6/tcp"},
      {outer().udp(53, 53), "ipv4/udp"},
      {inner().hop_by_hop().routing(0, 1).tcp(443), "ipv6/hopopts/routing0/tcp"},
      {inner().routing(2, 1).destination_options().icmpv6(128), "ipv6/routing2/dstopts/icmpv6"},
      {inner().ah().udp(1, 2), "ipv6/ah/udp"},
      {outer().ah().udp(1, 2), "ipv4/ah/udp"},
      {inner().esp(), "ipv6/esp"},
      {inner().protocol(123), "ipv6/proto-123"},
      {inner().protocol(59), "ipv6/nonext"},
      {inner().fragment(0, true, 1).udp(1, 2).payload(8), "ipv6/fragment/udp"},
      {inner().fragment(8, false, 1).udp(1, 2), "ipv6/fragment"},
      {outer().fragment(0, true, 1).udp(1, 2).payload(8), "ipv4/fragment/udp"},
      {outer().fragment(8, false, 1).udp(1, 2), "ipv4/fragment"},
      {outer().carries(inner().icmpv6(128)), "ipv4/ipv6/icmpv6"},
      {inner().carries(outer().tcp(80)), "ipv6/ipv4/tcp"},
      {outer().gre(inner().udp(1, 2)), "ipv4/gre/ipv6/udp"},
      {outer().gre(0, 0x6558, Bytes(20, 0)), "ipv4/gre"},
      {outer()
           .udp(40000, 3544)
           .teredo(ipv6("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2600::2").tcp(443)),
       "ipv4/teredo/ipv6/tcp"},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.layers) { CHECK(layers_of(row.packet) == row.layers); }
  }
}

TEST_CASE("layers end with what could be read") {
  CHECK(layers_of(Bytes{}).empty());
  CHECK(layers_of(Bytes{0x50, 0, 0, 0}).empty());
  CHECK(layers_of(inner().tcp(443).truncated(39)).empty());
  CHECK(layers_of(inner().tcp(443).payload_length(8).truncated(48)) == "ipv6/tcp");
  CHECK(layers_of(inner().hop_by_hop({5, 200, 0, 0, 0, 0}).tcp(443)) == "ipv6/hopopts");
  CHECK(layers_of(outer().carries(inner().tcp(443)).truncated(30).payload_length(30)) ==
        "ipv4/ipv6");
}

TEST_CASE("a cut packet's layers end where the capture does") {
  const Bytes whole = inner().hop_by_hop().destination_options().tcp(443);
  const auto cut = [&whole](std::size_t captured) {
    return layers(
        packet::read({.bytes = std::span(whole).first(captured), .length = whole.size()}));
  };
  CHECK(cut(20).empty());
  CHECK(cut(41) == "ipv6");
  CHECK(cut(48) == "ipv6/hopopts");
  CHECK(cut(56) == "ipv6/hopopts/dstopts/tcp");
}

}  // namespace

}  // namespace sixgate::report
