// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/checksum.hpp"

#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/corpus.hpp"
#include "support/icmp_messages.hpp"
#include "support/mobility.hpp"
#include "support/routing_headers.hpp"
#include "support/transports.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;

namespace {

Checksum checksum_of(const Bytes& bytes) {
  return verify_checksum(whole(bytes), read(bytes).layers[0]);
}

std::vector<test::PacketBuilder> all_checked() {
  const auto six = ipv6("2600::1", "2600::2");
  const auto four = ipv4("192.0.2.1", "192.0.2.2");
  using test::PacketBuilder;
  return {
      PacketBuilder(six).tcp(443).payload(7),
      PacketBuilder(four).tcp(443).payload(8),
      PacketBuilder(six).udp(1000, 53).payload(9),
      PacketBuilder(four).udp(1000, 53),
      PacketBuilder(six).udp_lite(1000, 53).payload(9),
      PacketBuilder(six).sctp({.chunks = test::sctp_data(1, {1, 2, 3})}),
      PacketBuilder(four).sctp({.chunks = test::sctp_init(7)}),
      PacketBuilder(six).dccp({.destination_port = 5001}).payload(5),
      PacketBuilder(six).icmpv6(128).payload(11),
      PacketBuilder(four).icmpv4(8).payload(11),
      PacketBuilder(six).home_address("2600::77").tcp(443),
      PacketBuilder(six).routing(test::source_route({"2600::9", "2600::a"}, 2)).tcp(443),
      PacketBuilder(six).routing(test::source_route({"2600::9"}, 0)).tcp(443),
      PacketBuilder(six).routing(test::home_route("2600::77")).icmpv6(128),
      PacketBuilder(six).routing(test::rpl_route({"2600::9", "2600::a"}, 1, 8, 12)).tcp(443),
      PacketBuilder(six).routing(test::segment_routing({"2600::9", "2600::a"}, 1)).tcp(443),
      PacketBuilder(six).mobility(test::home_test_init(9)),
      PacketBuilder(six).home_address("2600::77").mobility(test::binding_update(1, 0x8000, 9)),
      PacketBuilder(six)
          .routing(test::home_route("2600::77"))
          .mobility(test::binding_acknowledgement(0, 1, 9)),
      PacketBuilder(six).hop_by_hop().destination_options().ah().fragment(0, false, 7).tcp(443),
  };
}

}  // namespace

TEST_CASE("a checksum that is right is good, and with any byte of the segment turned bad",
          "[packet]") {
  for (const auto& packet : all_checked()) {
    DYNAMIC_SECTION(packet.says()) {
      const Bytes good = packet.bytes();
      const Layer layer = read(good).layers[0];
      REQUIRE(layer.fault == Fault::none);
      CHECK(verify_checksum(whole(good), layer) == Checksum::good);
      const bool ends_in_chain = layer.transport == Protocol::no_next_header;
      const std::size_t start = ends_in_chain ? layer.chain[layer.chain.size() - 1].offset
                                              : std::size_t{layer.segment.offset};
      REQUIRE(start < good.size());
      for (std::size_t at = start; at < good.size(); ++at) {
        Bytes bad = good;
        bad[at] ^= 0x41;
        // The layer of the good bytes: what lies about lengths is the reader's affair.
        const Checksum checksum = verify_checksum(whole(bad), layer);
        INFO("byte " << at);
        CHECK((checksum == Checksum::bad || checksum == Checksum::absent));
      }
    }
  }
}

TEST_CASE("addresses that headers replace are not in the sum, those that replace them are",
          "[packet]") {
  const Bytes good = ipv6("2600::1", "2600::2")
                         .routing(test::source_route({"2600::9"}, 1))
                         .home_address("2600::77")
                         .tcp(443);
  const Layer layer = read(good).layers[0];
  const auto turned = [&](std::size_t at) {
    Bytes bytes = good;
    bytes.at(at) ^= 1;
    return verify_checksum(whole(bytes), read(bytes).layers[0]);
  };
  CHECK(turned(23) == Checksum::good);  // the care-of address
  CHECK(turned(39) == Checksum::good);  // the next stop
  CHECK(turned(40 + 8 + 15) == Checksum::bad);
  CHECK(turned(layer.chain[1].offset + layer.chain[1].length - 1) == Checksum::bad);
}

TEST_CASE("the last address of a source route over IPv4 is in the sum while it is still to come",
          "[packet]") {
  for (const std::uint8_t type : {std::uint8_t{131}, std::uint8_t{137}}) {
    // Two addresses behind type, length and pointer; the pointer says which is next.
    const auto routed = [type](std::uint8_t pointer) {
      return Bytes{type, 11, pointer, 192, 0, 2, 3, 192, 0, 2, 2, 0};
    };
    const auto to_next_hop = ipv4("192.0.2.1", "192.0.2.9");
    const Bytes sent_to_end = ipv4("192.0.2.1", "192.0.2.2").ipv4_options(routed(4)).tcp(443);
    for (const std::uint8_t pointer : {std::uint8_t{4}, std::uint8_t{8}, std::uint8_t{12}}) {
      Bytes bytes = sent_to_end;
      bytes[19] = 9;
      bytes[22] = pointer;
      CAPTURE(int{type}, int{pointer});
      CHECK(checksum_of(bytes) == (pointer < 12 ? Checksum::good : Checksum::bad));
    }
    CHECK(checksum_of(test::PacketBuilder(to_next_hop).ipv4_options(routed(12)).tcp(443)) ==
          Checksum::good);
  }
}

TEST_CASE("a first fragment shows that a datagram has no checksum, else nothing of it",
          "[packet]") {
  const auto first = ipv6("2600::1", "2600::2").fragment(0, true, 7);
  const auto datagram = test::PacketBuilder(first).udp(1, 2).udp_length(3000).payload(64);
  CHECK(checksum_of(datagram) == Checksum::unverified);
  CHECK(checksum_of(test::PacketBuilder(datagram).udp_without_checksum()) == Checksum::absent);
}

TEST_CASE("UDP's 0 is no checksum, and no other protocol's is", "[packet]") {
  CHECK(checksum_of(ipv4("192.0.2.1", "192.0.2.2").udp(1, 2).udp_without_checksum().payload(3)) ==
        Checksum::absent);
  Bytes tcp = ipv4("192.0.2.1", "192.0.2.2").tcp(443);
  test::set16(tcp, 20 + 16, 0);
  CHECK(checksum_of(tcp) == Checksum::bad);
}

TEST_CASE("what UDP-Lite does not cover may change, what it covers may not", "[packet]") {
  const Bytes good = ipv6("2600::1", "2600::2").udp_lite(1000, 53, 12).payload(20);
  REQUIRE(checksum_of(good) == Checksum::good);
  Bytes uncovered = good;
  uncovered.at(40 + 12) ^= 1;
  CHECK(checksum_of(uncovered) == Checksum::good);
  Bytes covered = good;
  covered.at(40 + 11) ^= 1;
  CHECK(checksum_of(covered) == Checksum::bad);
  for (const std::uint32_t field : {1U, 7U, 29U, 0xffffU}) {
    Bytes lie = good;
    test::set16(lie, 40 + 4, field);
    CHECK(checksum_of(lie) == Checksum::bad);
  }
}

TEST_CASE("what DCCP does not cover may change, what it covers may not", "[packet]") {
  Bytes good = ipv6("2600::1", "2600::2").dccp({.destination_port = 5001}).payload(20);
  const std::size_t checksum_at = 40 + 6;
  // Coverage 2: the header and four bytes of data; RFC 4340 section 9.2.
  good.at(40 + 5) = 2;
  test::set16(good, checksum_at, 0);
  wire::Sum sum;
  sum.add(wire::Address::ipv6(std::span<const std::uint8_t, 16>(good.data() + 8, 16)));
  sum.add(wire::Address::ipv6(std::span<const std::uint8_t, 16>(good.data() + 24, 16)));
  sum.add(std::uint32_t{40});
  sum.add(std::uint32_t{33});
  sum.add(std::span(good).subspan(40, 24));
  test::set16(good, checksum_at, ~sum.fold() & 0xffff);
  REQUIRE(checksum_of(good) == Checksum::good);
  Bytes uncovered = good;
  uncovered.at(40 + 24) ^= 1;
  CHECK(checksum_of(uncovered) == Checksum::good);
  Bytes covered = good;
  covered.at(40 + 23) ^= 1;
  CHECK(checksum_of(covered) == Checksum::bad);
  Bytes beyond = good;
  beyond.at(40 + 5) = 7;  // one word more than there is
  CHECK(checksum_of(beyond) == Checksum::bad);
}

TEST_CASE("what cannot be known is unverified, never bad", "[packet]") {
  const Bytes bytes = ipv6("2600::1", "2600::2").udp(1000, 53).payload(100);
  const Layer layer = read(bytes).layers[0];
  SECTION("nobody has computed it yet") {
    CHECK(verify_checksum({.bytes = bytes, .length = bytes.size(), .has_checksums = false},
                          layer) == Checksum::unverified);
  }
  SECTION("not all of it was captured") {
    for (std::size_t count = 0; count < bytes.size(); ++count) {
      const Bytes exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
      const Packet packet{.bytes = exact, .length = bytes.size()};
      REQUIRE(verify_checksum(packet, read(packet).layers[0]) == Checksum::unverified);
      REQUIRE(verify_checksum(packet, layer) == Checksum::unverified);
    }
  }
  SECTION("the rest is in other fragments") {
    CHECK(checksum_of(ipv6("2600::1", "2600::2").fragment(0, true, 7).udp(1, 2).payload(8)) ==
          Checksum::unverified);
    CHECK(
        checksum_of(ipv6("2600::1", "2600::2").fragment(1480, false, 7).protocol(17, Bytes(40))) ==
        Checksum::unverified);
  }
  SECTION("the layer is at fault") {
    CHECK(checksum_of(ipv6("2600::1", "2600::2").udp(1, 2).udp_length(7)) == Checksum::unverified);
  }
  SECTION("the protocol has none") {
    CHECK(checksum_of(ipv6("2600::1", "2600::2").esp()) == Checksum::unverified);
    CHECK(checksum_of(ipv6("2600::1", "2600::2").protocol(59)) == Checksum::unverified);
  }
}

TEST_CASE("a Mobility Header in front of TCP does not vouch for TCP", "[packet]") {
  Bytes bytes = ipv6("2600::1", "2600::2").mobility(test::home_test_init(9)).tcp(443);
  CHECK(read(bytes).layers[0].transport == Protocol::tcp);
  bytes.back() ^= 1;
  CHECK(checksum_of(bytes) == Checksum::bad);
}

TEST_CASE("an IPv4 header's checksum covers its options", "[packet]") {
  Bytes bytes = ipv4("192.0.2.1", "192.0.2.2").ipv4_options({1, 1, 1, 0}).tcp(443);
  const auto is_good = [&bytes] {
    wire::Cursor in(bytes);
    return is_ipv4_checksum_good(in.take(24).value());
  };
  CHECK(is_good());
  for (std::size_t at = 0; at < 24; ++at) {
    bytes[at] ^= 0x10;
    CHECK_FALSE(is_good());
    bytes[at] ^= 0x10;
  }
}

TEST_CASE("checksums of valid packets are never bad, and none is read behind its packet's end",
          "[packet][total]") {
  for (const auto& packet : test::valid_packets()) {
    const Bytes bytes = packet.bytes();
    const Headers headers = read(bytes);
    for (const Layer& layer : headers.layers) {
      INFO(packet.says());
      CHECK(verify_checksum(whole(bytes), layer) != Checksum::bad);
    }
    for (std::size_t count = 0; count < std::min<std::size_t>(bytes.size(), 400); ++count) {
      const Bytes exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
      const Headers cut = read(exact);
      for (const Layer& layer : cut.layers) static_cast<void>(verify_checksum(whole(exact), layer));
    }
  }
}
