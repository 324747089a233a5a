// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/gre.hpp"

#include "sixgate/packet/read.hpp"
#include "sixgate/wire/text.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/gre_header.hpp"
#include "support/link_frames.hpp"
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

namespace {

struct Carried {
  const char* says;
  PacketBuilder packet;
};

/// GRE with this protocol and a header of what it carries in front of a frame or packet.
PacketBuilder behind(std::uint16_t flags, std::uint16_t protocol, const Bytes& header,
                     const test::Content& inner) {
  return PacketBuilder(outer).gre(flags, protocol, test::joined({header, inner.bytes}));
}

}  // namespace

TEST_CASE("GRE is opened whatever stands between it and the packet", "[packet]") {
  const test::Content frame = test::ethernet(six);
  const Bytes route = test::source_route_entry({10, 0, 0, 1, 10, 0, 0, 2});
  const std::vector<Carried> carried{
      {"Ethernet", PacketBuilder(outer).gre({}, frame)},
      {"Ethernet with a tag", PacketBuilder(outer).gre({}, test::ethernet(test::vlan(7, six)))},
      {"PPP", PacketBuilder(outer).gre({}, test::ppp(six))},
      {"PPP in version 1", PacketBuilder(outer).gre({.call_id = 9}, test::ppp(six))},
      {"version 1 with both numbers",
       PacketBuilder(outer).gre({.sequence = 1, .call_id = 9, .acknowledgement = 2},
                                test::ppp(six, true))},
      {"MPLS", PacketBuilder(outer).gre({}, test::mpls({16, 17}, six))},
      {"a route of two entries",
       PacketBuilder(outer).gre({.route = test::joined({route, route})}, six)},
      {"a route, key and number",
       PacketBuilder(outer).gre({.key = 1, .sequence = 2, .route = route}, six)},
      {"metadata", behind(0, 0x8909, {0x86, 0xdd, 1, 1, 0, 1, 0, 0}, six)},
      {"ERSPAN type I", behind(0, 0x88be, {}, frame)},
      {"ERSPAN type II", behind(0x1000, 0x88be, {0, 0, 0, 1, 0x10, 0, 0, 20, 0, 0, 0, 1}, frame)},
      {"ERSPAN type III",
       behind(0x1000, 0x22eb, {0, 0, 0, 1, 0x20, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 0}, frame)},
      {"ERSPAN type III with a subheader",
       behind(0, 0x22eb, test::joined({{0x20, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 1}, Bytes(8, 9)}),
              frame)},
      {"ERSPAN type III of a packet",
       behind(0, 0x22eb, {0x20, 0, 0, 20, 0, 0, 0, 1, 0, 0, 8, 0}, six)},
      {"a service header", behind(0, 0x894f, {0x0f, 0xc2, 1, 2, 0, 0, 1, 255}, six)},
      {"a service header with context, and Ethernet",
       behind(0, 0x894f, test::joined({{0x0f, 0xc6, 1, 3, 0, 0, 1, 255}, Bytes(16, 0)}), frame)},
      {"WCCP", PacketBuilder(outer).gre(0, 0x883e, four.bytes())},
      {"WCCP with a header", behind(0, 0x883e, {0, 1, 0, 0}, four)},
      {"WCCP with the other bucket's header", behind(0, 0x883e, {0x40, 1, 2, 3}, four)},
  };
  for (const Carried& sample : carried) {
    DYNAMIC_SECTION(sample.says) {
      const Headers headers = read(sample.packet.bytes());
      REQUIRE(headers.layers.size() == 2);
      CHECK(headers.layers[0].opens == Encapsulation::gre);
      CHECK(headers.layers[1].fault == Fault::none);
      CHECK(headers.layers[1].transport == Protocol::tcp);
    }
  }
}

TEST_CASE("GRE that carries no IP, or lies about what it carries, is not opened, and no fault",
          "[packet]") {
  const std::vector<Carried> carried{
      {"version 1 without a key", PacketBuilder(outer).gre(1, 0x880b, Bytes(20, 0))},
      {"version 1 of another protocol", PacketBuilder(outer).gre(0x2001, 0x86dd, Bytes(60, 0x60))},
      {"version 2", PacketBuilder(outer).gre(2, 0x86dd, six.bytes())},
      {"a frame that is no IP", PacketBuilder(outer).gre(0, 0x6558, Bytes(60, 0x60))},
      {"a frame shorter than its header", PacketBuilder(outer).gre(0, 0x6558, Bytes(13, 0x60))},
      {"ARP", PacketBuilder(outer).gre(0, 0x0806, Bytes(28, 0))},
      {"a keepalive", PacketBuilder(outer).gre(0, 0, {})},
      {"LCP", PacketBuilder(outer).gre({.call_id = 1}, test::ppp(Bytes(8, 1)))},
      {"metadata of no version", behind(0, 0x8909, {0x86, 0xdd, 2, 1, 0, 1, 0, 0}, six)},
      {"metadata longer than the packet", behind(0, 0x8909, {0x86, 0xdd, 1, 255}, six)},
      {"ERSPAN type II without its number", behind(0x1000, 0x88be, {0, 0, 0, 1}, six)},
      {"a service header longer than the packet", behind(0, 0x894f, {0x0f, 0xff, 1, 2}, six)},
      {"a service header shorter than itself", behind(0, 0x894f, {0x0f, 0xc1, 1, 2}, six)},
      {"operations", behind(0, 0x894f, {0x2f, 0xc2, 1, 2, 0, 0, 1, 255}, six)},
  };
  for (const Carried& sample : carried) {
    DYNAMIC_SECTION(sample.says) {
      const Headers headers = read(sample.packet.bytes());
      CHECK(headers.layers.size() == 1);
      CHECK(headers.layers[0].opens == Encapsulation::none);
      CHECK(headers.layers[0].fault == Fault::none);
      CHECK(headers.layers[0].transport == Protocol::gre);
    }
  }
}

TEST_CASE("a PPP frame in GRE ends where the key says", "[packet]") {
  Bytes bytes = PacketBuilder(outer).gre({.call_id = 9}, test::ppp(six)).bytes();
  test::set16(bytes, 24, 30);  // of 62
  const Headers headers = read(bytes);
  REQUIRE(headers.layers.size() == 2);
  CHECK(headers.layers[1].fault == Fault::truncated);
}

TEST_CASE("a first fragment that ends in front of GRE's inner packet is cut", "[packet]") {
  const Bytes part(8, 2);
  const Headers headers =
      read(PacketBuilder(outer).fragment(0, true, 1).gre(0, 0x6558, part).bytes());
  CHECK(headers.layers[0].opens == Encapsulation::none);
  CHECK(headers.layers[0].cut == wire::Beyond::later_fragment);
}

TEST_CASE("GRE without room for the fields its flags announce is truncated", "[packet]") {
  CHECK(read(PacketBuilder(outer).protocol(47, {0, 0, 0x86}).bytes()).layers[0].fault ==
        Fault::truncated);
  CHECK(read(PacketBuilder(outer).gre(0xb000, 0x86dd, Bytes(11, 0)).bytes()).layers[0].fault ==
        Fault::truncated);
  CHECK(read(PacketBuilder(outer).gre(0x2001, 0x880b, Bytes(3, 0)).bytes()).layers[0].fault ==
        Fault::truncated);
}

TEST_CASE("a source route that does not end in the packet is truncated", "[packet]") {
  for (const Bytes& route : {Bytes{0, 0, 0, 0, 8, 0, 0}, Bytes{0, 0, 0, 0, 8, 0, 0, 5, 1, 2, 3, 4},
                             Bytes{0, 0, 0, 0, 8, 0, 0, 4, 1, 2, 3, 4}, six.bytes()}) {
    CHECK(read(PacketBuilder(outer).gre(source_route_present, 0x86dd, route).bytes())
              .layers[0]
              .fault == Fault::truncated);
  }
}

TEST_CASE("what GRE says it carries is held to its version", "[packet]") {
  const Headers headers = read(PacketBuilder(outer).gre(0, 0x86dd, four.bytes()).bytes());
  REQUIRE(headers.layers.size() == 2);
  CHECK(headers.layers[1].fault == Fault::version);
}

TEST_CASE("GRE whose own header goes on in a later fragment is cut, and opens nothing there",
          "[packet]") {
  const Bytes whole = ipv4("8.0.0.1", "9.0.0.2").gre(ipv6("2600::1", "2600::2").tcp(443), 0xb000);
  const Bytes header(whole.begin() + 20, whole.begin() + 27);
  const Bytes fragment = ipv4("8.0.0.1", "9.0.0.2").fragment(0, true, 1).protocol(47, header);
  const Headers headers = read(fragment);
  REQUIRE(headers.layers.size() == 1);
  CHECK(headers.layers[0].opens == Encapsulation::none);
  CHECK(headers.layers[0].cut == wire::Beyond::later_fragment);
}
