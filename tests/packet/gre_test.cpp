// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/gre.hpp"

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
using test::PacketBuilder;

namespace {

const PacketBuilder outer = ipv4("8.0.0.1", "9.0.0.2");
const PacketBuilder six = ipv6("2600::1", "2600::2").tcp(443);
const PacketBuilder four = ipv4("10.0.0.1", "10.0.0.2").tcp(443);

constexpr std::uint16_t checksum_present = 0x8000;
constexpr std::uint16_t source_route_present = 0x4000;
constexpr std::uint16_t key_present = 0x2000;
constexpr std::uint16_t sequence_number_present = 0x1000;

}  // namespace

TEST_CASE("GRE is opened with every set of its optional fields", "[packet]") {
  for (const std::uint16_t checksum : {std::uint16_t{0}, checksum_present}) {
    for (const std::uint16_t key : {std::uint16_t{0}, key_present}) {
      for (const std::uint16_t sequence : {std::uint16_t{0}, sequence_number_present}) {
        const auto flags = static_cast<std::uint16_t>(checksum | key | sequence);
        DYNAMIC_SECTION("flags " << flags) {
          const Headers headers = read(PacketBuilder(outer).gre(six, flags).bytes());
          REQUIRE(headers.layers.size() == 2);
          CHECK(headers.layers[0].opens == Encapsulation::gre);
          CHECK(headers.layers[1].source == "2600::1"_ip);
          CHECK(headers.layers[1].fault == Fault::none);
        }
      }
    }
  }
}

TEST_CASE("GRE carries either family over either", "[packet]") {
  for (const auto& carrier : {outer, ipv6("2600:8::1", "2600:9::2")}) {
    for (const auto& inner : {six, four}) {
      const Headers headers = read(PacketBuilder(carrier).gre(inner).bytes());
      REQUIRE(headers.layers.size() == 2);
      CHECK(headers.layers[1].source == inner.source());
    }
  }
}

TEST_CASE("GRE that is not read as IP is not opened, and no fault", "[packet]") {
  for (const auto& packet : {PacketBuilder(outer).gre(1, 0x880b, Bytes(20, 0)),  // version 1: PPTP
                             PacketBuilder(outer).gre(0, 0x6558, Bytes(60, 0x60)),  // Ethernet
                             PacketBuilder(outer).gre(0, 0x0806, Bytes(28, 0)),     // ARP
                             PacketBuilder(outer).gre(0, 0, {}),                    // a keepalive
                             PacketBuilder(outer).gre(source_route_present, 0x86dd, six.bytes())}) {
    DYNAMIC_SECTION(packet.says()) {
      const Headers headers = read(packet.bytes());
      CHECK(headers.layers.size() == 1);
      CHECK(headers.layers[0].opens == Encapsulation::none);
      CHECK(headers.layers[0].fault == Fault::none);
      CHECK(headers.layers[0].transport == Protocol::gre);
    }
  }
}

TEST_CASE("GRE without room for the fields its flags announce is truncated", "[packet]") {
  CHECK(read(PacketBuilder(outer).protocol(47, {0, 0, 0x86}).bytes()).layers[0].fault ==
        Fault::truncated);
  CHECK(read(PacketBuilder(outer).gre(0xb000, 0x86dd, Bytes(11, 0)).bytes()).layers[0].fault ==
        Fault::truncated);
}

TEST_CASE("what GRE says it carries is held to its version", "[packet]") {
  const Headers headers = read(PacketBuilder(outer).gre(0, 0x86dd, four.bytes()).bytes());
  REQUIRE(headers.layers.size() == 2);
  CHECK(headers.layers[1].fault == Fault::version);
}
