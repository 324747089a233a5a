// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;

TEST_CASE("a first fragment with all of its headers is read like a packet", "[packet]") {
  const Layer layer =
      read(ipv6("2600::1", "2600::2").fragment(0, true, 7).udp(1000, 53).payload(8).bytes())
          .layers[0];
  REQUIRE(layer.fragment);
  CHECK(layer.fragment->offset == 0);
  CHECK(layer.fragment->more);
  CHECK(layer.fragment->id == 7);
  CHECK_FALSE(layer.is_later_fragment());
  REQUIRE(layer.ports);
  CHECK(layer.ports->destination == 53);
  CHECK(layer.fault == Fault::none);
  CHECK(layer.cut == wire::Beyond::nothing);
}

TEST_CASE("the UDP length of a first fragment counts the bytes of the later ones", "[packet]") {
  const Bytes bytes =
      ipv6("2600::1", "2600::2").fragment(0, true, 7).udp(1000, 53).udp_length(3000).payload(1200);
  CHECK(read(bytes).layers[0].fault == Fault::none);
}

TEST_CASE("a first fragment whose headers go on elsewhere is cut, not at fault", "[packet]") {
  const auto packet = ipv6("2600::1", "2600::2").fragment(0, true, 7);
  const auto cut_of = [](const test::PacketBuilder& builder) {
    const Layer layer = read(builder.bytes()).layers[0];
    CHECK(layer.fault == Fault::none);
    return layer.cut;
  };
  using test::PacketBuilder;
  CHECK(cut_of(PacketBuilder(packet).says_next(6)) == wire::Beyond::later_fragment);
  CHECK(cut_of(PacketBuilder(packet).says_next(60)) == wire::Beyond::later_fragment);
  CHECK(cut_of(PacketBuilder(packet).protocol(6, Bytes(16, 0))) == wire::Beyond::later_fragment);
  CHECK(cut_of(PacketBuilder(packet).destination_options().says_next(58)) ==
        wire::Beyond::later_fragment);
  CHECK(cut_of(PacketBuilder(packet).extension(Protocol::destination_options,
                                               {0, 3, 1, 28, 0, 0, 0, 0})) ==
        wire::Beyond::later_fragment);
}

TEST_CASE("an atomic fragment is whole, and what it lacks is lacking", "[packet]") {
  const Layer whole =
      read(ipv6("2600::1", "2600::2").fragment(0, false, 7).icmpv6(128).bytes()).layers[0];
  CHECK(whole.fragment);
  CHECK(whole.icmp);
  const Layer lacking =
      read(ipv6("2600::1", "2600::2").fragment(0, false, 7).says_next(6).bytes()).layers[0];
  CHECK(lacking.fault == Fault::truncated);
}

TEST_CASE("nothing behind a later fragment's header is read", "[packet]") {
  const Bytes bytes = ipv6("2600::1", "2600::2").fragment(1480, false, 7).udp(1000, 53);
  const Layer layer = read(bytes).layers[0];
  REQUIRE(layer.fragment);
  CHECK(layer.fragment->offset == 1480);
  CHECK(layer.is_later_fragment());
  CHECK(layer.transport == Protocol::udp);
  CHECK_FALSE(layer.ports);
  CHECK(layer.fault == Fault::none);

  const Bytes garbage =
      ipv6("2600::1", "2600::2").fragment(8, true, 7).extension(Protocol::routing, Bytes(8, 0xff));
  CHECK(read(garbage).layers[0].fault == Fault::none);
  CHECK(read(garbage).layers[0].chain.size() == 1);

  const Bytes tunnel =
      ipv6("2600::1", "2600::2").fragment(8, false, 7).carries(ipv6("::1", "::1").tcp(1));
  CHECK(read(tunnel).layers.size() == 1);
}

TEST_CASE("the largest offset is 65528 bytes, the flag bits beside it are no part of it",
          "[packet]") {
  Bytes bytes = ipv6("2600::1", "2600::2").fragment(65528, true, 0xffffffff).payload(8);
  bytes[43] = static_cast<std::uint8_t>(bytes[43] | 0x06);  // the reserved bits
  const Layer layer = read(bytes).layers[0];
  REQUIRE(layer.fragment);
  CHECK(layer.fragment->offset == 65528);
  CHECK(layer.fragment->more);
  CHECK(layer.fragment->id == 0xffffffff);
}

TEST_CASE("IPv4 says in its header what is a fragment", "[packet]") {
  const Layer first =
      read(ipv4("8.0.0.1", "9.0.0.2").fragment(0, true, 9).udp(1000, 53).udp_length(2000).bytes())
          .layers[0];
  REQUIRE(first.fragment);
  CHECK(first.fragment->more);
  CHECK(first.fragment->id == 9);
  CHECK(first.ports);
  CHECK(first.fault == Fault::none);

  const Layer later =
      read(ipv4("8.0.0.1", "9.0.0.2").fragment(1480, false, 9).udp(1000, 53).bytes()).layers[0];
  REQUIRE(later.fragment);
  CHECK(later.fragment->offset == 1480);
  CHECK(later.is_later_fragment());
  CHECK_FALSE(later.ports);

  CHECK_FALSE(read(ipv4("8.0.0.1", "9.0.0.2").udp(1, 2).bytes()).layers[0].fragment);
}

TEST_CASE("Don't Fragment makes no fragment", "[packet]") {
  Bytes bytes = ipv4("8.0.0.1", "9.0.0.2").tcp(80);
  bytes[6] = 0x40;
  CHECK_FALSE(read(bytes).layers[0].fragment);
}

TEST_CASE("what a first fragment carries may go on in later ones", "[packet]") {
  const auto inner = ipv6("2600::1", "2600::2").tcp(443).payload_length(1400);
  const Bytes bytes = ipv4("8.0.0.1", "9.0.0.2").fragment(0, true, 9).carries(inner);
  const Headers headers = read(bytes);
  REQUIRE(headers.layers.size() == 2);
  CHECK(headers.layers[1].fault == Fault::none);
  CHECK(headers.layers[1].ports);

  const Bytes cut = ipv4("8.0.0.1", "9.0.0.2").fragment(0, true, 9).protocol(41, Bytes(16, 0x60));
  REQUIRE(read(cut).layers.size() == 1);
  CHECK(read(cut).layers[0].fault == Fault::none);
  CHECK(read(cut).layers[0].cut == wire::Beyond::later_fragment);
}

TEST_CASE("a later Fragment header in the same chain has the word", "[packet]") {
  const Layer layer =
      read(ipv6("2600::1", "2600::2").fragment(0, false, 7).fragment(800, false, 8).bytes())
          .layers[0];
  REQUIRE(layer.fragment);
  CHECK(layer.fragment->offset == 800);
  CHECK(layer.is_later_fragment());
}
