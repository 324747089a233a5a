// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/recognise.hpp"

#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ipsec.hpp"
#include "support/udp_sessions.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;

namespace {

struct Sample {
  const char* says;
  std::uint16_t port;
  Bytes bytes;
  Recognised recognised;
};

Bytes text(std::string_view words) { return Bytes(words.begin(), words.end()); }

Bytes altered(Bytes bytes, std::size_t at, std::uint8_t value) {
  bytes.at(at) = value;
  return bytes;
}

const std::vector<Sample> sessions{
    {"IKE", 500, test::ike().bytes, Recognised::ike},
    {"IKE of version 1", 500, altered(altered(test::ike().bytes, 17, 0x10), 18, 2),
     Recognised::ike},
    {"IKE behind a marker", 4500, test::ike_with_marker(35).bytes, Recognised::ike},
    {"ESP", 4500, test::encrypted_esp(0x1234), Recognised::esp},
    {"a keepalive", 4500, test::nat_keepalive().bytes, Recognised::nat_keepalive},
    {"WireGuard's initiation", 51820, test::wireguard_initiation().bytes, Recognised::wireguard},
    {"WireGuard's initiation elsewhere", 443, test::wireguard_initiation().bytes,
     Recognised::wireguard},
    {"WireGuard's response", 443, test::wireguard_response().bytes, Recognised::wireguard},
    {"WireGuard's cookie", 443, test::wireguard_cookie().bytes, Recognised::wireguard},
    {"WireGuard's data", 51820, test::wireguard_transport(64).bytes, Recognised::wireguard},
    {"WireGuard's keepalive", 51820, test::wireguard_transport(0).bytes, Recognised::wireguard},
    {"OpenVPN", 1194, test::openvpn_hard_reset().bytes, Recognised::openvpn},
    {"TSP", 3653, test::tunnel_setup_protocol(1, "VERSION=2.0.0\r\n").bytes, Recognised::tsp},
    {"a heartbeat", 3740, test::sixxs_heartbeat("HEARTBEAT TUNNEL 2001:db8::2 sender 1 x").bytes,
     Recognised::heartbeat},
};

const std::vector<Sample> near_misses{
    {"IKE elsewhere", 501, test::ike().bytes, Recognised::nothing},
    {"IKE without an SPI", 500, test::joined({Bytes(8, 0), Bytes(20, 0x20)}), Recognised::nothing},
    {"IKE of version 3", 500, altered(test::ike().bytes, 17, 0x30), Recognised::nothing},
    {"IKE with an exchange of version 1", 500, altered(test::ike().bytes, 18, 2),
     Recognised::nothing},
    {"IKE longer than its datagram", 500, altered(test::ike().bytes, 27, 29), Recognised::nothing},
    {"a marker and no IKE", 4500, Bytes(12, 0), Recognised::nothing},
    {"another single byte", 4500, {0xfe}, Recognised::nothing},
    {"seven bytes", 4500, Bytes(7, 0xff), Recognised::nothing},
    {"WireGuard's initiation of another size", 51820,
     Bytes(test::joined({{1, 0, 0, 0}, Bytes(145, 1)})), Recognised::nothing},
    {"WireGuard's data elsewhere", 443, test::wireguard_transport(64).bytes, Recognised::nothing},
    {"WireGuard's data of no multiple", 51820, test::wireguard_transport(63).bytes,
     Recognised::nothing},
    {"OpenVPN's opcode 12", 1194, Bytes(20, 0x60), Recognised::nothing},
    {"OpenVPN's opcode 0", 1194, Bytes(20, 0), Recognised::nothing},
    {"OpenVPN too short", 1194, Bytes(13, 0x38), Recognised::nothing},
    {"TSP without its marker", 3653, Bytes(20, 0x70), Recognised::nothing},
    {"a heartbeat of something else", 3740, text("HEARTBEAT TUNNEX"), Recognised::nothing},
    {"DNS", 53, {0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1}, Recognised::nothing},
};

PacketBuilder datagram(const Sample& sample) {
  return ipv6("2600::1", "2600::2").udp(40000, sample.port).payload(sample.bytes);
}

}  // namespace

TEST_CASE("a session in UDP is recognised, in either direction and over either family",
          "[packet]") {
  for (const Sample& sample : sessions) {
    DYNAMIC_SECTION(sample.says) {
      for (const PacketBuilder& packet :
           {datagram(sample),
            ipv6("2600::1", "2600::2").udp(sample.port, 40000).payload(sample.bytes),
            ipv4("8.0.0.1", "9.0.0.2").udp(40000, sample.port).payload(sample.bytes)}) {
        const Layer layer = read(packet.bytes()).layers[0];
        CHECK(layer.recognised == sample.recognised);
        CHECK(layer.opens == Encapsulation::none);
      }
    }
  }
}

TEST_CASE("what only looks like a session is not recognised", "[packet]") {
  for (const Sample& sample : near_misses) {
    DYNAMIC_SECTION(sample.says) {
      CHECK(read(datagram(sample).bytes()).layers[0].recognised == Recognised::nothing);
    }
  }
}

TEST_CASE("a session of any length is read without a fault", "[packet][total]") {
  for (const Sample& sample : sessions) {
    for (std::size_t count = 0; count < sample.bytes.size(); ++count) {
      Sample part = sample;
      part.bytes.resize(count);
      const Bytes bytes = datagram(part).bytes();
      const Bytes exact(bytes.begin(), bytes.end());
      INFO(sample.says << ", " << count << " bytes");
      const Layer layer = read(exact).layers[0];
      REQUIRE(layer.fault == Fault::none);
      if (sample.recognised == Recognised::ike && sample.port == 500) {
        REQUIRE(layer.recognised == Recognised::nothing);
      }
    }
  }
}

TEST_CASE("a session in TCP is recognised by how it begins", "[packet]") {
  const Bytes openvpn = test::openvpn_hard_reset().bytes;
  const std::vector<Sample> samples{
      {"IKE", 4500, text("IKETCP"), Recognised::ike},
      {"TSP", 3653, text("VERSION=2.0.0\r\n"), Recognised::tsp},
      {"TSP's answer", 3653, text("CAPABILITY TUNNEL=V6V4 AUTH=ANONYMOUS\r\n"), Recognised::tsp},
      {"OpenVPN", 1194, test::joined({test::bytes16(14), openvpn}), Recognised::openvpn},
      {"IKE elsewhere", 4501, text("IKETCP"), Recognised::nothing},
      {"five letters of IKE", 4500, text("IKETC"), Recognised::nothing},
      {"TSP elsewhere", 80, text("VERSION=2.0.0\r\n"), Recognised::nothing},
      {"OpenVPN longer than its segment", 1194, test::joined({test::bytes16(15), openvpn}),
       Recognised::nothing},
      {"nothing", 1194, {}, Recognised::nothing},
  };
  for (const Sample& sample : samples) {
    DYNAMIC_SECTION(sample.says) {
      const auto packet = ipv4("8.0.0.1", "9.0.0.2").tcp(sample.port).payload(sample.bytes);
      CHECK(read(packet.bytes()).layers[0].recognised == sample.recognised);
    }
  }
}
