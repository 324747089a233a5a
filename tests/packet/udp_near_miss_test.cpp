// SPDX-License-Identifier: GPL-2.0-or-later
// Ordinary UDP that looks like a tunnel, and tunnels of which one field is wrong: none is proven.
#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/link_frames.hpp"
#include "support/udp_sessions.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;

namespace {

const PacketBuilder six = ipv6("2600::1", "2600::2").tcp(443).payload(20);
const PacketBuilder four = ipv4("10.0.0.1", "10.0.0.2").tcp(443).payload(20);

/// The bytes of a tunnel with some changed.
Bytes altered(Bytes bytes, std::size_t at, std::uint8_t value) {
  bytes.at(at) = value;
  return bytes;
}

}  // namespace

TEST_CASE("what only looks like a tunnel in UDP is left alone", "[packet]") {
  const test::Content frame = test::ethernet(six);
  const Bytes vxlan = test::vxlan(5000, frame).bytes;
  const Bytes gpe = test::vxlan_gpe(5000, six).bytes;
  const Bytes geneve = test::geneve(6000, six, test::geneve_option(1, 2, Bytes(4, 0x1f))).bytes;
  const Bytes gue = test::gue(six).bytes;
  const Bytes gre = test::gre_in_udp({}, six).bytes;
  const Bytes summed = test::gre_in_udp({.has_checksum = true}, six).bytes;
  const Bytes l2tp = test::l2tp_v2({.has_length = true}, test::ppp(six)).bytes;
  const Bytes l2tp_3 = test::l2tp_v3_in_udp(9, {}, frame).bytes;
  const Bytes ayiya = test::ayiya(six).bytes;
  const std::vector<std::pair<const char*, Bytes>> samples{
      {"VXLAN without its flag", altered(vxlan, 0, 0)},
      {"VXLAN with a reserved flag", altered(vxlan, 0, 0x88)},
      {"VXLAN with a reserved byte", altered(vxlan, 2, 1)},
      {"VXLAN with the last byte", altered(vxlan, 7, 1)},
      {"VXLAN of an Ethertype that is none", altered(vxlan, 20, 0x99)},
      {"VXLAN of IPv6 with a length too small", altered(vxlan, 8 + 14 + 5, 1)},
      {"VXLAN-GPE of operations", altered(gpe, 0, 0x0d)},
      {"VXLAN-GPE of a protocol that is none", altered(gpe, 3, 9)},
      {"Geneve of version 1", altered(geneve, 0, 0x42)},
      {"Geneve's control", altered(geneve, 1, 0x80)},
      {"Geneve with a reserved bit", altered(geneve, 1, 1)},
      {"Geneve with options that are longer", altered(geneve, 11, 2)},
      {"Geneve with options that are shorter", altered(geneve, 11, 0x00)},
      {"Geneve with more options than there are", altered(geneve, 0, 0x3f)},
      {"GUE's control", altered(gue, 0, 0x20)},
      {"GUE with a header it has not", altered(gue, 0, 1)},
      {"GUE with a flag", altered(gue, 3, 1)},
      {"GUE of TCP", altered(gue, 1, 6)},
      {"GRE with a reserved flag", altered(gre, 1, 0x10)},
      {"GRE of a protocol that is none", altered(gre, 3, 0x01)},
      {"GRE with a wrong checksum", altered(summed, 4, 0)},
      {"L2TP's control", altered(l2tp, 0, 0xc8)},
      {"L2TP of version 1", altered(l2tp, 1, 1)},
      {"L2TP with a reserved bit", altered(l2tp, 0, 0x50)},
      {"L2TP longer than the datagram", altered(l2tp, 2, 0xff)},
      {"L2TP shorter than itself", altered(altered(l2tp, 2, 0), 3, 3)},
      {"L2TP of version 3 without a session", altered(l2tp_3, 7, 0)},
      {"AYIYA that does not forward", altered(ayiya, 2, 0x10)},
      {"AYIYA whose hash is none", altered(ayiya, 1, 0x53)},
      {"AYIYA with a long identity", altered(ayiya, 0, 0x54)},
      {"AYIYA of TCP", altered(ayiya, 3, 6)},
      {"IPv6 with a wrong checksum inside", altered(six.bytes(), 57, 0x99)},
      {"IPv4 with a wrong checksum", altered(four.bytes(), 10, 0)},
      {"IPv4 with a wrong checksum inside", altered(four.bytes(), 37, 0x99)},
      {"IPv6 of a protocol without checksum",
       ipv6("2600::1", "2600::2").protocol(253, Bytes(20, 1)).bytes()},
      {"40 bytes that begin as IPv6 and end it", altered(ipv6("2600::1", "2600::2").bytes(), 1, 7)},
      {"DNS", {0, 0x29, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 'w', 'w', 'w', 0, 0, 28, 0, 1}},
      {"DNS with VXLAN's id",
       {8, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 'w', 'w', 'w', 0, 0, 1, 0, 1}},
      {"STUN", test::joined({{0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42}, Bytes(12, 0x60)})},
      {"TFTP", {0, 1, 'k', 'e', 'r', 'n', 'e', 'l', 0, 'o', 'c', 't', 'e', 't', 0}},
      {"TFTP's data", test::joined({{0, 3, 0, 0}, Bytes(512, 0x45)})},
      {"IKE", test::ike().bytes},
      {"QUIC's long header", test::joined({{0xc3, 0, 0, 0, 1, 8}, Bytes(1194, 0x5a)})},
      {"QUIC's short header", test::joined({{0x45}, Bytes(1199, 0x5a)})},
      {"QUIC's short header of 40 bytes", test::joined({{0x60}, Bytes(39, 0x3b)})},
      {"GTP-U, whose header may pass for labels",
       test::joined({{0x30, 0xff, 0, 80, 0, 0, 1, 1}, six.bytes()})},
      {"RTP", test::joined({{0x80, 0, 0x86, 0xdd, 0, 0, 0, 1, 0x60, 0, 0, 0}, Bytes(160, 0xff)})},
      {"RTP that looks like GRE with a checksum",
       test::joined({{0x80, 0, 0x86, 0xdd, 0, 0, 0, 1}, six.bytes()})},
      {"NTP", test::joined({{0x23, 2, 6, 0xe9}, Bytes(44, 0x60)})},
      {"BitTorrent's DHT", {'d', '1', ':', 'a', 'd', '2', ':', 'i', 'd', '2', '0', ':'}},
      {"BitTorrent's uTP", test::joined({{0x41, 0}, Bytes(18, 0x45)})},
      {"nothing", {}},
      {"zeros", Bytes(1200, 0)},
      {"ones", Bytes(1200, 0xff)},
  };
  for (const auto& [says, bytes] : samples) {
    for (PacketBuilder carrier : {ipv4("8.0.0.1", "9.0.0.2"), ipv6("2600:8::1", "2600:9::2")}) {
      DYNAMIC_SECTION(says << (carrier.is_ipv4() ? " over IPv4" : " over IPv6")) {
        const Bytes packet = carrier.udp(40000, 12345).payload(bytes).bytes();
        const Bytes exact(packet.begin(), packet.end());
        const Headers headers = read(exact);
        CHECK(headers.layers.size() == 1);
        CHECK(headers.layers[0].opens == Encapsulation::none);
        CHECK(headers.layers[0].fault == Fault::none);
        CHECK(headers.layers[0].cut == wire::Beyond::nothing);
      }
    }
  }
}
