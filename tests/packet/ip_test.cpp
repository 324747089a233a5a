// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/read.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv4;
using test::ipv6;

TEST_CASE("an IPv6 header is read", "[packet]") {
  const Bytes bytes = ipv6("2600::1", "2600::2").hop_limit(17).tcp(443).payload(30);
  const Headers headers = read(bytes);
  REQUIRE(headers.layers.size() == 1);
  const Layer& layer = headers.layers[0];
  CHECK(layer.is_ipv6());
  CHECK(layer.source == "2600::1"_ip);
  CHECK(layer.destination == "2600::2"_ip);
  CHECK(layer.hop_limit == 17);
  CHECK(layer.offset == 0);
  CHECK(layer.length == bytes.size());
  CHECK(layer.chain.empty());
  CHECK_FALSE(layer.fragment);
  CHECK(layer.cut == wire::Beyond::nothing);
  CHECK_FALSE(headers.deeper);
}

TEST_CASE("an IPv4 header is read, options stepped over", "[packet]") {
  const Bytes bytes =
      ipv4("192.0.2.1", "198.51.100.2").hop_limit(3).ipv4_options({148, 4, 0, 0}).tcp(22);
  const Layer layer = read(bytes).layers[0];
  CHECK(layer.is_ipv4());
  CHECK(layer.source == "192.0.2.1"_ip);
  CHECK(layer.destination == "198.51.100.2"_ip);
  CHECK(layer.hop_limit == 3);
  CHECK(layer.length == bytes.size());
  REQUIRE(layer.ports);
  CHECK(layer.ports->destination == 22);
  CHECK(layer.fault == Fault::none);
}

namespace {

struct Lie {
  const char* says;
  Bytes bytes;
  Fault fault;
};

const std::vector<Lie> lies{
    {"no byte", {}, Fault::empty},
    {"version 0", {0x00}, Fault::version},
    {"version 5", ipv6("2600::1", "2600::2").version(5).tcp(1), Fault::version},
    {"version 15", Bytes(100, 0xff), Fault::version},
    {"39 bytes of IPv6", ipv6("2600::1", "2600::2").truncated(39), Fault::truncated},
    {"one byte of IPv6", {0x60}, Fault::truncated},
    {"19 bytes of IPv4", ipv4("8.0.0.1", "9.0.0.2").truncated(19), Fault::truncated},
    {"IPv4 header of four words", ipv4("8.0.0.1", "9.0.0.2").ipv4_header_words(4).tcp(1),
     Fault::header_length},
    {"IPv4 header longer than its packet", ipv4("8.0.0.1", "9.0.0.2").ipv4_header_words(15),
     Fault::header_length},
    {"IPv4 total length below its header", ipv4("8.0.0.1", "9.0.0.2").payload_length(19).tcp(1),
     Fault::header_length},
    {"IPv4 total length of one byte more", ipv4("8.0.0.1", "9.0.0.2").payload_length(41).tcp(1),
     Fault::payload_length},
    {"IPv6 payload length of one byte more", ipv6("2600::1", "2600::2").payload_length(21).tcp(1),
     Fault::payload_length},
    {"IPv6 payload length of 65535", ipv6("2600::1", "2600::2").payload_length(65535).tcp(1),
     Fault::payload_length},
};

}  // namespace

TEST_CASE("bytes that make no packet name their fault", "[packet]") {
  for (const Lie& lie : lies) {
    DYNAMIC_SECTION(lie.says) {
      const Headers headers = read(lie.bytes);
      REQUIRE(headers.layers.size() == 1);
      CHECK(headers.layers[0].fault == lie.fault);
    }
  }
}

TEST_CASE("an IPv4 header is cut until all of its options are here", "[packet]") {
  constexpr std::uint8_t end = 0;
  const Bytes bytes =
      ipv4("192.0.2.1", "198.51.100.2").ipv4_options({end, 9, 9, 9}).protocol(253, {1, 2});
  CHECK(read(bytes).layers[0].cut == wire::Beyond::nothing);
  const Bytes captured(bytes.begin(), bytes.begin() + 22);
  const Layer layer = read({.bytes = captured, .length = bytes.size()}).layers[0];
  CHECK(layer.cut == wire::Beyond::not_captured);
  CHECK(layer.fault == Fault::none);
}

TEST_CASE("bytes behind the packet are padding and never a header", "[packet]") {
  Bytes padded = ipv6("2600::1", "2600::2").destination_options().padded(40);
  for (std::size_t i = 48; i < padded.size(); ++i) padded[i] = 0x60;
  const Layer layer = read(padded).layers[0];
  CHECK(layer.fault == Fault::none);
  CHECK(layer.length == 48);

  const Bytes cut = ipv4("8.0.0.1", "9.0.0.2").payload_length(20).tcp(80);
  CHECK(read(cut).layers[0].fault == Fault::truncated);
  CHECK_FALSE(read(cut).layers[0].ports);
}

TEST_CASE("the protocol in front says which version stands inside", "[packet]") {
  const Bytes six = ipv6("2600::1", "2600::2").tcp(443);
  const Bytes four = ipv4("10.0.0.1", "10.0.0.2").tcp(443);
  const auto outer = ipv4("8.0.0.1", "9.0.0.2");
  const auto inner_fault = [&](std::uint8_t protocol, const Bytes& inner) {
    const Headers headers = read(test::PacketBuilder(outer).protocol(protocol, inner).bytes());
    return headers.layers.size() == 2 ? headers.layers[1].fault : Fault::empty;
  };
  CHECK(inner_fault(41, six) == Fault::none);
  CHECK(inner_fault(4, four) == Fault::none);
  CHECK(inner_fault(41, four) == Fault::version);
  CHECK(inner_fault(4, six) == Fault::version);
  CHECK(inner_fault(41, {}) == Fault::truncated);
}

TEST_CASE("the link in front says which version stands behind", "[packet]") {
  const Bytes four = ipv4("10.0.0.1", "10.0.0.2").tcp(1);
  const auto fault_behind = [&](std::optional<wire::Family> family) {
    return read({.bytes = four, .length = four.size(), .family = family}).layers[0].fault;
  };
  CHECK(fault_behind(wire::Family::ipv4) == Fault::none);
  CHECK(fault_behind(wire::Family::ipv6) == Fault::version);
  CHECK(fault_behind(std::nullopt) == Fault::none);
}

TEST_CASE("tunnels in tunnels are read outer to inner", "[packet]") {
  const auto innermost = ipv6("2600::1", "2600::2").hop_by_hop().icmpv6(128);
  const auto middle = ipv4("10.0.0.1", "10.0.0.2").carries(innermost);
  const Bytes bytes = ipv6("2600:8::1", "2600:9::2").carries(middle);
  const Headers headers = read(bytes);
  REQUIRE(headers.layers.size() == 3);
  CHECK(headers.layers[0].opens == Encapsulation::ipv4_in_ipv6);
  CHECK(headers.layers[1].opens == Encapsulation::ipv6_in_ipv4);
  CHECK(headers.layers[2].opens == Encapsulation::none);
  CHECK(headers.layers[1].offset == 40);
  CHECK(headers.layers[2].offset == 60);
  CHECK(headers.layers[2].chain[0].offset == 100);
  CHECK(headers.layers[1].source == "10.0.0.1"_ip);
  CHECK(headers.layers[2].icmp);
}

TEST_CASE("an inner packet may be shorter than what carries it, never longer", "[packet]") {
  const auto inner = ipv6("2600::1", "2600::2").tcp(443);
  const Bytes padded = ipv4("8.0.0.1", "9.0.0.2").protocol(41, inner).payload(6);
  CHECK(read(padded).layers[1].fault == Fault::none);
  CHECK(read(padded).layers[1].length == 60);

  const Bytes lie =
      ipv4("8.0.0.1", "9.0.0.2").carries(test::PacketBuilder(inner).payload_length(21));
  CHECK(read(lie).layers[1].fault == Fault::payload_length);
}

TEST_CASE("six layers are read, a seventh is only known to be there", "[packet]") {
  test::PacketBuilder packet = ipv6("2600::1", "2600::2").tcp(443);
  for (int i = 0; i < 5; ++i) packet = ipv6("2600:8::1", "2600:9::2").carries(packet);
  CHECK(read(packet.bytes()).layers.size() == max_layers);
  CHECK_FALSE(read(packet.bytes()).deeper);
  packet = ipv6("2600:8::1", "2600:9::2").carries(packet);
  CHECK(read(packet.bytes()).layers.size() == max_layers);
  CHECK(read(packet.bytes()).deeper);
}

TEST_CASE("a packet not yet cut into segments may be longer than its length field", "[packet]") {
  const Bytes six = ipv6("2600::1", "2600::2").tcp(443).payload(70000).payload_length(0);
  CHECK(read(six).layers[0].fault == Fault::none);
  CHECK(read(six).layers[0].length == six.size());
  const Bytes four = ipv4("8.0.0.1", "9.0.0.2").tcp(443).payload(70000).payload_length(0);
  CHECK(read(four).layers[0].fault == Fault::none);
  CHECK(read(four).layers[0].length == four.size());
}
