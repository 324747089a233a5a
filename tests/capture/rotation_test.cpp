// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/rotation.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <ios>
#include <string>
#include <vector>

#include <unistd.h>

#include <sys/inotify.h>

#include "capture/reading.hpp"
#include "support/capture_folder.hpp"
#include "support/catch.hpp"
#include "support/file_size_limit.hpp"
#include "support/umask.hpp"

namespace sixgate::test {

namespace {

using capture::Rotation;
using capture::Unwritable;
using Names = std::vector<std::string>;

namespace fs = std::filesystem;

/// So that every packet fills a file.
constexpr std::uint64_t one_packet = 1;
constexpr std::uint64_t many_packets = 1 << 20;

const std::vector<std::uint8_t> ping(64, 0x60);

/// Counts how often the permissions, or another attribute, of something in a folder change.
class PermissionChanges {
 public:
  explicit PermissionChanges(const fs::path& folder) {
    REQUIRE(::inotify_add_watch(events_, folder.c_str(), IN_ATTRIB) >= 0);
  }
  ~PermissionChanges() { ::close(events_); }
  PermissionChanges(const PermissionChanges&) = delete;
  PermissionChanges& operator=(const PermissionChanges&) = delete;

  [[nodiscard]] std::size_t count() const {
    alignas(inotify_event) std::array<char, 4096> room{};
    std::size_t count = 0;
    for (ssize_t size = 0; (size = ::read(events_, room.data(), room.size())) > 0;) {
      const char* const end = room.data() + size;
      for (const char* at = room.data(); at < end; ++count) {
        at += sizeof(inotify_event) + reinterpret_cast<const inotify_event*>(at)->len;
      }
    }
    return count;
  }

 private:
  int events_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
};

void write(Rotation& rotation, int count) {
  for (int i = 0; i < count; ++i) rotation.write({.packet = packet::whole(ping)});
}

TEST_CASE("a full file is followed by the next, and the oldest goes", "[capture]") {
  const CaptureFolder folder;
  Rotation rotation(folder.path(), {.size = one_packet, .files = 3});
  write(rotation, 2);
  CHECK(folder.names() == Names{"dropped-00000001.pcapng", "dropped-00000002.pcapng"});
  write(rotation, 3);
  CHECK(folder.names() ==
        Names{"dropped-00000003.pcapng", "dropped-00000004.pcapng", "dropped-00000005.pcapng"});
  rotation.flush();
  CHECK(rotation.packets() == 5);
  for (const std::string& name : folder.names()) {
    CHECK(read_capture(folder.content_of(name)).packets.size() == 1);
  }
}

TEST_CASE("a file is not full before it has the bytes that make it so", "[capture]") {
  const CaptureFolder folder;
  Rotation rotation(folder.path(), {.size = many_packets, .files = 3});
  write(rotation, 1000);
  rotation.flush();
  CHECK(folder.names() == Names{"dropped-00000001.pcapng"});
  CHECK(read_capture(folder.content_of("dropped-00000001.pcapng")).packets.size() == 1000);
}

TEST_CASE("numbers go on after a restart, which makes no file before its first packet",
          "[capture]") {
  const CaptureFolder folder;
  for (int start = 0; start < 4; ++start) {
    Rotation rotation(folder.path(), {.size = many_packets, .files = 2});
    rotation.prepare();
    write(rotation, 1);
  }
  const Names newest{"dropped-00000003.pcapng", "dropped-00000004.pcapng"};
  CHECK(folder.names() == newest);
  Rotation(folder.path(), {.size = many_packets, .files = 2}).prepare();
  CHECK(folder.names() == newest);
}

TEST_CASE("of a folder that has more files than are wanted now the oldest go at once",
          "[capture]") {
  const CaptureFolder folder;
  Rotation before(folder.path(), {.size = one_packet, .files = 5});
  write(before, 5);
  Rotation(folder.path(), {.size = one_packet, .files = 1}).prepare();
  CHECK(folder.names() == Names{"dropped-00000005.pcapng"});
}

TEST_CASE("other files in the folder stay and are not counted", "[capture]") {
  const CaptureFolder folder;
  fs::create_directory(folder.path());
  const Names others{"dropped-1.pcapng", "dropped-99999999.pcapng.gz", "notes"};
  for (const std::string& name : others) std::ofstream(folder.path() / name) << "mine";
  Rotation rotation(folder.path(), {.size = one_packet, .files = 1});
  write(rotation, 2);
  CHECK(folder.names() == Names{"dropped-00000002.pcapng", others[0], others[1], others[2]});
}

TEST_CASE("owner and group may read what is kept, and nobody else, whatever the umask is",
          "[capture]") {
  for (const mode_t mask : {0000U, 0022U, 0077U}) {
    INFO("umask " << std::oct << mask);
    const CaptureFolder folder;
    const Umask umask(mask);
    Rotation rotation(folder.path(), {.size = many_packets, .files = 1});
    write(rotation, 1);
    CHECK(fs::status(folder.path()).permissions() == fs::perms(0700));
    CHECK(fs::status(folder.path() / "dropped-00000001.pcapng").permissions() == fs::perms(0600));
  }
}

TEST_CASE("nobody else may read what is kept for a moment either", "[capture]") {
  const CaptureFolder folder;
  const Umask umask(0022);
  const PermissionChanges of_folder(folder.path().parent_path());
  Rotation rotation(folder.path(), {.size = one_packet, .files = 3});
  rotation.prepare();
  const PermissionChanges of_files(folder.path());
  write(rotation, 3);
  CHECK(folder.names().size() == 3);
  CHECK(of_folder.count() == 0);
  CHECK(of_files.count() == 0);
}

TEST_CASE("of a folder that is named with a slash at its end it is the same", "[capture]") {
  const CaptureFolder folder;
  const Umask umask(0022);
  Rotation(folder.path() / "", {.size = many_packets, .files = 1}).prepare();
  CHECK(fs::status(folder.path()).permissions() == fs::perms(0700));
}

TEST_CASE("folders around a new one are made too, and a folder that is there stays as it is",
          "[capture]") {
  const CaptureFolder folder;
  const Umask umask(0022);
  Rotation(folder.path() / "a" / "b", {.size = many_packets, .files = 1}).prepare();
  CHECK(fs::status(folder.path() / "a").permissions() == fs::perms(0755));
  CHECK(fs::status(folder.path() / "a" / "b").permissions() == fs::perms(0700));
  Rotation(folder.path() / "a", {.size = many_packets, .files = 1}).prepare();
  CHECK(fs::status(folder.path() / "a").permissions() == fs::perms(0755));
}

TEST_CASE("a folder that cannot be is told, before a packet comes and then", "[capture]") {
  const CaptureFolder folder;
  std::ofstream(folder.path()) << "a file";
  Rotation rotation(folder.path() / "below", {.size = many_packets, .files = 1});
  const std::string why =
      "cannot create folder " + (folder.path() / "below").string() + ": Not a directory";
  CHECK_THROWS_WITH(rotation.prepare(), why);
  CHECK_THROWS_WITH(write(rotation, 1), why);
  CHECK(rotation.packets() == 0);
}

TEST_CASE("a disk that is full keeps whole packets, and more once it has room", "[capture]") {
  const CaptureFolder folder;
  Rotation rotation(folder.path(), {.size = many_packets, .files = 2});
  write(rotation, 5);
  rotation.flush();
  {
    const FileSizeLimit limit(1000);
    write(rotation, 20);
    CHECK_THROWS_AS(rotation.flush(), Unwritable);
    CHECK(rotation.packets() == 5);
    CHECK(read_capture(folder.content_of("dropped-00000001.pcapng")).packets.size() == 5);
  }
  write(rotation, 1);
  rotation.flush();
  CHECK(rotation.packets() == 6);
  CHECK(folder.names() == Names{"dropped-00000001.pcapng"});
  const Reading reading = read_capture(folder.content_of("dropped-00000001.pcapng"));
  CHECK(reading.unreadable.empty());
  CHECK(reading.packets.size() == 6);
}

TEST_CASE("a disk that is full when a file begins costs one old file and leaves no empty one",
          "[capture]") {
  const CaptureFolder folder;
  Rotation rotation(folder.path(), {.size = one_packet, .files = 3});
  write(rotation, 3);
  rotation.flush();
  const FileSizeLimit limit(0);
  for (int i = 0; i < 3; ++i) CHECK_THROWS_AS(write(rotation, 1), Unwritable);
  CHECK(folder.names() == Names{"dropped-00000002.pcapng", "dropped-00000003.pcapng"});
}

}  // namespace

}  // namespace sixgate::test
