// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/reader.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <unistd.h>

#include "capture/pcap_file.hpp"
#include "capture/pcapng_file.hpp"
#include "capture/reading.hpp"
#include "support/catch.hpp"

namespace sixgate::capture {

namespace {

using test::ethernet;
using test::pcap_file;

constexpr std::uint32_t link_ethernet = 1;
constexpr std::uint32_t link_raw = 101;

using File = test::CaptureFile;

TEST_CASE("frames come in order, with their number, time and packet") {
  const File file(pcap_file(
      link_ethernet,
      {{.bytes = ethernet(0x86dd, {0x60}), .seconds = 1118316711, .microseconds = 523000},
       {.bytes = ethernet(0x0806, {0x00}), .seconds = 1118316712},
       {.bytes = ethernet(0x0800, {0x45, 0x00}), .length = 14 + 1500, .seconds = 1118316713}}));
  Reader reader(file.path());

  const auto first = reader.next();
  REQUIRE(first);
  CHECK(first->number == 1);
  CHECK(first->time == 1118316711.523);
  REQUIRE(first->packet);
  CHECK(first->packet->bytes.size() == 1);

  const auto second = reader.next();
  REQUIRE(second);
  CHECK(second->number == 2);
  CHECK_FALSE(second->packet);

  const auto third = reader.next();
  REQUIRE(third);
  REQUIRE(third->packet);
  CHECK(third->packet->bytes.size() == 2);
  CHECK(third->packet->length == 1500);

  CHECK_FALSE(reader.next());
}

/// The same file as a machine of the other byte order writes it: every word of the headers turned.
std::string turned(std::string file, std::size_t records, std::size_t record_size) {
  const auto turn = [&file](std::size_t at, std::size_t size) {
    std::reverse(file.begin() + static_cast<std::ptrdiff_t>(at),
                 file.begin() + static_cast<std::ptrdiff_t>(at + size));
  };
  for (const auto& [at, size] :
       std::vector<std::pair<std::size_t, std::size_t>>{{0, 4}, {4, 2}, {6, 2}, {16, 4}, {20, 4}}) {
    turn(at, size);
  }
  for (std::size_t record = 0; record < records; ++record) {
    for (std::size_t word = 0; word < 4; ++word)
      turn(24 + record * (16 + record_size) + word * 4, 4);
  }
  return file;
}

TEST_CASE("pcap is read in either byte order") {
  const std::string file = pcap_file(
      link_raw,
      {{.bytes = {0x60, 1}, .seconds = 1}, {.bytes = {0x45, 2}, .seconds = 2, .microseconds = 7}});
  const auto read = test::read_capture(file);
  const auto read_turned = test::read_capture(turned(file, 2, 2));
  CHECK(read_turned.unreadable.empty());
  CHECK(read.packets.size() == 2);
  CHECK(read_turned.packets == read.packets);
  CHECK(read_turned.times == read.times);
}

TEST_CASE("pcap with times in nanoseconds is read to the microsecond") {
  std::string file =
      pcap_file(link_raw, {{.bytes = {0x60}, .seconds = 1, .microseconds = 500000999}});
  file.replace(0, 4, "\xa1\xb2\x3c\x4d");
  CHECK(test::read_capture(file).times == std::vector{1.5});
}

/// Standard input is `content` while this lives, through a pipe.
class PipedInput {
 public:
  explicit PipedInput(std::string content)
      : content_(std::move(content)), saved_(::dup(STDIN_FILENO)) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    REQUIRE(::dup2(ends[0], STDIN_FILENO) >= 0);
    ::close(ends[0]);
    writer_ = std::thread([this, to = ends[1]] {
      for (const char octet : content_) {
        if (::write(to, &octet, 1) != 1) break;
      }
      ::close(to);
    });
  }
  ~PipedInput() {
    writer_.join();
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }
  PipedInput(const PipedInput&) = delete;
  PipedInput& operator=(const PipedInput&) = delete;

 private:
  std::string content_;
  int saved_;
  std::thread writer_;
};

TEST_CASE("standard input may be a pipe of any kind of capture, in the smallest pieces") {
  const std::string pcap = pcap_file(link_raw, {{.bytes = {0x60}}, {.bytes = {0x45, 2}}});
  const std::string pcapng = test::PcapngFile()
                                 .interface(link_raw)
                                 .interface(link_ethernet)
                                 .packet(0, {0x60})
                                 .packet(1, ethernet(0x0800, {0x45, 2}))
                                 .bytes();
  for (const std::string& content : {pcap, pcapng, test::gzipped(pcap), test::gzipped(pcapng)}) {
    const PipedInput input(content);
    Reader reader("-");
    const auto first = reader.next();
    REQUIRE(first);
    REQUIRE(first->packet);
    CHECK(first->packet->bytes.size() == 1);
    const auto second = reader.next();
    REQUIRE(second);
    REQUIRE(second->packet);
    CHECK(second->packet->bytes.size() == 2);
    CHECK_FALSE(reader.next());
  }
}

TEST_CASE("an empty capture has no frame") {
  const File file(pcap_file(link_raw, {}));
  CHECK_FALSE(Reader(file.path()).next());
}

TEST_CASE("what stands before the damage is read, then the file and the frame are named") {
  std::string content = pcap_file(link_raw, {{.bytes = {0x60}}, {.bytes = {0x60, 0, 0, 0}}});
  content.resize(content.size() - 2);
  const File file(content);
  Reader reader(file.path());
  CHECK(reader.next());
  try {
    (void)reader.next();
    FAIL("the damage was not noticed");
  } catch (const Unreadable& unreadable) {
    CHECK(std::string(unreadable.what()).starts_with(file.path() + ": after frame 1: "));
  }
}

TEST_CASE("what cannot be read is refused with the file's name") {
  SECTION("no such file") {
    try {
      const Reader reader("/nonexistent/capture.pcap");
      FAIL("it was read");
    } catch (const Unreadable& unreadable) {
      CHECK(std::string(unreadable.what()) ==
            "/nonexistent/capture.pcap: No such file or directory");
    }
  }
  SECTION("no capture") {
    const File file("role = \"border\"\nmode = \"enforce\"\n");
    CHECK_THROWS_AS(Reader(file.path()), Unreadable);
  }
  SECTION("a folder") {
    const std::string folder = std::filesystem::temp_directory_path().string();
    try {
      Reader reader(folder);
      FAIL("it was read");
    } catch (const Unreadable& unreadable) {
      CHECK(std::string(unreadable.what()) == folder + ": Is a directory");
    }
  }
  SECTION("no byte") {
    const File file("");
    CHECK_THROWS_AS(Reader(file.path()), Unreadable);
  }
  SECTION("a link type that is not known, which is named") {
    const File file(pcap_file(105, {}));
    try {
      Reader reader(file.path());
      FAIL("it was read");
    } catch (const Unreadable& unreadable) {
      CHECK(std::string(unreadable.what()) == file.path() +
                                                  ": link type IEEE802_11 (105) is not "
                                                  "known here; " +
                                                  known_links() + " are");
    }
  }
}

}  // namespace

}  // namespace sixgate::capture
