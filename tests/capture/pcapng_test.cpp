// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "capture/pcap_file.hpp"
#include "capture/pcapng_file.hpp"
#include "capture/reading.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"

namespace sixgate::test {

namespace {

using Bytes = std::vector<std::uint8_t>;
using Packets = std::vector<std::optional<Bytes>>;
using Order = PcapngFile::Order;

constexpr std::uint32_t link_ethernet = 1;
constexpr std::uint32_t link_raw = 101;
constexpr std::uint32_t link_cooked = 113;
constexpr std::uint32_t link_80211 = 105;

/// Packets that tell which is which.
Bytes packet(std::uint8_t mark) { return {0x60, 0, 0, 0, 0, 0, 59, 64, mark}; }

Bytes cooked(const Bytes& payload) {
  Bytes frame(14, 0);
  put16(frame, 0x86dd);
  frame.insert(frame.end(), payload.begin(), payload.end());
  return frame;
}

}  // namespace

TEST_CASE("interfaces of different link types and lengths are read from one file", "[capture]") {
  for (const Order order : {Order::big_endian, Order::little_endian}) {
    const Reading reading = read_capture(PcapngFile(order)
                                             .interface(link_ethernet, 65535)
                                             .interface(link_raw, 0)
                                             .packet(1, packet(1))
                                             .packet(0, ethernet(0x86dd, packet(2)))
                                             .interface(link_cooked, 96)
                                             .interface(link_raw, 1500)
                                             .packet(2, cooked(packet(3)))
                                             .old_packet(0, ethernet(0x86dd, packet(4)))
                                             .old_packet(3, packet(5))
                                             .packet(1, packet(6))
                                             .bytes());
    CHECK(reading.unreadable.empty());
    CHECK(reading.packets ==
          Packets{packet(1), packet(2), packet(3), packet(4), packet(5), packet(6)});
    CHECK(reading.unknown_frames.empty());
  }
}

TEST_CASE("every section has its own interfaces and its own byte order", "[capture]") {
  const Reading reading = read_capture(PcapngFile(Order::big_endian)
                                           .interface(link_ethernet)
                                           .packet(0, ethernet(0x86dd, packet(1)))
                                           .section(Order::little_endian)
                                           .interface(link_raw)
                                           .packet(0, packet(2))
                                           .section(Order::little_endian)
                                           .interface(link_cooked)
                                           .section(Order::big_endian)
                                           .interface(link_cooked)
                                           .packet(0, cooked(packet(3)))
                                           .bytes());
  CHECK(reading.unreadable.empty());
  CHECK(reading.packets == Packets{packet(1), packet(2), packet(3)});
}

TEST_CASE("each interface has its own clock", "[capture]") {
  const Bytes nanoseconds{0, 9, 0, 1, 9, 0, 0, 0};
  const Reading reading = read_capture(PcapngFile()
                                           .interface(link_raw)
                                           .interface(link_ethernet, 0, nanoseconds)
                                           .packet(0, packet(1), 0, 1500000)
                                           .packet(1, ethernet(0x86dd, packet(2)), 0, 2500001000)
                                           .bytes());
  CHECK(reading.unreadable.empty());
  CHECK(reading.times == std::vector{1.5, 2.500001});
}

TEST_CASE("a simple packet is as long as its interface's snapshots are", "[capture]") {
  const Reading reading = read_capture(PcapngFile(Order::little_endian)
                                           .interface(link_raw, 9)
                                           .interface(link_ethernet, 1500)
                                           .simple_packet(packet(1), 1500)
                                           .simple_packet({0x60, 2}, 2)
                                           .bytes());
  CHECK(reading.unreadable.empty());
  CHECK(reading.packets == Packets{packet(1), Bytes{0x60, 2}});

  const Reading lies =
      read_capture(PcapngFile().interface(link_raw).simple_packet({0x60, 2}, 200).bytes());
  CHECK_FALSE(lies.unreadable.empty());
}

TEST_CASE("blocks of other kinds are stepped over", "[capture]") {
  const Reading reading = read_capture(PcapngFile()
                                           .block(0x0bad, Bytes(7, 1))
                                           .interface(link_raw)
                                           .block(4, Bytes(40, 0))    // names
                                           .block(5, Bytes(1000, 0))  // statistics
                                           .packet(0, packet(1))
                                           .block(0x0bad, {})
                                           .block(0x0bad, Bytes(100000, 6))
                                           .packet(0, packet(2))
                                           .bytes());
  CHECK(reading.unreadable.empty());
  CHECK(reading.packets == Packets{packet(1), packet(2)});
}

TEST_CASE("frames of an unknown link type are counted, and said once", "[capture]") {
  const Reading reading = read_capture(PcapngFile()
                                           .interface(link_80211)
                                           .packet(0, packet(1))
                                           .packet(0, packet(2))
                                           .interface(link_raw)
                                           .packet(1, packet(3))
                                           .bytes());
  CHECK(reading.unreadable.empty());
  CHECK(reading.packets == Packets{std::nullopt, std::nullopt, packet(3)});
  CHECK(reading.unknown_frames.find(
            "2 frames are from interfaces that are not read; link type IEEE802_11 (105) is not "
            "known here; Ethernet, raw IP, ") != std::string::npos);
}

TEST_CASE("a file with no interface of a known link type is refused at its end", "[capture]") {
  const std::string why = "link type IEEE802_11 (105) is not known here; Ethernet, ";
  const Reading reading =
      read_capture(PcapngFile().interface(link_80211).packet(0, packet(1)).interface(147).bytes());
  CHECK(reading.packets == Packets{std::nullopt});
  CHECK(reading.unreadable.starts_with(why));
  CHECK(read_capture(PcapngFile().interface(link_80211).bytes()).unreadable.starts_with(why));
}

TEST_CASE("the link type that interfaces are made to have is not known by itself", "[capture]") {
  const Reading reading =
      read_capture(PcapngFile().interface(link_raw).interface(147).packet(1, packet(1)).bytes());
  CHECK(reading.packets == Packets{std::nullopt});
  CHECK(reading.unreadable.empty());
}

TEST_CASE("a pcapng file is read up to its damage", "[capture]") {
  const Bytes body(20, 0);
  struct Damage {
    std::string says;
    std::string file;
    std::string why;
  };
  const auto begun = [] { return PcapngFile().interface(link_raw).packet(0, packet(1)); };
  const std::vector<Damage> damages{
      {"no length", begun().block(6, body, 0).bytes(), "has a length of 0 < 12"},
      {"less than a block's", begun().block(6, body, 8).bytes(), "has a length of 8 < 12"},
      {"not a multiple of four", begun().block(6, body, 30).bytes(),
       "has a length of 30 that is not a multiple of 4"},
      {"more than there is", begun().block(6, body, 4096).bytes(),
       "tried to read 4088 bytes, only got 24"},
      {"much more than there is", begun().block(6, body, 16 << 20).bytes(),
       "tried to read 16777208 bytes, only got 24"},
      {"more than any block has", begun().block(6, body, 0xfffffffc).bytes(),
       "pcapng block size 4294967292 > maximum 16777216"},
      {"another one behind", begun().block(6, body, {}, 28).bytes(), "trailer"},
      {"another one behind a simple packet", begun().block(3, body, {}, 28).bytes(), "trailer"},
      {"an interface that there is not", begun().packet(1, packet(2)).bytes(),
       "there's no Interface Description Block for that interface"},
      {"an interface of the section before",
       begun().section(Order::big_endian).packet(0, packet(2)).bytes(),
       "a packet block before any Interface Description Blocks"},
      {"a packet block without its fields", begun().block(6, {}).bytes(), "is too short"},
      {"an interface block without its fields", begun().block(1, Bytes(4, 0)).bytes(),
       "is too short"},
      {"a simple packet without its field", begun().block(3, {}).bytes(), "is too short"},
      {"a section of no byte order", begun().block(0x0a0d0d0a, body).bytes(),
       "unknown file format"},
      {"a section header of no length",
       begun().block(0x0a0d0d0a, Bytes{0x1a, 0x2b, 0x3c, 0x4d, 0, 1, 0, 0}, 0).bytes(),
       "invalid length"},
  };
  for (const Damage& damage : damages) {
    DYNAMIC_SECTION(damage.says) {
      const Reading reading = read_capture(damage.file);
      CHECK(reading.packets == Packets{packet(1)});
      CHECK(reading.unreadable.starts_with("after frame 1: "));
      CAPTURE(reading.unreadable, damage.why);
      CHECK(reading.unreadable.find(damage.why) != std::string::npos);
    }
  }
}

TEST_CASE("a pcapng file cut anywhere yields the frames before the cut", "[capture]") {
  const std::string first = PcapngFile().interface(link_raw).packet(0, packet(1)).bytes();
  const std::string whole = PcapngFile()
                                .interface(link_raw)
                                .packet(0, packet(1))
                                .section(Order::little_endian)
                                .interface(link_ethernet)
                                .packet(0, ethernet(0x86dd, packet(2)))
                                .bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    const Reading reading = read_capture(whole.substr(0, size));
    CHECK(reading.packets.size() == (size < first.size() ? 0 : 1));
  }
}

TEST_CASE("more interfaces than any machine has are refused", "[capture]") {
  std::string file = PcapngFile().bytes();
  const std::string section = file;
  std::string interface = PcapngFile().interface(link_raw).bytes().substr(section.size());
  for (int i = 0; i <= 65536; ++i) file += interface;
  file += PcapngFile().packet(0, packet(1)).bytes().substr(section.size());
  CHECK(read_capture(file).unreadable == "has too many interfaces");
}

}  // namespace sixgate::test
