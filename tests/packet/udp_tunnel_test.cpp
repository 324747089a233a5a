// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/udp_tunnel.hpp"

#include <array>
#include <random>

#include "sixgate/packet/read.hpp"
#include "sixgate/wire/text.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ipsec.hpp"
#include "support/link_frames.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;

namespace {

const PacketBuilder six = ipv6("2600::1", "2600::2").tcp(443).payload(20);
const PacketBuilder four = ipv4("10.0.0.1", "10.0.0.2").tcp(443).payload(20);
const std::vector<PacketBuilder> carriers{ipv4("8.0.0.1", "9.0.0.2"),
                                          ipv6("2600:8::1", "2600:9::2")};

struct Sample {
  const char* says;
  Encapsulation opens;
  test::Content content;
  std::uint16_t port = 12345;
};

std::vector<Sample> proven(const PacketBuilder& inner) {
  const test::Content frame = test::ethernet(inner);
  const Bytes options = test::joined(
      {test::geneve_option(0x0102, 3, Bytes(8, 1)), test::geneve_option(0x0104, 0x80, {})});
  return {
      {"VXLAN", Encapsulation::vxlan, test::vxlan(5000, frame)},
      {"VXLAN with a tag", Encapsulation::vxlan,
       test::vxlan(5000, test::ethernet(test::vlan(3, inner)))},
      {"VXLAN-GPE", Encapsulation::vxlan, test::vxlan_gpe(5000, inner)},
      {"VXLAN-GPE of Ethernet", Encapsulation::vxlan, test::vxlan_gpe(5000, frame)},
      {"Geneve", Encapsulation::geneve, test::geneve(6000, frame)},
      {"Geneve of IP, with options", Encapsulation::geneve, test::geneve(6000, inner, options)},
      {"GUE", Encapsulation::gue, test::gue(inner)},
      {"GRE", Encapsulation::gre, test::gre_in_udp({}, inner)},
      {"GRE with everything", Encapsulation::gre,
       test::gre_in_udp({.has_checksum = true, .key = 1, .sequence = 2}, frame)},
      {"L2TP", Encapsulation::l2tp, test::l2tp_v2({}, test::ppp(inner))},
      {"L2TP with everything", Encapsulation::l2tp,
       test::l2tp_v2({.has_length = true, .sequence = 4, .offset = 6}, test::ppp(inner, true))},
      {"L2TP of version 3", Encapsulation::l2tp, test::l2tp_v3_in_udp(9, Bytes(8, 3), frame)},
      {"AYIYA", Encapsulation::ayiya, test::ayiya(inner)},
      {"the packet itself", Encapsulation::fou, test::raw_ip(inner)},
      {"MPLS", Encapsulation::mpls, test::mpls({16, 17}, inner), 6635},
  };
}

PacketBuilder datagram(const PacketBuilder& carrier, const test::Content& content,
                       std::uint16_t port = 12345) {
  return PacketBuilder(carrier).udp(40000, port).holds(content);
}

Headers read_exactly(const Bytes& bytes, const Declared& declared = {}) {
  const Bytes exact(bytes.begin(), bytes.end());
  return read(whole(exact), declared);
}

}  // namespace

TEST_CASE("a tunnel in UDP that nobody declared is known by its shape, on whatever port",
          "[packet]") {
  for (const PacketBuilder& carrier : carriers) {
    for (const PacketBuilder& inner : {six, four}) {
      for (const Sample& sample : proven(inner)) {
        DYNAMIC_SECTION(sample.says << (carrier.is_ipv4() ? " over IPv4" : " over IPv6")
                                    << (inner.is_ipv4() ? " of IPv4" : " of IPv6")) {
          const Headers headers = read(datagram(carrier, sample.content, sample.port).bytes());
          REQUIRE(headers.layers.size() == 2);
          CHECK(headers.layers[0].opens == sample.opens);
          CHECK(headers.layers[0].recognised == Recognised::nothing);
          CHECK(headers.layers[1].source == inner.source());
          CHECK(headers.layers[1].fault == Fault::none);
        }
      }
    }
  }
}

TEST_CASE("a datagram that is one byte short of its tunnel, or more, proves nothing",
          "[packet][total]") {
  for (const Sample& sample : proven(six)) {
    for (std::size_t count = 0; count < sample.content.bytes.size(); ++count) {
      INFO(sample.says << ", " << count << " bytes");
      Bytes start = sample.content.bytes;
      start.resize(count);
      const Headers headers = read_exactly(datagram(carriers[1], start, sample.port).bytes());
      REQUIRE(headers.layers.size() == 1);
      REQUIRE(headers.layers[0].opens == Encapsulation::none);
      REQUIRE(headers.layers[0].fault == Fault::none);
    }
  }
}

TEST_CASE("a datagram with a byte behind its tunnel proves nothing", "[packet]") {
  for (const Sample& sample : proven(six)) {
    INFO(sample.says);
    const Bytes more = test::joined({sample.content.bytes, {0}});
    CHECK(read(datagram(carriers[0], more, sample.port).bytes()).layers.size() == 1);
  }
}

TEST_CASE("a datagram that was not captured to its end proves nothing", "[packet]") {
  for (const Sample& sample : proven(six)) {
    const Bytes bytes = datagram(carriers[0], sample.content, sample.port).bytes();
    for (std::size_t count = 0; count < bytes.size(); ++count) {
      INFO(sample.says << ", " << count << " bytes captured");
      const Bytes exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
      const Headers headers = read({.bytes = exact, .length = bytes.size()});
      REQUIRE(headers.layers.size() == 1);
      REQUIRE(headers.layers[0].fault == Fault::none);
    }
  }
}

TEST_CASE("a frame padded to Ethernet's least size still proves VXLAN", "[packet]") {
  const PacketBuilder small = ipv4("10.0.0.1", "10.0.0.2").tcp(443);  // 40 bytes of 46
  const test::Content padded = test::joined({test::ethernet(small).bytes, Bytes(6, 0)});
  const test::Content longer = test::joined({test::ethernet(small).bytes, Bytes(7, 0)});
  CHECK(read(datagram(carriers[0], test::vxlan(1, padded)).bytes()).layers.size() == 2);
  CHECK(read(datagram(carriers[0], test::vxlan(1, longer)).bytes()).layers.size() == 1);
}

TEST_CASE("random bytes behind the first bytes of a tunnel prove nothing", "[packet][total]") {
  std::mt19937 random(4789);
  for (const Sample& sample : proven(six)) {
    for (int round = 0; round < 2000; ++round) {
      Bytes bytes = sample.content.bytes;
      const std::size_t kept = random() % 9;
      for (std::size_t at = kept; at < bytes.size(); ++at) {
        bytes[at] = static_cast<std::uint8_t>(random());
      }
      INFO(sample.says << ", " << kept << " bytes kept");
      REQUIRE(read(datagram(carriers[round % 2 == 0], bytes, sample.port).bytes()).layers.size() ==
              1);
    }
  }
}

TEST_CASE("IP in UDP proves itself by the checksum inside, by its own, or by being empty",
          "[packet]") {
  const std::vector<PacketBuilder> packets{ipv6("2600::1", "2600::2").udp(1, 2).payload(9),
                                           ipv6("2600::1", "2600::2").icmpv6(128),
                                           ipv6("2600::1", "2600::2").destination_options().tcp(1),
                                           ipv6("2600::1", "2600::2"),
                                           ipv4("10.0.0.1", "10.0.0.2").esp(),
                                           ipv4("10.0.0.1", "10.0.0.2").fragment(1480, false, 7)};
  for (const PacketBuilder& inner : packets) {
    DYNAMIC_SECTION(inner.says()) {
      const Headers headers = read(datagram(carriers[0], test::raw_ip(inner)).bytes());
      REQUIRE(headers.layers.size() == 2);
      CHECK(headers.layers[0].opens == Encapsulation::fou);
    }
  }
}

TEST_CASE("where checksums are still to be filled in, they prove nothing", "[packet]") {
  for (const PacketBuilder& inner : {six, four}) {
    const Bytes bytes = datagram(carriers[0], test::raw_ip(inner)).bytes();
    CHECK(read({.bytes = bytes, .length = bytes.size(), .has_checksums = false}).layers.size() ==
          1);
  }
}

namespace {

const std::array local{"8.0.0.0/8"_net, "2600:8::/32"_net};
const std::array remote{"9.0.0.0/8"_net, "2600:9::/32"_net};

}  // namespace

TEST_CASE("a declared tunnel is opened on its port and between its ends", "[packet]") {
  for (const Sample& sample : proven(six)) {
    const std::array tunnels{
        UdpTunnel{.kind = sample.opens, .port = 777, .local = local, .remote = remote}};
    const Declared declared{.udp = tunnels, .six_rd = {}};
    // A byte behind the packet: the shape proves nothing.
    const Bytes content = test::joined({sample.content.bytes, {0}});
    const auto opens = [&](const PacketBuilder& packet) {
      return read(whole(packet.bytes()), declared).layers[0].opens;
    };
    DYNAMIC_SECTION(sample.says) {
      if (sample.opens != Encapsulation::l2tp || sample.content.bytes[1] != 3) {
        for (const PacketBuilder& carrier : carriers) {
          CHECK(opens(datagram(carrier, content, 777)) == sample.opens);
        }
        CHECK(opens(ipv4("9.0.0.2", "8.0.0.1").udp(777, 40000).payload(content)) ==
              (answers_from_its_port(sample.opens) ? sample.opens : Encapsulation::none));
      }
      CHECK(opens(datagram(carriers[0], content, 778)) == Encapsulation::none);
      CHECK(opens(ipv4("8.0.0.1", "7.0.0.2").udp(40000, 777).payload(content)) ==
            Encapsulation::none);
    }
  }
}

TEST_CASE("a declared tunnel is opened as far as its bytes are here", "[packet][total]") {
  for (const Sample& sample : proven(six)) {
    const std::array tunnels{
        UdpTunnel{.kind = sample.opens, .port = 777, .local = {}, .remote = {}}};
    const Bytes bytes = datagram(carriers[0], sample.content, 777).bytes();
    for (std::size_t count = 28; count < bytes.size(); ++count) {
      INFO(sample.says << ", " << count << " bytes captured");
      const Bytes exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
      const Headers headers =
          read({.bytes = exact, .length = bytes.size()}, {.udp = tunnels, .six_rd = {}});
      const Layer& last = headers.layers[headers.layers.size() - 1];
      REQUIRE(last.fault == Fault::none);
      if (sample.opens != Encapsulation::l2tp) {
        REQUIRE((last.cut == wire::Beyond::not_captured || last.transport == Protocol::tcp));
      }
    }
  }
}

TEST_CASE("a first fragment of a declared tunnel is opened, or cut", "[packet]") {
  const std::array tunnels{
      UdpTunnel{.kind = Encapsulation::vxlan, .port = 4789, .local = {}, .remote = {}}};
  const auto content = test::vxlan(1, test::ethernet(six)).bytes;
  for (const std::size_t shown : {std::size_t{16}, std::size_t{64}}) {
    const Bytes start(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(shown));
    const Bytes bytes = PacketBuilder(carriers[1])
                            .fragment(0, true, 1)
                            .udp(1, 4789)
                            .udp_length(static_cast<std::uint16_t>(8 + content.size()))
                            .payload(start)
                            .bytes();
    const Headers headers = read(whole(bytes), {.udp = tunnels, .six_rd = {}});
    CHECK(headers.layers.size() == (shown == 64 ? 2 : 1));
    CHECK(headers.layers[headers.layers.size() - 1].cut == wire::Beyond::later_fragment);
  }
}

TEST_CASE("a first fragment of a declared tunnel is opened though it may turn out Teredo",
          "[packet]") {
  const std::array tunnels{
      UdpTunnel{.kind = Encapsulation::mpls, .port = 6635, .local = {}, .remote = {}}};
  const auto content = test::mpls({16}, six).bytes;  // the label begins as authentication does
  const Bytes bytes = PacketBuilder(ipv4("8.0.0.1", "9.0.0.2"))
                          .fragment(0, true, 1)
                          .udp(1, 6635)
                          .udp_length(static_cast<std::uint16_t>(8 + content.size()))
                          .payload(Bytes(content.begin(), content.begin() + 64))
                          .bytes();
  const Layer undeclared = read(whole(bytes)).layers[0];
  CHECK(undeclared.teredo_shape);
  CHECK(undeclared.opens == Encapsulation::none);
  CHECK(undeclared.cut == wire::Beyond::later_fragment);
  const Headers headers = read(whole(bytes), {.udp = tunnels, .six_rd = {}});
  CHECK(headers.layers.size() == 2);
  CHECK(headers.layers[0].opens == Encapsulation::mpls);
}

TEST_CASE("GUE's own header and variant are read where it is declared", "[packet]") {
  const std::array tunnels{
      UdpTunnel{.kind = Encapsulation::gue, .port = 6080, .local = {}, .remote = {}}};
  const std::vector<std::pair<Bytes, Encapsulation>> samples{
      {test::gue_direct(six).bytes, Encapsulation::gue},
      {test::joined({{2, 41, 0x80, 0}, Bytes(8, 1), six.bytes()}), Encapsulation::gue},
      {test::joined({{0, 143, 0, 0}, test::ethernet(six).bytes}), Encapsulation::gue},
      {test::joined({{0x20, 41, 0, 0}, six.bytes()}), Encapsulation::none},
      {test::joined({{0x80, 41, 0, 0}, six.bytes()}), Encapsulation::none},
      {test::joined({{31, 41, 0, 0}, six.bytes()}), Encapsulation::none},
  };
  for (const auto& [content, opens] : samples) {
    const Bytes bytes = datagram(carriers[0], content, 6080).bytes();
    CHECK(read(whole(bytes), {.udp = tunnels, .six_rd = {}}).layers[0].opens == opens);
  }
}

TEST_CASE("tunnels in tunnels are read no deeper than the most layers", "[packet]") {
  PacketBuilder packet = six;
  for (int depth = 0; depth < 9; ++depth) {
    packet = datagram(carriers[0], test::vxlan(1, test::ethernet(packet)));
  }
  const Headers headers = read(packet.bytes());
  CHECK(headers.layers.size() == max_layers);
  CHECK(headers.deeper);
}

TEST_CASE("ESP in UDP is opened where nothing encrypts it", "[packet]") {
  const Bytes null = PacketBuilder(carriers[0]).esp_null({}).carries(six).bytes();
  const Bytes esp(null.begin() + 20, null.end());
  const Headers headers = read(datagram(carriers[0], esp, 4500).bytes());
  REQUIRE(headers.layers.size() == 2);
  CHECK(headers.layers[0].opens == Encapsulation::esp);
  CHECK(headers.layers[0].recognised == Recognised::nothing);
  CHECK(headers.layers[1].source == "2600::1"_ip);

  CHECK(read(datagram(carriers[0], esp, 4501).bytes()).layers.size() == 1);
  Bytes damaged = esp;
  damaged.at(8 + 4) = 9;
  CHECK(read(datagram(carriers[0], damaged, 4500).bytes()).layers[0].recognised == Recognised::esp);
}
