// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/link.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "capture/pcap_file.hpp"
#include "support/catch.hpp"

namespace sixgate::capture {

namespace {

using Bytes = std::vector<std::uint8_t>;
using test::ethernet;

const Bytes packet{0x60, 0, 0, 0, 0, 0, 59, 64};

/// A header of `size` bytes with a type at `at`, and a packet behind it.
Bytes cooked(std::size_t size, std::size_t at, std::uint16_t type) {
  Bytes frame(size, 0);
  frame[at] = static_cast<std::uint8_t>(type >> 8);
  frame[at + 1] = static_cast<std::uint8_t>(type & 0xff);
  frame.insert(frame.end(), packet.begin(), packet.end());
  return frame;
}

/// A PPPoE session's frame, with a packet of that PPP protocol.
Bytes pppoe(std::uint8_t protocol) {
  Bytes payload{0x11, 0, 0, 1, 0, 10, 0, protocol};
  payload.insert(payload.end(), packet.begin(), packet.end());
  return ethernet(0x8864, payload, {0x8100});
}

struct Row {
  std::string says;
  int type;
  Bytes frame;
  bool has_ip;
};

const std::vector<Row> rows{
    {"Ethernet, IPv6", 1, ethernet(0x86dd, packet), true},
    {"Ethernet, IPv4", 1, ethernet(0x0800, packet), true},
    {"Ethernet, ARP", 1, ethernet(0x0806, packet), false},
    {"Ethernet, a length and no type", 1, ethernet(0x0040, packet), false},
    {"802.1Q", 1, ethernet(0x86dd, packet, {0x8100}), true},
    {"802.1ad around 802.1Q", 1, ethernet(0x86dd, packet, {0x88a8, 0x8100}), true},
    {"802.1Q around ARP", 1, ethernet(0x0806, packet, {0x8100}), false},
    {"PPPoE, IPv4", 1, pppoe(0x21), true},
    {"PPPoE, IPv6", 1, pppoe(0x57), true},
    {"PPPoE, an echo request of LCP", 1, pppoe(0x23), false},
    {"raw IP as a file has it", 101, packet, true},
    {"raw IP as libpcap has it", 12, packet, true},
    {"raw IP as OpenBSD has it", 14, packet, true},
    {"raw IPv4", 228, packet, true},
    {"raw IPv6", 229, packet, true},
    {"Linux cooked version 1", 113, cooked(16, 14, 0x86dd), true},
    {"Linux cooked version 1, ARP", 113, cooked(16, 14, 0x0806), false},
    {"Linux cooked version 2", 276, cooked(20, 0, 0x0800), true},
    {"Linux cooked version 2, ARP", 276, cooked(20, 0, 0x0806), false},
};

TEST_CASE("a frame's outermost IP packet is found behind its link header") {
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const FindIp find_ip = find_link(row.type);
      REQUIRE(find_ip != nullptr);
      const auto found = find_ip(row.frame, row.frame.size());
      REQUIRE(found.has_value() == row.has_ip);
      if (found) {
        CHECK(Bytes(found->bytes.begin(), found->bytes.end()) == packet);
        CHECK(found->length == packet.size());
      }
    }
  }
}

TEST_CASE("a cut frame's packet keeps its length on the wire") {
  const Bytes frame = ethernet(0x86dd, packet, {0x8100});
  const auto found = find_link(1)(frame, 18 + 1500);
  REQUIRE(found);
  CHECK(found->bytes.size() == packet.size());
  CHECK(found->length == 1500);
}

TEST_CASE("a frame cut right behind its link header still carries an IP packet") {
  const auto found = find_link(1)(ethernet(0x0800, {}), 14 + 1500);
  REQUIRE(found);
  CHECK(found->bytes.empty());
  CHECK(found->length == 1500);
}

TEST_CASE("a frame cut inside its link header or a tag carries nothing that can be found") {
  const Bytes frame = ethernet(0x86dd, packet, {0x8100});
  for (std::size_t captured = 0; captured < 18; ++captured) {
    CAPTURE(captured);
    CHECK_FALSE(find_link(1)(std::span(frame).first(captured), frame.size()));
  }
}

TEST_CASE("a wire length below the captured one is not believed") {
  const auto found = find_link(1)(ethernet(0x86dd, packet), 3);
  REQUIRE(found);
  CHECK(found->length == packet.size());
}

TEST_CASE("other link types are not known") {
  for (const int type : {0, 9, 105, 127, 147, -1}) {
    CAPTURE(type);
    CHECK(find_link(type) == nullptr);
  }
}

}  // namespace

}  // namespace sixgate::capture
