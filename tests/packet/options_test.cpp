// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/options.hpp"

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv6;

namespace {

struct Area {
  const char* says;
  Bytes header;  ///< a whole Destination Options header; byte 0 is filled in
  Fault fault;
};

const std::vector<Area> areas{
    {"PadN over the whole area", {0, 0, 1, 4, 0, 0, 0, 0}, Fault::none},
    {"six times Pad1", {0, 0, 0, 0, 0, 0, 0, 0}, Fault::none},
    {"a lone Pad1 at the very end", {0, 0, 1, 3, 0, 0, 0, 0}, Fault::none},
    {"a PadN of no data at the very end", {0, 0, 1, 2, 0, 0, 1, 0}, Fault::none},
    {"an option nobody knows", {0, 0, 0x3e, 4, 1, 2, 3, 4}, Fault::none},
    {"an option one byte longer than its header", {0, 0, 1, 5, 0, 0, 0, 0}, Fault::option_overrun},
    {"an option 255 bytes long", {0, 0, 0x3e, 255, 0, 0, 0, 0}, Fault::option_overrun},
    {"a type without a length at the very end", {0, 0, 1, 3, 0, 0, 0, 0x3e}, Fault::option_overrun},
    {"a second option that overruns", {0, 0, 1, 1, 0, 0x3e, 2, 0x3e}, Fault::option_overrun},
    {"a second option of no data", {0, 0, 1, 0, 0x3e, 0, 0x3e, 0}, Fault::none},
};

}  // namespace

TEST_CASE("options stay in the header that holds them", "[packet]") {
  for (const Area& area : areas) {
    DYNAMIC_SECTION(area.says) {
      // 1000 bytes follow: an overrun would find bytes there.
      const Bytes bytes = ipv6("2600::1", "2600::2")
                              .extension(Protocol::destination_options, area.header)
                              .udp(1000, 2000)
                              .payload(1000);
      const Layer layer = read(bytes).layers[0];
      CHECK(layer.fault == area.fault);
      CHECK(layer.ports.has_value() == (area.fault == Fault::none));
    }
  }
}

TEST_CASE("a jumbogram's length is in its option", "[packet]") {
  const std::uint32_t payload = 8 + 8 + 70000;
  const Bytes bytes = ipv6("2600::1", "2600::2")
                          .jumbo(payload)
                          .udp(1000, 2000)
                          .udp_length(0)
                          .payload(70000)
                          .payload_length(0);
  SECTION("a whole one") {
    const Layer layer = read(bytes).layers[0];
    CHECK(layer.fault == Fault::none);
    CHECK(layer.length == 40 + payload);
    CHECK(layer.transport == Protocol::udp);
    CHECK(layer.ports);
  }
  SECTION("of which the capture kept the headers") {
    const Layer layer =
        read({.bytes = std::span(bytes).first(100), .length = bytes.size()}).layers[0];
    CHECK(layer.fault == Fault::none);
    CHECK(layer.length == 40 + payload);
  }
  SECTION("that states one byte more than there is") {
    const auto more = ipv6("2600::1", "2600::2")
                          .jumbo(payload + 1)
                          .udp(1000, 2000)
                          .payload(70000)
                          .payload_length(0);
    CHECK(read(more.bytes()).layers[0].fault == Fault::payload_length);
  }
}

TEST_CASE("a misused Jumbo Payload option is a fault: RFC 2675 3", "[packet]") {
  const auto fault_of = [](const test::PacketBuilder& packet) {
    return read(packet.bytes()).layers[0].fault;
  };
  const auto packet = ipv6("2600::1", "2600::2");
  using test::PacketBuilder;
  SECTION("payload length 0, Hop-by-Hop and no option") {
    CHECK(fault_of(PacketBuilder(packet).hop_by_hop().tcp(443).payload_length(0)) == Fault::jumbo);
  }
  SECTION("the option, and a payload length that is not 0") {
    CHECK(fault_of(PacketBuilder(packet).jumbo(70000).tcp(443)) == Fault::jumbo);
  }
  SECTION("a length that would have fitted in the header") {
    CHECK(fault_of(PacketBuilder(packet).jumbo(65535).tcp(443).payload_length(0)) == Fault::jumbo);
  }
  SECTION("no length in it at all") {
    CHECK(fault_of(PacketBuilder(packet).hop_by_hop({0xc2, 0}).tcp(443).payload_length(0)) ==
          Fault::jumbo);
  }
  SECTION("twice") {
    CHECK(fault_of(PacketBuilder(packet)
                       .hop_by_hop({0xc2, 4, 0, 1, 0x11, 0x70, 0xc2, 4, 0, 1, 0x11, 0x70})
                       .tcp(443)
                       .payload_length(0)) == Fault::jumbo);
  }
  SECTION("in Destination Options") {
    CHECK(
        fault_of(PacketBuilder(packet).destination_options({0xc2, 4, 0, 1, 0x11, 0x70}).tcp(443)) ==
        Fault::jumbo);
  }
  SECTION("together with a Fragment header") {
    const std::uint32_t payload = 8 + 8 + 8 + 70000;
    CHECK(fault_of(PacketBuilder(packet)
                       .jumbo(payload)
                       .fragment(0, false, 1)
                       .udp(1, 2)
                       .payload(70000)
                       .payload_length(0)) == Fault::jumbo);
  }
}

TEST_CASE("payload length 0 with nothing behind it is a bubble, not a jumbogram", "[packet]") {
  const Layer layer = read(ipv6("2600::1", "2600::2").bytes()).layers[0];
  CHECK(layer.fault == Fault::none);
  CHECK(layer.length == 40);
  CHECK(layer.transport == Protocol::no_next_header);
}
