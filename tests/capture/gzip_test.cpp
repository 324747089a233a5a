// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdint>
#include <string>
#include <vector>

#include "capture/pcap_file.hpp"
#include "capture/pcapng_file.hpp"
#include "capture/reading.hpp"
#include "support/catch.hpp"

namespace sixgate::test {

namespace {

constexpr std::uint32_t link_raw = 101;

/// A thousand packets that do not compress to nothing.
std::string many_packets() {
  std::vector<Record> records;
  std::uint32_t noise = 1;
  for (int i = 0; i < 1000; ++i) {
    std::vector<std::uint8_t> packet{0x60};
    for (int octet = 0; octet < 200; ++octet) {
      noise = noise * 1664525 + 1013904223;
      packet.push_back(static_cast<std::uint8_t>(noise >> 24));
    }
    records.push_back({.bytes = packet});
  }
  return pcap_file(link_raw, records);
}

}  // namespace

TEST_CASE("a capture compressed by gzip reads as the plain one does", "[capture]") {
  const std::string plain = many_packets();
  const Reading expected = read_capture(plain);
  REQUIRE(expected.packets.size() == 1000);
  CHECK(read_capture(gzipped(plain)).packets == expected.packets);
  CHECK(read_capture(gzipped(plain)).unreadable.empty());
}

TEST_CASE("a gzip file of several members is one capture", "[capture]") {
  const std::string plain = many_packets();
  const Reading expected = read_capture(plain);
  for (const std::size_t cut : {std::size_t{0}, std::size_t{1}, std::size_t{30}, plain.size()}) {
    CAPTURE(cut);
    const Reading reading =
        read_capture(gzipped(plain.substr(0, cut)) + gzipped(plain.substr(cut)));
    CHECK(reading.packets == expected.packets);
    CHECK(reading.unreadable.empty());
  }
}

TEST_CASE("pcapng may be compressed too", "[capture]") {
  const std::string plain = PcapngFile().interface(link_raw).packet(0, {0x60, 1}).bytes();
  CHECK(read_capture(gzipped(plain)).packets == read_capture(plain).packets);
  CHECK(read_capture(gzipped(plain)).packets.size() == 1);
}

TEST_CASE("of a gzip file that ends early what is there is read, then it is said", "[capture]") {
  const std::string compressed = gzipped(many_packets());
  const Reading reading = read_capture(compressed.substr(0, compressed.size() / 2));
  CHECK(reading.packets.size() > 300);
  CHECK(reading.packets.size() < 700);
  CHECK(reading.unreadable ==
        "after frame " + std::to_string(reading.packets.size()) + ": ends inside its gzip data");

  const Reading without_trailer = read_capture(compressed.substr(0, compressed.size() - 1));
  CHECK(without_trailer.packets.size() == 1000);
  CHECK(without_trailer.unreadable == "after frame 1000: ends inside its gzip data");

  for (std::size_t size = 2; size < 20; ++size) {
    CAPTURE(size);
    CHECK(read_capture(compressed.substr(0, size)).unreadable == "ends inside its gzip data");
  }
}

TEST_CASE("damaged gzip data are read up to the damage", "[capture]") {
  std::string compressed = gzipped(many_packets());
  SECTION("in the checksum behind all of it") {
    compressed[compressed.size() - 8] ^= 1;
    const Reading reading = read_capture(compressed);
    CHECK(reading.packets.size() == 1000);
    CHECK(reading.unreadable ==
          "after frame 1000: its gzip data are damaged: incorrect data check");
  }
  SECTION("in what follows a member") {
    const Reading reading = read_capture(compressed + "no member");
    CHECK(reading.packets.size() == 1000);
    CHECK(reading.unreadable ==
          "after frame 1000: its gzip data are damaged: incorrect header check");
  }
  SECTION("in the header") {
    compressed[2] = 9;  // the only method that there is has number 8
    CHECK(read_capture(compressed).unreadable ==
          "its gzip data are damaged: unknown compression method");
  }
}

}  // namespace sixgate::test
