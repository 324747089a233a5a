// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/writer.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <ios>
#include <iterator>
#include <string>
#include <vector>

#include <pcap/pcap.h>

#include "capture/reader.hpp"
#include "capture/reading.hpp"
#include "support/capture_folder.hpp"
#include "support/catch.hpp"
#include "support/umask.hpp"

namespace sixgate::test {

namespace {

namespace fs = std::filesystem;

using Bytes = std::vector<std::uint8_t>;
using capture::Writer;
using packet::whole;
using wire::Family;

/// A packet of that many bytes, which numbers tell apart.
Bytes packet(std::uint8_t number, std::size_t size = 40) {
  Bytes bytes(size, number);
  bytes[0] = 0x60;
  return bytes;
}

/// A name that no file has, and a file of that name that goes away with this.
class Written {
 public:
  [[nodiscard]] const std::string& path() const { return file_.path(); }

  [[nodiscard]] std::string content() const {
    std::ifstream in(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  [[nodiscard]] Reading read() const { return read_capture(content()); }

 private:
  CaptureFile file_{""};
};

/// The block of a packet of time 7, as it should be.
///
/// padded  the packet's bytes, of which `captured` are its own
Bytes block_of(const Bytes& padded, std::uint8_t captured, std::uint8_t length,
               const Bytes& options) {
  const auto size = static_cast<std::uint8_t>(32 + padded.size() + options.size());
  Bytes block{6, 0, 0, 0, size, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0};
  block.insert(block.end(), {captured, 0, 0, 0, length, 0, 0, 0});
  block.insert(block.end(), padded.begin(), padded.end());
  block.insert(block.end(), options.begin(), options.end());
  block.insert(block.end(), {size, 0, 0, 0});
  return block;
}

Bytes end_of(const std::string& content, std::size_t size) {
  REQUIRE(content.size() >= size);
  return {content.end() - static_cast<std::ptrdiff_t>(size), content.end()};
}

TEST_CASE("what is written is read again: bytes, times to the microsecond, order", "[capture]") {
  const Written file;
  Writer writer(file.path());
  writer.write({.packet = whole(packet(1)), .time = 1118316711.523001, .comment = "one"});
  writer.write({.packet = whole(packet(2, 41)), .time = 1118316711.523, .comment = ""});
  writer.write({.packet = whole(packet(3, 43)), .time = 4102444800.999999, .comment = "three"});
  writer.finish();
  CHECK(writer.packets() == 3);
  CHECK(writer.size() == file.content().size());
  const Reading reading = file.read();
  CHECK(reading.unreadable.empty());
  REQUIRE(reading.packets.size() == 3);
  CHECK(reading.packets[0] == packet(1));
  CHECK(reading.packets[1] == packet(2, 41));
  CHECK(reading.packets[2] == packet(3, 43));
  CHECK(reading.times == std::vector{1118316711.523001, 1118316711.523, 4102444800.999999});
}

TEST_CASE("a packet's block has its lengths, its comment and padding to 32 bits", "[capture]") {
  const Written file;
  const Bytes five{0x60, 1, 2, 3, 4};
  const Bytes padded{0x60, 1, 2, 3, 4, 0, 0, 0};
  Bytes expected;
  SECTION("with a comment that needs padding") {
    Writer(file.path()).write({.packet = whole(five), .time = 7e-6, .comment = "abcde"});
    expected = block_of(padded, 5, 5, {1, 0, 5, 0, 'a', 'b', 'c', 'd', 'e', 0, 0, 0, 0, 0, 0, 0});
  }
  SECTION("without one") {
    Writer(file.path()).write({.packet = whole(five), .time = 7e-6});
    expected = block_of(padded, 5, 5, {});
  }
  SECTION("of which only a part was captured") {
    Writer(file.path()).write({.packet = {.bytes = five, .length = 200}, .time = 7e-6});
    expected = block_of(padded, 5, 200, {});
  }
  CHECK(end_of(file.content(), expected.size()) == expected);
}

TEST_CASE("of a comment that no option can hold the beginning is kept", "[capture]") {
  const Written file;
  Writer(file.path())
      .write({.packet = whole(packet(1)), .time = 0, .comment = std::string(70000, 'x')});
  const std::string content = file.content();
  CHECK(content.find(std::string(65535, 'x')) != std::string::npos);
  CHECK(content.find(std::string(65536, 'x')) == std::string::npos);
  CHECK(file.read().packets.size() == 1);
}

TEST_CASE("a packet larger than readers take is cut and keeps its length", "[capture]") {
  const Written file;
  Writer(file.path()).write({.packet = whole(packet(1, Writer::longest_capture + 1)), .time = 0});
  const Reading reading = file.read();
  CHECK(reading.unreadable.empty());
  REQUIRE(reading.packets.size() == 1);
  CHECK(reading.packets[0] == packet(1, Writer::longest_capture));
}

TEST_CASE("a link that spoke of another family than the packet is kept with it", "[capture]") {
  const Written file;
  const Bytes version_4{0x45, 0, 0, 20};
  {
    Writer writer(file.path());
    writer.write({.packet = {.bytes = packet(1), .length = 40, .family = Family::ipv6}});
    writer.write({.packet = {.bytes = version_4, .length = 4, .family = Family::ipv6}});
    writer.write({.packet = {.bytes = packet(2), .length = 40, .family = Family::ipv4}});
    writer.write({.packet = {.bytes = version_4, .length = 4, .family = Family::ipv6}});
  }
  capture::Reader reader(file.path());
  const auto family_of_next = [&reader] { return reader.next()->packet->family; };
  CHECK(family_of_next() == std::nullopt);
  CHECK(family_of_next() == Family::ipv6);
  CHECK(family_of_next() == Family::ipv4);
  CHECK(family_of_next() == Family::ipv6);
  CHECK_FALSE(reader.next());
}

TEST_CASE("libpcap reads it by itself", "[capture]") {
  const Written file;
  Writer(file.path()).write({.packet = whole(packet(1)), .time = 3.5, .comment = "drop"});
  std::array<char, PCAP_ERRBUF_SIZE> error{};
  pcap_t* const opened = pcap_open_offline(file.path().c_str(), error.data());
  INFO(error.data());
  REQUIRE(opened != nullptr);
  CHECK(pcap_datalink(opened) == DLT_RAW);
  pcap_pkthdr* header = nullptr;
  const u_char* bytes = nullptr;
  REQUIRE(pcap_next_ex(opened, &header, &bytes) == 1);
  CHECK(header->caplen == 40);
  CHECK(header->len == 40);
  CHECK(header->ts.tv_sec == 3);
  CHECK(header->ts.tv_usec == 500000);
  CHECK(pcap_next_ex(opened, &header, &bytes) == PCAP_ERROR_BREAK);
  pcap_close(opened);
}

TEST_CASE("a file without packets is a capture", "[capture]") {
  const Written file;
  Writer(file.path()).finish();
  const Reading reading = file.read();
  CHECK(reading.packets.empty());
  CHECK(reading.unreadable.empty());
}

TEST_CASE("a file that is there is written over, or refused where a new one is asked for",
          "[capture]") {
  const CaptureFile old("what is worth keeping");
  CHECK_THROWS_WITH(Writer(old.path(), 0640), "cannot create " + old.path() + ": File exists");
  CHECK(std::ifstream(old.path()).peek() == 'w');
  Writer(old.path()).finish();
  CHECK(std::ifstream(old.path()).peek() == '\n');
}

TEST_CASE(
    "a new file has exactly the permissions that are asked for, another what the umask leaves",
    "[capture]") {
  for (const mode_t mask : {0000U, 0022U, 0077U}) {
    INFO("umask " << std::oct << mask);
    const CaptureFolder folder;
    fs::create_directory(folder.path());
    const Umask umask(mask);
    const fs::path asked = folder.path() / "asked";
    const fs::path left = folder.path() / "left";
    Writer(asked.string(), 0640).finish();
    Writer(left.string()).finish();
    CHECK(fs::status(asked).permissions() == fs::perms(0640));
    CHECK(fs::status(left).permissions() == fs::perms(0666 & ~mask));
  }
}

TEST_CASE("a file that is written over keeps its permissions", "[capture]") {
  const CaptureFile old("what was there");
  fs::permissions(old.path(), fs::perms(0600));
  Writer(old.path()).finish();
  CHECK(fs::status(old.path()).permissions() == fs::perms(0600));
}

TEST_CASE("a file that cannot be is told by its name", "[capture]") {
  CHECK_THROWS_WITH(Writer("/nonexistent/a.pcapng"),
                    "cannot create /nonexistent/a.pcapng: No such file or directory");
  CHECK_THROWS_WITH(Writer("/dev/full"), "cannot write /dev/full: No space left on device");
}

}  // namespace

}  // namespace sixgate::test
