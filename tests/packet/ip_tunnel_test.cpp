// SPDX-License-Identifier: GPL-2.0-or-later
// Tunnels with a protocol number of their own.
#include "sixgate/packet/open.hpp"
#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ip_tunnels.hpp"
#include "support/link_frames.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;

namespace {

const PacketBuilder six = ipv6("2600::1", "2600::2").tcp(443);
const PacketBuilder four = ipv4("10.0.0.1", "10.0.0.2").tcp(443);

struct Sample {
  const char* says;
  Encapsulation opens;
  test::Part part;
};

std::vector<Sample> tunnels_of(const PacketBuilder& inner) {
  const test::Content frame = test::ethernet(inner);
  return {
      {"EtherIP", Encapsulation::etherip, test::ether_ip(frame)},
      {"Ethernet", Encapsulation::ethernet, test::ethernet_in_ip(frame)},
      {"Ethernet with a tag", Encapsulation::ethernet,
       test::ethernet_in_ip(test::ethernet(test::vlan(5, inner)))},
      {"MPLS", Encapsulation::mpls, test::mpls_in_ip(test::mpls({16, 99}, inner))},
      {"L2TP", Encapsulation::l2tp, test::l2tp_v3(7, {}, frame)},
      {"L2TP with a cookie", Encapsulation::l2tp, test::l2tp_v3(7, Bytes(4, 0xc0), frame)},
      {"L2TP with a long cookie", Encapsulation::l2tp, test::l2tp_v3(7, Bytes(8, 0xc0), frame)},
      {"L2TP with a long cookie and a sublayer", Encapsulation::l2tp,
       test::l2tp_v3(7, test::joined({Bytes(8, 0xc0), Bytes(4, 0)}), frame)},
      {"L2TP of PPP", Encapsulation::l2tp, test::l2tp_v3(7, {}, test::ppp(inner, true))},
      {"L2TP of IP", Encapsulation::l2tp, test::l2tp_v3(7, Bytes(4, 0xc0), inner)},
  };
}

const std::vector<PacketBuilder> carriers{ipv4("8.0.0.1", "9.0.0.2"),
                                          ipv6("2600:8::1", "2600:9::2")};

/// Reads from a heap block of the exact size.
Headers read_exactly(const Bytes& bytes, std::size_t count, std::size_t length) {
  const Bytes exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
  return read({.bytes = exact, .length = length});
}

}  // namespace

TEST_CASE("every tunnel with a protocol of its own is opened, over either family and of either",
          "[packet]") {
  for (const PacketBuilder& carrier : carriers) {
    for (const PacketBuilder& inner : {six, four}) {
      for (const Sample& sample : tunnels_of(inner)) {
        DYNAMIC_SECTION(sample.says << (carrier.is_ipv4() ? " over IPv4" : " over IPv6")
                                    << (inner.is_ipv4() ? " of IPv4" : " of IPv6")) {
          const Headers headers = read(PacketBuilder(carrier).then(sample.part).bytes());
          REQUIRE(headers.layers.size() == 2);
          CHECK(headers.layers[0].opens == sample.opens);
          CHECK(headers.layers[1].source == inner.source());
          CHECK(headers.layers[1].fault == Fault::none);
        }
      }
    }
  }
}

TEST_CASE("a tunnel that ends anywhere opens only what it holds", "[packet][total]") {
  for (const Sample& sample : tunnels_of(six)) {
    const std::size_t size = sample.part.bytes.size();
    for (std::size_t count = 0; count < size; ++count) {
      INFO(sample.says << ", " << count << " bytes");
      test::Part part = sample.part;
      part.bytes.resize(count);
      const Bytes bytes = PacketBuilder(carriers[0]).then(part).bytes();
      const Headers headers = read_exactly(bytes, bytes.size(), bytes.size());
      const bool is_opened = headers.layers[0].opens != Encapsulation::none;
      REQUIRE(headers.layers[0].fault == Fault::none);
      REQUIRE(headers.layers.size() == (is_opened ? 2 : 1));
      if (sample.opens == Encapsulation::l2tp) REQUIRE_FALSE(is_opened);
      if (is_opened) REQUIRE(headers.layers[1].fault != Fault::none);
    }
  }
}

TEST_CASE("a tunnel that was not captured to its end is cut and never at fault",
          "[packet][total]") {
  for (const Sample& sample : tunnels_of(six)) {
    const Bytes bytes = PacketBuilder(carriers[0]).then(sample.part).bytes();
    for (std::size_t count = 20; count < bytes.size(); ++count) {
      INFO(sample.says << ", " << count << " bytes captured");
      const Headers headers = read_exactly(bytes, count, bytes.size());
      for (const Layer& layer : headers.layers) REQUIRE(layer.fault == Fault::none);
      const Layer& last = headers.layers[headers.layers.size() - 1];
      if (sample.opens != Encapsulation::l2tp) REQUIRE(last.cut != wire::Beyond::nothing);
    }
  }
}

TEST_CASE("what lies about being a tunnel is not opened", "[packet]") {
  const test::Content frame = test::ethernet(six);
  const std::vector<std::pair<const char*, test::Part>> samples{
      {"EtherIP of version 4",
       {.protocol = Protocol::etherip,
        .bytes = test::joined({{0x40, 0}, frame.bytes}),
        .words = test::ether_ip(frame).words}},
      {"EtherIP with a reserved bit",
       {.protocol = Protocol::etherip,
        .bytes = test::joined({{0x30, 1}, frame.bytes}),
        .words = test::ether_ip(frame).words}},
      {"labels without a bottom", test::mpls_in_ip(Bytes(80, 0))},
      {"L2TP control", test::l2tp_v3(0, {}, frame)},
      {"L2TP of a packet that is not all of it",
       test::l2tp_v3(7, {}, test::ethernet(test::joined({six.bytes(), Bytes(60, 0)})))},
      {"a frame without IP", test::ethernet_in_ip(Bytes(60, 0x60))},
  };
  for (const auto& [says, part] : samples) {
    DYNAMIC_SECTION(says) {
      const Headers headers = read(PacketBuilder(carriers[0]).then(part).bytes());
      CHECK(headers.layers.size() == 1);
      CHECK(headers.layers[0].opens == Encapsulation::none);
      CHECK(headers.layers[0].fault == Fault::none);
    }
  }
}
