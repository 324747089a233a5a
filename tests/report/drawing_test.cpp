// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/drawing.hpp"

#include <algorithm>
#include <sstream>
#include <string>

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"
#include "support/site.hpp"

namespace sixgate::report {

namespace {

using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;
using test::Site;

PacketBuilder native() { return ipv6("2600::1", "2600::2"); }
PacketBuilder outer() { return ipv4("192.0.2.1", "198.51.100.1"); }

std::string draw(const packet::Packet& packet, Colour colour = Colour::never) {
  return drawing(packet, packet::read(packet), Site().policy(), colour);
}

std::string draw(const Bytes& bytes) { return draw(packet::whole(bytes)); }

std::size_t widest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, line.size());
  return widest;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a packet is drawn a header a line, with its first and last byte") {
  CHECK(draw(outer().carries(ipv6("2002:c000:201::1", "2002:c633:6401::1")
                                 .fragment(0, true, 7)
                                 .udp(1, 2)
                                 .payload(8)
                                 .udp_length(24))) ==
        "     0..19     ipv4          192.0.2.1 > 198.51.100.1, ttl 64, next 41, length 84, "
        "opens 6to4\n"
        "    20..59       ipv6        2002:c000:201::1 > 2002:c633:6401::1, hop-limit 64, next 44, "
        "length 64\n"
        "    60..67         fragment  offset 0, more, id 0x7\n"
        "    68..75         udp       1 > 2, checksum unverified\n"
        "    76..83         data      16 bytes, 8 of them here, the rest later-fragment\n");
}

TEST_CASE("what an error quotes stands under it") {
  CHECK(
      draw(
          native().icmpv6(2, 0, 1280).quoting(ipv6("2600::2", "2600::1").routing(0, 0).tcp(443))) ==
      "     0..39     ipv6             2600::1 > 2600::2, hop-limit 64, next 58, length 132\n"
      "    40..47       icmpv6         packet-too-big (2), mtu 1280, checksum good\n"
      "    48..87         quoted ipv6  2600::2 > 2600::1, hop-limit 64, next 43, length 84\n"
      "    88..111          routing0   segments-left 0, addresses 1\n"
      "   112..131          tcp        40000 > 443, syn, checksum good\n");
}

TEST_CASE("options are drawn with the length of their data, and padding in a row once") {
  CHECK(holds(draw(native().hop_by_hop({5, 2, 0, 0, 0, 0}).udp(1, 2)),
              "hopopts  router-alert(2) 0, pad1 x2\n"));
  CHECK(holds(draw(outer().ipv4_options({148, 4, 0, 0}).udp(1, 2)), ", router-alert(2)\n"));
}

TEST_CASE("a fault is drawn where reading stopped") {
  CHECK(holds(draw(native().tcp(443).truncated(45).payload_length(5)),
              "    40           fault  truncated in tcp\n"));
  CHECK(holds(draw(outer().carries(native().tcp(443).version(5))),
              "    20           fault  version, its first byte is 0x50\n"));
}

TEST_CASE("a cut says why, and how much of the data is here") {
  const Bytes whole = native().udp(1, 2).payload(100);
  const auto cut = [&whole](std::size_t captured) {
    return draw({.bytes = std::span(whole).first(captured), .length = whole.size()});
  };
  CHECK(holds(cut(44), "    40           cut  not-captured in udp\n"));
  CHECK(
      holds(cut(60), "    48..147      data  100 bytes, 12 of them here, the rest not-captured\n"));
}

TEST_CASE("bytes behind a packet are drawn at the depth of the packet") {
  CHECK(draw(outer().carries(native().says_next(59)).padded(2)) ==
        "     0..19     ipv4     192.0.2.1 > 198.51.100.1, ttl 64, next 41, length 60, "
        "opens 6in4\n"
        "    20..59       ipv6   2600::1 > 2600::2, hop-limit 64, next 59, length 40\n"
        "    60..61     trailer  2 bytes behind the packet\n");
}

TEST_CASE("a long chain and a deep nest stay within 100 columns") {
  const std::string from = "2001:db8:1111:2222:3333:4444:5555:6666";
  PacketBuilder chain = ipv6(from, from);
  for (std::size_t i = 0; i < packet::max_extension_headers; ++i) chain.destination_options();
  CHECK(widest_line(draw(chain.tcp(443))) <= 100);
  PacketBuilder nest = ipv6(from, from).tcp(443);
  for (std::size_t i = 0; i < packet::max_layers; ++i) nest = ipv6(from, from).carries(nest);
  const std::string drawn = draw(nest);
  CHECK(widest_line(drawn) <= 100);
  CHECK(holds(drawn, "deeper"));
}

TEST_CASE("colour changes nothing but colour") {
  const Bytes bytes = native().hop_by_hop({5, 200, 0, 0, 0, 0}).tcp(443);
  std::string coloured = draw(packet::whole(bytes), Colour::always);
  CHECK(holds(coloured, "\033[31mfault\033[0m"));
  for (const std::string code : {"\033[31m", "\033[32m", "\033[33m", "\033[0m"}) {
    for (std::size_t at = 0; (at = coloured.find(code)) != std::string::npos;) {
      coloured.erase(at, code.size());
    }
  }
  CHECK(coloured == draw(bytes));
}

}  // namespace

}  // namespace sixgate::report
