// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/extension.hpp"

#include <array>

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/ipsec.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv6;

namespace {

struct Length {
  const char* says;
  Protocol kind;
  std::uint32_t field;  ///< the header's second byte
  std::size_t bytes;
};

constexpr std::array lengths{
    Length{"Hop-by-Hop, one unit: RFC 8200 4.3", Protocol::hop_by_hop, 0, 8},
    Length{"Hop-by-Hop, the longest", Protocol::hop_by_hop, 255, 2048},
    Length{"Routing with one address: RFC 8200 4.4", Protocol::routing, 2, 24},
    Length{"Destination Options, two units: RFC 8200 4.6", Protocol::destination_options, 1, 16},
    Length{"Fragment: RFC 8200 4.5", Protocol::fragment, 0, 8},
    Length{"Fragment, whose second byte is reserved", Protocol::fragment, 0xff, 8},
    Length{"AH counts in fours, with 96 bits of ICV: RFC 4302 2.2", Protocol::ah, 4, 24},
    Length{"AH, the least there can be", Protocol::ah, 1, 12},
    Length{"AH with a length of zero", Protocol::ah, 0, 8},
    Length{"AH, the longest", Protocol::ah, 255, 1028},
    Length{"Mobility: RFC 6275 6.1.1", Protocol::mobility, 1, 16},
    Length{"HIP without parameters: RFC 7401 5.1", Protocol::hip, 4, 40},
    Length{"Shim6 payload header: RFC 5533 5.1", Protocol::shim6, 0, 8},
};
static_assert(std::ranges::all_of(lengths, [](const Length& row) {
  return length_of(row.kind, row.field) == row.bytes;
}));

std::vector<Protocol> chain_of(const Layer& layer) {
  std::vector<Protocol> kinds;
  for (const ExtensionHeader& header : layer.chain) kinds.push_back(header.kind);
  return kinds;
}

}  // namespace

TEST_CASE("every extension header has its own length law", "[packet]") {
  for (const Length& row : lengths) {
    DYNAMIC_SECTION(row.says) { CHECK(length_of(row.kind, row.field) == row.bytes); }
  }
}

TEST_CASE("ESP, No Next Header and transports have nothing behind them to read", "[packet]") {
  for (const Protocol end :
       {Protocol::esp, Protocol::no_next_header, Protocol::tcp, Protocol::udp, Protocol::icmpv6,
        Protocol::ipv6, Protocol::ipv4, Protocol::gre, static_cast<Protocol>(253)}) {
    CHECK_FALSE(is_extension_header(end));
  }
}

TEST_CASE("a chain is read in its order, with offsets and lengths", "[packet]") {
  const Bytes bytes = ipv6("2600::1", "2600::2")
                          .hop_by_hop()
                          .destination_options()
                          .routing(2, 1)
                          .fragment(0, false, 7)
                          .ah()
                          .home_address("2600::5")
                          .tcp(443);
  const Headers headers = read(bytes);
  REQUIRE(headers.layers.size() == 1);
  const Layer& layer = headers.layers[0];
  CHECK(chain_of(layer) == std::vector{Protocol::hop_by_hop, Protocol::destination_options,
                                       Protocol::routing, Protocol::fragment, Protocol::ah,
                                       Protocol::destination_options});
  std::uint32_t offset = 40;
  for (const ExtensionHeader& header : layer.chain) {
    CHECK(header.offset == offset);
    offset += header.length;
  }
  CHECK(offset + 20 == bytes.size());
  CHECK(layer.chain[2].routing_type == 2);
  CHECK(layer.chain[2].segments_left == 1);
  CHECK(layer.chain[3].length == 8);
  CHECK(layer.chain[4].length == 24);
  CHECK(layer.transport == Protocol::tcp);
  REQUIRE(layer.ports);
  CHECK(layer.ports->destination == 443);
  CHECK(layer.fault == Fault::none);
}

TEST_CASE("a Fragment header with 0xff in its reserved byte is 8 bytes all the same", "[packet]") {
  Bytes bytes = ipv6("2600::1", "2600::2").fragment(0, false, 7).icmpv6(128);
  bytes[41] = 0xff;
  const Layer layer = read(bytes).layers[0];
  CHECK(layer.fault == Fault::none);
  CHECK(layer.chain[0].length == 8);
  REQUIRE(layer.icmp);
  CHECK(layer.icmp->type == 128);
}

TEST_CASE("a header 255 units long does not wrap to nothing", "[packet]") {
  Bytes routing(2048, 0);
  routing[1] = 255;
  routing[2] = 0;
  const Bytes bytes = ipv6("2600::1", "2600::2").extension(Protocol::routing, routing).icmpv6(128);
  const Layer layer = read(bytes).layers[0];
  CHECK(layer.fault == Fault::none);
  CHECK(layer.chain[0].length == 2048);
  CHECK(layer.icmp);

  const Bytes lie = ipv6("2600::1", "2600::2")
                        .extension(Protocol::routing, {0, 255, 0, 0, 0, 0, 0, 0})
                        .icmpv6(128);
  CHECK(read(lie).layers[0].fault == Fault::truncated);
}

TEST_CASE("sixteen extension headers are read, one more is a fault", "[packet]") {
  test::PacketBuilder packet = ipv6("2600::1", "2600::2");
  for (int i = 0; i < 16; ++i) packet.destination_options();
  const Layer sixteen = read(test::PacketBuilder(packet).tcp(443).bytes()).layers[0];
  CHECK(sixteen.fault == Fault::none);
  CHECK(sixteen.chain.size() == 16);
  CHECK(sixteen.ports);

  const Layer more = read(packet.destination_options().tcp(443).bytes()).layers[0];
  CHECK(more.fault == Fault::chain_length);
  CHECK(more.chain.size() == 16);
  CHECK_FALSE(more.ports);
}

TEST_CASE("an AH that has no room for its own fields is a fault", "[packet]") {
  const Bytes bytes =
      ipv6("2600::1", "2600::2").extension(Protocol::ah, {0, 0, 0, 0, 0, 0, 0, 1}).tcp(443);
  CHECK(read(bytes).layers[0].fault == Fault::header_length);
}

TEST_CASE("AH is stepped over in IPv4 too", "[packet]") {
  const Layer layer = read(test::ipv4("8.0.0.1", "9.0.0.2").ah().tcp(22).bytes()).layers[0];
  CHECK(layer.fault == Fault::none);
  CHECK(layer.transport == Protocol::tcp);
  REQUIRE(layer.ports);
  CHECK(layer.ports->destination == 22);
}

TEST_CASE("a packet that ends behind its chain has no transport, and no fault", "[packet]") {
  const Layer layer = read(ipv6("2600::1", "2600::2").destination_options().bytes()).layers[0];
  CHECK(layer.transport == Protocol::no_next_header);
  CHECK(layer.fault == Fault::none);
}

TEST_CASE("a packet that ends inside its chain is truncated", "[packet]") {
  const auto packet = ipv6("2600::1", "2600::2");
  CHECK(read(test::PacketBuilder(packet).says_next(43).bytes()).layers[0].fault ==
        Fault::truncated);
  CHECK(read(test::PacketBuilder(packet)
                 .extension(Protocol::routing, {0, 2, 0, 1, 0, 0, 0, 0})
                 .bytes())
            .layers[0]
            .fault == Fault::truncated);
}

TEST_CASE("behind IPv4 only an Authentication Header has another one behind it", "[packet]") {
  const auto four = test::ipv4("8.0.0.1", "9.0.0.2");
  for (const std::uint8_t number : Bytes{0, 43, 44, 60, 135, 139, 140}) {
    const Layer layer =
        read(test::PacketBuilder(four).ah().protocol(number, Bytes(24, 0)).bytes()).layers[0];
    CAPTURE(int{number});
    CHECK(layer.chain.size() == 1);
    CHECK(layer.transport == Protocol{number});
    CHECK_FALSE(layer.fragment);
  }
}

TEST_CASE("a transport header that is at fault does not prove that ESP is not encrypted",
          "[packet]") {
  Bytes tcp(20, 0);
  tcp[12] = 0x40;  // less than its own fixed part
  const Bytes bytes =
      ipv6("2600::1", "2600::2")
          .esp_null({})
          .then({.protocol = Protocol::tcp, .bytes = tcp, .words = {}, .checksum_at = 16});
  const Layer layer = read(bytes).layers[0];
  CHECK(layer.chain.empty());
  CHECK(layer.transport == Protocol::esp);
  CHECK(layer.fault == Fault::none);
}
