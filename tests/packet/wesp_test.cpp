// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/wesp.hpp"

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/ipsec.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;

namespace {

const test::Esp wrapped{.is_wrapped = true};
const PacketBuilder in_four = ipv4("8.0.0.1", "9.0.0.2").esp_null(wrapped).tcp(443);
const PacketBuilder in_six = ipv6("2600::1", "2600::2").esp_null(wrapped).tcp(443);

}  // namespace

TEST_CASE("wrapped ESP that says it is not encrypted is looked through", "[packet]") {
  for (const PacketBuilder& packet : {in_four, in_six}) {
    const Layer layer = read(packet.bytes()).layers[0];
    REQUIRE(layer.chain.size() == 2);
    CHECK(layer.chain[0].kind == Protocol::wesp);
    CHECK(layer.chain[1].kind == Protocol::esp);
    CHECK(layer.transport == Protocol::tcp);
    CHECK(layer.ports->destination == 443);
    CHECK(layer.visible_transport() == Protocol::wesp);
  }
}

TEST_CASE("wrapper and ESP are two headers of the chain, and all of both is here", "[packet]") {
  const Layer six = read(in_six.bytes()).layers[0];
  REQUIRE(six.chain.size() == 2);  // the wrapper is padded to eight bytes
  CHECK(six.chain[0].extent() == wire::Extent{.offset = 40, .here = 8, .length = 8});
  CHECK(six.chain[1].extent() == wire::Extent{.offset = 48, .here = 8, .length = 8});
  const Layer four = read(in_four.bytes()).layers[0];
  REQUIRE(four.chain.size() == 2);
  CHECK(four.chain[0].extent() == wire::Extent{.offset = 20, .here = 4, .length = 4});
  CHECK(four.chain[1].extent() == wire::Extent{.offset = 24, .here = 8, .length = 8});
}

TEST_CASE("a packet in wrapped ESP is opened", "[packet]") {
  const Headers headers = read(ipv6("2600::1", "2600::2")
                                   .esp_null(wrapped)
                                   .carries(ipv6("2600::3", "2600::4").tcp(1))
                                   .bytes());
  REQUIRE(headers.layers.size() == 2);
  CHECK(headers.layers[0].opens == Encapsulation::ipv6_in_ipv6);
}

TEST_CASE("wrapped ESP that is encrypted, or whose wrapper lies, stays closed", "[packet]") {
  struct Lie {
    const char* says;
    std::size_t at;
    std::uint8_t value;
  };
  for (const Lie& lie :
       {Lie{"encrypted", 23, 0x20}, Lie{"version 1", 23, 0x40}, Lie{"another next header", 20, 17},
        Lie{"a short header", 21, 11}, Lie{"a header longer than the packet", 21, 255},
        Lie{"a check value longer than the packet", 22, 255},
        Lie{"a shorter check value", 22, 8}}) {
    DYNAMIC_SECTION(lie.says) {
      Bytes bytes = in_four.bytes();
      bytes.at(lie.at) = lie.value;
      const Layer layer = read(bytes).layers[0];
      CHECK(layer.chain.empty());
      CHECK(layer.transport == Protocol::wesp);
      CHECK(layer.fault == Fault::none);
    }
  }
}
