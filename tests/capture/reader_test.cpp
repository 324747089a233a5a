// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/reader.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "capture/pcap_file.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"

namespace sixgate::capture {

namespace {

using test::ethernet;
using test::pcap_file;

constexpr std::uint32_t link_ethernet = 1;
constexpr std::uint32_t link_raw = 101;

/// A capture on disk that goes away with this.
class File {
 public:
  explicit File(const std::string& content) {
    const int opened = ::mkstemp(path_.data());
    REQUIRE(opened >= 0);
    ::close(opened);
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~File() { std::filesystem::remove(path_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / "sixgate-XXXXXX").string();
};

/// One section, one interface of raw IP, one packet of 8 bytes at 1.5 seconds.
/// draft-ietf-opsawg-pcapng, section 4.
std::string pcapng_file() {
  std::vector<std::uint8_t> file;
  for (const std::uint32_t word :
       {0x0a0d0d0aU, 28U,     0x1a2b3c4dU, 0x00010000U, ~0U,      ~0U, 28U,  //
        1U,          20U,     101U << 16,  0U,          20U,                 //
        6U,          40U,     0U,          0U,          1500000U, 8U,  8U,
        0x60000000U, 0x3b40U, 40U}) {
    test::put32(file, word);
  }
  return {file.begin(), file.end()};
}

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

TEST_CASE("pcapng is read too") {
  const File file(pcapng_file());
  Reader reader(file.path());
  const auto frame = reader.next();
  REQUIRE(frame);
  CHECK(frame->time == 1.5);
  REQUIRE(frame->packet);
  CHECK(frame->packet->bytes.size() == 8);
  CHECK_FALSE(reader.next());
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
      Reader("/nonexistent/capture.pcap");
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
      CHECK(std::string(unreadable.what()).find("IEEE802_11 (105)") != std::string::npos);
    }
  }
}

}  // namespace

}  // namespace sixgate::capture
