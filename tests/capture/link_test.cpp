// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/link.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "capture/pcap_file.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"

namespace sixgate::capture {

namespace {

using Bytes = std::vector<std::uint8_t>;
using test::ethernet;

const Bytes packet{0x60, 0, 0, 0, 0, 0, 59, 64};

const Bytes snap{0xaa, 0xaa, 3, 0, 0, 0, 0x86, 0xdd};

Bytes operator+(Bytes bytes, const Bytes& more) {
  bytes.insert(bytes.end(), more.begin(), more.end());
  return bytes;
}

Bytes cooked_v1(std::uint16_t device, std::uint16_t protocol) {
  Bytes header(16, 0);
  test::set16(header, 2, device);
  test::set16(header, 14, protocol);
  return header;
}

Bytes cooked_v2(std::uint16_t device, std::uint16_t protocol) {
  Bytes header(20, 0);
  test::set16(header, 0, protocol);
  test::set16(header, 8, device);
  return header;
}

struct Row {
  std::string says;
  int type;
  Bytes link;  ///< in front of the packet
  bool has_ip;
};

const std::vector<Row> rows{
    {"Ethernet, IPv6", 1, ethernet(0x86dd, {}), true},
    {"Ethernet, IPv4", 1, ethernet(0x0800, {}), true},
    {"Ethernet, ARP", 1, ethernet(0x0806, {}), false},
    {"802.1ad around 802.1Q", 1, ethernet(0x86dd, {}, {0x88a8, 0x8100}), true},
    {"PPPoE in Ethernet", 1, ethernet(0x8864, {0x11, 0, 0, 1, 0, 10, 0, 0x57}), true},
    {"MPLS in Ethernet", 1, ethernet(0x8847, {0, 1, 1, 64}), true},
    {"raw IP as a file has it", 101, {}, true},
    {"raw IP as libpcap has it", 12, {}, true},
    {"raw IP as OpenBSD has it", 14, {}, true},
    {"raw IPv4", 228, {}, true},
    {"raw IPv6", 229, {}, true},
    {"Linux cooked version 1", 113, cooked_v1(1, 0x86dd), true},
    {"Linux cooked version 1, of a PPP device", 113, cooked_v1(512, 0x0800), true},
    {"Linux cooked version 1, of a device without addresses", 113, cooked_v1(65534, 0x86dd), true},
    {"Linux cooked version 1, of a GRE device", 113, cooked_v1(778, 0x86dd), true},
    {"Linux cooked version 1, a tag", 113, cooked_v1(1, 0x8100) + Bytes{0, 1, 0x86, 0xdd}, true},
    {"Linux cooked version 1, LLC", 113, cooked_v1(1, 4) + snap, true},
    {"Linux cooked version 1, ARP", 113, cooked_v1(1, 0x0806), false},
    {"Linux cooked version 1, netlink", 113, cooked_v1(824, 0x0800), false},
    {"Linux cooked version 1, radiotap", 113, cooked_v1(803, 0x0800), false},
    {"Linux cooked version 1, frame relay", 113, cooked_v1(770, 0x0800), false},
    {"Linux cooked version 2", 276, cooked_v2(1, 0x0800), true},
    {"Linux cooked version 2, of a device without addresses", 276, cooked_v2(65534, 0x86dd), true},
    {"Linux cooked version 2, ARP", 276, cooked_v2(1, 0x0806), false},
    {"Linux cooked version 2, radiotap", 276, cooked_v2(803, 0x0800), false},
    {"null, IPv4, little-endian", 0, {2, 0, 0, 0}, true},
    {"null, IPv4, big-endian", 0, {0, 0, 0, 2}, true},
    {"null, IPv6 of Linux", 0, {10, 0, 0, 0}, true},
    {"null, IPv6 of OpenBSD", 0, {24, 0, 0, 0}, true},
    {"null, IPv6 of FreeBSD", 0, {0, 0, 0, 28}, true},
    {"null, IPv6 of Darwin", 0, {30, 0, 0, 0}, true},
    {"null, another family", 0, {7, 0, 0, 0}, false},
    {"loop, IPv6", 108, {0, 0, 0, 24}, true},
    {"loop, little-endian", 108, {24, 0, 0, 0}, false},
    {"enc, IPv4", 109, {2, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 2}, true},
    {"PPP", 9, {0x00, 0x57}, true},
    {"PPP with address and control", 9, {0xff, 0x03, 0x00, 0x21}, true},
    {"PPP, IPCP", 9, {0x80, 0x21}, false},
    {"serial PPP", 50, {0xff, 0x03, 0x00, 0x57}, true},
    {"serial PPP with Cisco's framing, unicast", 50, {0x0f, 0x00, 0x86, 0xdd}, true},
    {"serial PPP with Cisco's framing, broadcast", 50, {0x8f, 0x00, 0x08, 0x00}, true},
    {"serial PPP with Cisco's framing, keepalive", 50, {0x8f, 0x00, 0x80, 0x35}, false},
    {"PPP of pppd", 166, {0x01, 0x03, 0x00, 0x57}, true},
    {"PPP with its direction", 204, {0x01, 0xff, 0x03, 0x00, 0x57}, true},
    {"PPP with its direction, no address", 204, {0x00, 0x21}, true},
    {"PPPoE", 51, {0x11, 0, 0, 1, 0, 10, 0, 0x57}, true},
    {"Cisco HDLC", 104, {0x0f, 0x00, 0x86, 0xdd}, true},
    {"Cisco HDLC, MPLS", 104, {0x0f, 0x00, 0x88, 0x47, 0, 1, 1, 64}, true},
    {"Cisco HDLC with its direction", 205, {0x01, 0x0f, 0x00, 0x08, 0x00}, true},
    {"ATM as a file has it", 100, snap, true},
    {"ATM as libpcap has it", 11, snap, true},
    {"MPLS", 219, {0, 1, 0, 64, 0, 2, 1, 64}, true},
    {"MPLS with no bottom", 219, {0, 1, 0, 64}, false},
};

TEST_CASE("a frame's outermost IP packet is found behind its link header") {
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const Link* const link = find_link(row.type);
      REQUIRE(link != nullptr);
      const Bytes frame = row.link + packet;
      const auto found = link->find_ip(frame, frame.size());
      REQUIRE(found.has_value() == row.has_ip);
      if (found) {
        CHECK(Bytes(found->bytes.begin(), found->bytes.end()) == packet);
        CHECK(found->length == packet.size());
      }
    }
  }
}

TEST_CASE("a frame cut anywhere has no packet, or what is captured of it") {
  for (const Row& row : rows) {
    if (!row.has_ip) continue;
    DYNAMIC_SECTION(row.says) {
      const Bytes frame = row.link + packet;
      for (std::size_t captured = 0; captured <= frame.size(); ++captured) {
        CAPTURE(captured);
        const Bytes cut(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(captured));
        const auto found = find_link(row.type)->find_ip(cut, frame.size());
        if (captured < row.link.size()) {
          CHECK_FALSE(found);
        } else if (captured > row.link.size()) {
          REQUIRE(found);
          CHECK(found->bytes.size() == captured - row.link.size());
          CHECK(found->length == packet.size());
        }
      }
    }
  }
}

TEST_CASE("a cut frame's packet keeps its length on the wire") {
  const Bytes frame = ethernet(0x86dd, packet, {0x8100});
  const auto found = find_link(1)->find_ip(frame, 18 + 1500);
  REQUIRE(found);
  CHECK(found->bytes.size() == packet.size());
  CHECK(found->length == 1500);
}

TEST_CASE("a frame cut right behind its link header still carries an IP packet") {
  const auto found = find_link(1)->find_ip(ethernet(0x0800, {}), 14 + 1500);
  REQUIRE(found);
  CHECK(found->bytes.empty());
  CHECK(found->length == 1500);
}

TEST_CASE("padding behind a PPPoE session's payload is not captured packet") {
  const Bytes frame =
      ethernet(0x8864, Bytes{0x11, 0, 0, 1, 0, 10, 0, 0x57} + packet + Bytes(20, 0));
  const auto found = find_link(1)->find_ip(frame, frame.size());
  REQUIRE(found);
  CHECK(found->bytes.size() == packet.size());
  CHECK(found->length == packet.size());
}

TEST_CASE("a wire length below the captured one is not believed") {
  const auto found = find_link(1)->find_ip(ethernet(0x86dd, packet), 3);
  REQUIRE(found);
  CHECK(found->length == packet.size());
}

TEST_CASE("other link types are not known") {
  for (const int type : {105, 127, 147, -1}) {
    CAPTURE(type);
    CHECK(find_link(type) == nullptr);
  }
}

TEST_CASE("the links that are known are told once each") {
  CHECK(
      known_links() ==
      "Ethernet, raw IP, Linux cooked, BSD loopback, OpenBSD enc, PPP, PPPoE, Cisco HDLC, ATM and "
      "MPLS");
}

}  // namespace

}  // namespace sixgate::capture
