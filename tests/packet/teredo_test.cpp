// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/teredo.hpp"

#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;

namespace {

// The vector of RFC 4380's layout: server 65.54.227.120, client 192.0.2.45 port 40000.
constexpr const char* client = "2001:0:4136:e378:8000:63bf:3fff:fdd2";

const PacketBuilder outer = ipv4("192.0.2.45", "65.54.227.120");
const PacketBuilder out = ipv6(client, "2600::1").icmpv6(128);
const PacketBuilder in = ipv6("2600::1", client).icmpv6(129);
const PacketBuilder solicitation =
    ipv6("fe80::8000:ffff:ffff:fffd", "ff02::2").router_solicitation();
const PacketBuilder bubble = ipv6(client, "2001:0:4136:e378:0:63bf:3fff:fdd3");

PacketBuilder datagram(std::uint16_t port = 3544) { return PacketBuilder(outer).udp(40000, port); }

}  // namespace

TEST_CASE("Teredo is known by its shape, on whatever port", "[packet]") {
  for (const auto& packet :
       {datagram().teredo(out), datagram(53).teredo(in), datagram(12345).teredo(bubble),
        datagram().teredo(solicitation), datagram().teredo_origin(337, "1.2.3.4").teredo(in),
        datagram(9).teredo_authentication().teredo(solicitation),
        datagram().teredo_authentication(4, 20).teredo(solicitation),
        datagram().teredo_authentication(255, 255).teredo(solicitation),
        datagram().teredo_authentication().teredo_origin(337, "1.2.3.4").teredo(in),
        datagram().teredo(out).payload({1, 4, 0, 0, 0, 7})}) {  // a Nonce trailer; RFC 6081 4.2
    DYNAMIC_SECTION(packet.says()) {
      const Headers headers = read(packet.bytes());
      CHECK(headers.layers[0].teredo_shape);
      CHECK(headers.layers[0].opens == Encapsulation::teredo);
      REQUIRE(headers.layers.size() == 2);
      CHECK(headers.layers[1].is_ipv6());
      CHECK(headers.layers[1].fault == Fault::none);
    }
  }
}

namespace {

/// A STUN binding request: type 1, length, magic cookie, transaction; RFC 8489 section 5.
Bytes stun(std::uint8_t attributes) {
  Bytes bytes{0, 1, 0, attributes, 0x21, 0x12, 0xa4, 0x42};
  bytes.insert(bytes.end(), 12u + attributes, 0x60);
  return bytes;
}

/// A TFTP read request: opcode 1, name, mode; RFC 1350 section 5.
Bytes tftp() {
  Bytes bytes{0, 1};
  for (const char c : std::string("kernel\0octet\0", 13)) {
    bytes.push_back(static_cast<std::uint8_t>(c));
  }
  return bytes;
}

/// IKE on port 4500: four zeros in front, then two SPIs, then the next payload and version 2.0.
Bytes ike() {
  Bytes bytes(4, 0);
  bytes.insert(bytes.end(), 16, 0x61);
  bytes.insert(bytes.end(), {33, 0x20, 34, 8});
  bytes.insert(bytes.end(), 200, 0x55);
  return bytes;
}

/// A DNS query with this id: flags, counts, name; RFC 1035 section 4.1.
Bytes dns(std::uint8_t id) {
  Bytes bytes{0, id, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 'w', 'w', 'w', 3, 'o', 'r', 'g', 0};
  bytes.insert(bytes.end(), {0, 28, 0, 1});
  return bytes;
}

}  // namespace

TEST_CASE("what only looks a little like Teredo is left alone", "[packet]") {
  struct Sample {
    const char* says;
    PacketBuilder packet;
    Encapsulation opens = Encapsulation::none;
  };
  const std::vector<Sample> samples{
      {"STUN without attributes", datagram(3478).payload(stun(0))},
      {"STUN with attributes", datagram(3478).payload(stun(100))},
      {"TFTP", datagram(69).payload(tftp())},
      {"IKE on port 4500", datagram(4500).payload(ike())},
      {"DNS with id 1", datagram(53).payload(dns(1))},
      {"DNS with id 0", datagram(53).payload(dns(0))},
      {"no payload", datagram()},
      {"one byte", datagram().payload({0x60})},
      {"IPv6 without an address of Teredo's", datagram().teredo(ipv6("2600::1", "2600::2").tcp(1)),
       Encapsulation::fou},
      {"IPv6 to a link-local address", datagram().teredo(ipv6("2600::1", "fe80::1").tcp(1)),
       Encapsulation::fou},
      {"2001:1::, which is not Teredo's", datagram().teredo(ipv6("2001:1::1", "2600::2").tcp(1)),
       Encapsulation::fou},
      {"39 bytes of an IPv6 header", datagram().payload(PacketBuilder(out).truncated(39).bytes())},
      {"origin indication and nothing", datagram().teredo_origin(337, "1.2.3.4")},
      {"IPv4 inside", datagram().payload(ipv4("10.0.0.1", "10.0.0.2").tcp(1).bytes()),
       Encapsulation::fou},
  };
  for (const Sample& sample : samples) {
    DYNAMIC_SECTION(sample.says) {
      const Headers headers = read(sample.packet.bytes());
      CHECK_FALSE(headers.layers[0].teredo_shape);
      CHECK(headers.layers[0].opens == sample.opens);
      CHECK(headers.layers[0].fault == Fault::none);
    }
  }
}

TEST_CASE("a false shape costs a look and opens no Teredo", "[packet]") {
  struct Sample {
    const char* says;
    PacketBuilder packet;
    Encapsulation opens = Encapsulation::none;
  };
  const std::vector<Sample> samples{
      {"TCP from a link-local address", datagram(443).teredo(ipv6("fe80::1", "2600::1").tcp(1)),
       Encapsulation::fou},
      {"a QUIC header that looks like it",
       datagram(443).teredo(ipv6("fe80::1", "2600::1").protocol(6, Bytes(20, 0x33)))},
      {"DNS with id 1 and a long name", datagram(53).payload(dns(1)).payload(60)},
      {"STUN of before the cookie", datagram(3478).payload({0, 1, 0, 40}).payload(56)},
      {"authentication longer than the datagram", datagram().payload({0, 1, 255, 255}).payload(60)},
      {"an inner packet longer than the datagram",
       datagram().teredo(PacketBuilder(out).payload_length(100))},
  };
  for (const Sample& sample : samples) {
    DYNAMIC_SECTION(sample.says) {
      const Headers headers = read(sample.packet.bytes());
      CHECK(headers.layers[0].teredo_shape);
      CHECK(headers.layers[0].opens == sample.opens);
      CHECK(headers.layers[0].fault == Fault::none);
    }
  }
}

TEST_CASE("however short the first fragment, Teredo is seen or not ruled out", "[packet]") {
  const std::vector<PacketBuilder> forms{
      datagram().teredo(out), datagram().teredo_origin(337, "1.2.3.4").teredo(out),
      datagram().teredo_authentication().teredo(out),
      datagram().teredo_authentication(4, 20).teredo_origin(337, "1.2.3.4").teredo(out)};
  for (const PacketBuilder& form : forms) {
    const Bytes bytes = form.bytes();
    for (std::size_t shown = 8; 20 + shown < bytes.size(); shown += 8) {
      Bytes first(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(20 + shown));
      test::set16(first, 2, static_cast<std::uint32_t>(first.size()));
      first[6] = 0x20;  // more fragments
      const Layer layer = read(first).layers[0];
      CAPTURE(form.says(), shown);
      CHECK((layer.opens == Encapsulation::teredo || layer.cut == wire::Beyond::later_fragment));
    }
  }
}

TEST_CASE("an authentication header is a shape from 61 bytes of UDP on", "[packet]") {
  CHECK_FALSE(read(datagram().payload({0, 1}).payload(50).bytes()).layers[0].teredo_shape);
  CHECK(read(datagram().payload({0, 1}).payload(51).bytes()).layers[0].teredo_shape);
}

TEST_CASE("Teredo is IPv4's: the same datagram over IPv6 is none", "[packet]") {
  const Headers headers = read(ipv6("2600::1", "2600::2").udp(40000, 3544).teredo(out).bytes());
  CHECK(headers.layers[0].opens == Encapsulation::fou);
  CHECK_FALSE(headers.layers[0].teredo_shape);
}

TEST_CASE("only what the UDP length covers is opened, though the kernel sees the shape",
          "[packet]") {
  const Headers headers = read(datagram().udp_length(8).teredo(out).bytes());
  CHECK(headers.layers.size() == 1);
  CHECK(headers.layers[0].opens == Encapsulation::none);
  CHECK(headers.layers[0].teredo_shape);
}
