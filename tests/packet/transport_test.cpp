// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/transport.hpp"

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;

namespace {

Layer outermost(const PacketBuilder& packet) { return read(packet.bytes()).layers[0]; }

const PacketBuilder plain = ipv6("2600::1", "2600::2");

}  // namespace

TEST_CASE("ports are read of whatever has ports", "[packet]") {
  for (const auto& packet :
       {PacketBuilder(plain).tcp(1000, 2000), PacketBuilder(plain).udp(1000, 2000),
        PacketBuilder(plain).protocol(132, {3, 232, 7, 208, 0, 0, 0, 0, 0, 0, 0, 0}),
        PacketBuilder(plain).protocol(33, {3, 232, 7, 208, 3, 0, 0, 0, 0, 0, 0, 0}),
        PacketBuilder(plain).protocol(136, {3, 232, 7, 208, 0, 8, 0, 0})}) {
    DYNAMIC_SECTION(packet.says()) {
      const Layer layer = outermost(packet);
      CHECK(layer.fault == Fault::none);
      REQUIRE(layer.ports);
      CHECK(layer.ports->source == 1000);
      CHECK(layer.ports->destination == 2000);
    }
  }
}

TEST_CASE("an ICMPv6 message may end where its type lets it", "[packet]") {
  struct Message {
    const char* says;
    std::uint8_t type;
    std::size_t bytes;
    Fault fault;
  };
  const auto six = test::ipv6("fe80::1", "ff02::1a");
  for (const Message& row : {Message{"a solicitation of RPL without options", 155, 6, Fault::none},
                             Message{"MPL control without seeds", 159, 4, Fault::none},
                             Message{"a multicast router solicitation", 152, 4, Fault::none},
                             Message{"a type that nobody knows", 210, 5, Fault::none},
                             Message{"no more than three bytes", 155, 3, Fault::truncated},
                             Message{"an echo request", 128, 7, Fault::truncated},
                             Message{"Packet Too Big", 2, 7, Fault::truncated},
                             Message{"an extended echo request", 160, 7, Fault::truncated}}) {
    DYNAMIC_SECTION(row.says) {
      Bytes bytes(row.bytes, 0);
      bytes[0] = row.type;
      const Layer layer = outermost(PacketBuilder(six).protocol(58, bytes));
      CHECK(layer.fault == row.fault);
      CHECK(layer.icmp.has_value() == (row.fault == Fault::none));
    }
  }
}

TEST_CASE("a transport header that its packet does not hold is truncated", "[packet]") {
  struct Short {
    std::uint8_t protocol;
    std::size_t bytes;
  };
  for (const Short& row : {Short{6, 19}, Short{17, 7}, Short{58, 7}, Short{132, 11}, Short{33, 11},
                           Short{136, 7}, Short{6, 0}, Short{17, 3}, Short{47, 3}}) {
    DYNAMIC_SECTION("protocol " << int{row.protocol} << " in " << row.bytes << " bytes") {
      CHECK(outermost(PacketBuilder(plain).protocol(row.protocol, Bytes(row.bytes, 128))).fault ==
            Fault::truncated);
    }
  }
}

TEST_CASE("a TCP header states its own length", "[packet]") {
  Bytes header = Bytes(24, 0);
  const auto fault_of = [&](std::uint8_t words) {
    header[12] = static_cast<std::uint8_t>(words << 4);
    return outermost(PacketBuilder(plain).protocol(6, header)).fault;
  };
  CHECK(fault_of(5) == Fault::none);
  CHECK(fault_of(6) == Fault::none);
  CHECK(fault_of(4) == Fault::header_length);
  CHECK(fault_of(0) == Fault::header_length);
  CHECK(fault_of(7) == Fault::truncated);
}

TEST_CASE("a UDP length fits between its header and its packet", "[packet]") {
  const auto fault_of = [](std::uint16_t length) {
    return outermost(PacketBuilder(plain).udp(1000, 2000).udp_length(length).payload(4)).fault;
  };
  CHECK(fault_of(12) == Fault::none);
  CHECK(fault_of(8) == Fault::none);
  CHECK(fault_of(7) == Fault::header_length);
  CHECK(fault_of(13) == Fault::payload_length);
}

TEST_CASE("an ICMP message has its type, code and word", "[packet]") {
  const Layer six = outermost(PacketBuilder(plain).packet_too_big(1400));
  REQUIRE(six.icmp);
  CHECK(six.icmp->type == 2);
  CHECK(six.icmp->code == 0);
  CHECK(six.icmp->word == 1400);

  const Layer four = outermost(ipv4("8.0.0.1", "9.0.0.2").icmpv4(3, 4, 576));
  REQUIRE(four.icmp);
  CHECK(four.icmp->type == 3);
  CHECK(four.icmp->code == 4);
  CHECK(four.icmp->word == 576);
}

TEST_CASE("the ICMP of the other family is not read as this one's", "[packet]") {
  CHECK_FALSE(outermost(PacketBuilder(plain).protocol(1, Bytes(8, 0))).icmp);
  CHECK_FALSE(outermost(ipv4("8.0.0.1", "9.0.0.2").protocol(58, Bytes(8, 0))).icmp);
}

TEST_CASE("ESP ends what can be read", "[packet]") {
  const Headers headers = read(PacketBuilder(plain).esp().bytes());
  CHECK(headers.layers.size() == 1);
  CHECK(headers.layers[0].transport == Protocol::esp);
  CHECK(headers.layers[0].fault == Fault::none);
}
