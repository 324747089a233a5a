// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/keeper.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <unistd.h>

#include "capture/reading.hpp"
#include "service/pipe.hpp"
#include "support/capture_folder.hpp"
#include "support/catch.hpp"
#include "support/file_size_limit.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;
using policy::Hook;
using policy::Mode;
using policy::Reason;
using test::CaptureFolder;
using test::read_capture;

using Bytes = std::vector<std::uint8_t>;

constexpr const char* first_file = "dropped-00000001.pcapng";

/// A packet that was dropped at a time, which its bytes tell too.
void drop(DroppedPackets& ring, std::uint8_t time, Mode mode = Mode::enforce,
          std::size_t length = 60) {
  Bytes bytes(length, time);
  bytes[0] = 0x60;
  const auto verdict = policy::Verdict::drop(Reason::nd_hop_limit, 0);
  ring.push(static_cast<double>(time), packet::whole(bytes),
            policy::Decision{.verdict = verdict, .notes = {}}, mode, Hook::input);
}

config::CaptureSettings into(const CaptureFolder& folder) {
  return {.folder = folder.path().string(), .size = 1, .files = 2};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Waits until the keeper has so many, kept and lost together.
KeptCounts counts_of(const Keeper& keeper, std::uint64_t packets) {
  KeptCounts counts = keeper.counts();
  for (; counts.packets + counts.lost < packets; counts = keeper.counts()) {
    std::this_thread::sleep_for(5ms);
  }
  return counts;
}

/// Catches what is said on standard error meanwhile.
class Said {
 public:
  Said() : before_(::dup(STDERR_FILENO)) { ::dup2(pipe_.writer(), STDERR_FILENO); }
  ~Said() { restore(); }
  Said(const Said&) = delete;
  Said& operator=(const Said&) = delete;

  /// All of it; nothing is caught any more.
  [[nodiscard]] std::string text() {
    restore();
    return pipe_.read();
  }

 private:
  void restore() {
    if (before_ < 0) return;
    ::dup2(before_, STDERR_FILENO);
    ::close(std::exchange(before_, -1));
  }

  test::Pipe pipe_;
  int before_;
};

TEST_CASE("dropped packets of all rings are kept by their time, with why they were dropped") {
  const CaptureFolder folder;
  DroppedPackets icmpv6;
  DroppedPackets tunnels;
  Bell failure;
  drop(icmpv6, 1);
  drop(tunnels, 2);
  drop(icmpv6, 3, Mode::monitor);
  Keeper keeper({&tunnels, &icmpv6}, into(folder), failure);
  keeper.finish();
  CHECK(keeper.counts().packets == 3);
  CHECK(keeper.counts().lost == 0);
  const std::string content = folder.content_of(first_file);
  CHECK(read_capture(content).times == std::vector{1.0, 2.0, 3.0});
  CHECK(holds(content, "drop nd.hop-limit, RFC 4861 "));
  CHECK(holds(content, "accept nd.hop-limit, RFC 4861 "));
  CHECK(holds(content, ", on input (would drop)"));
}

TEST_CASE("of a long packet the beginning is kept, and how long it was") {
  DroppedPackets ring;
  drop(ring, 1, Mode::enforce, 9000);
  REQUIRE(ring.front() != nullptr);
  CHECK(ring.front()->packet().bytes.size() == Dropped::most_bytes);
  CHECK(ring.front()->packet().length == 9000);
  const CaptureFolder folder;
  Bell failure;
  Keeper({&ring}, into(folder), failure).finish();
  const auto reading = read_capture(folder.content_of(first_file));
  REQUIRE(reading.packets.size() == 1);
  CHECK(reading.packets[0]->size() == Dropped::most_bytes);
}

TEST_CASE("what does not fit into a ring is lost, and counted") {
  DroppedPackets ring;
  for (std::size_t i = 0; i < DroppedPackets::capacity + 7; ++i) drop(ring, 1);
  CHECK(ring.lost() == 7);
  const CaptureFolder folder;
  Bell failure;
  Keeper keeper({&ring}, into(folder), failure);
  keeper.finish();
  CHECK(keeper.counts().packets == DroppedPackets::capacity);
  CHECK(keeper.counts().lost == 7);
}

TEST_CASE("files rotate at their size, and no more than are wanted stay, over restarts too") {
  const CaptureFolder folder;
  Bell failure;
  for (int start = 0; start < 4; ++start) {
    DroppedPackets ring;
    Keeper keeper({&ring}, into(folder), failure);
    for (std::uint64_t kept = 0; kept < 600; kept += 300) {
      for (int i = 0; i < 300; ++i) drop(ring, 1, Mode::enforce, 2048);
      CHECK(counts_of(keeper, kept + 300).lost == 0);
    }
    keeper.finish();
  }
  CHECK(folder.names() ==
        std::vector<std::string>{"dropped-00000007.pcapng", "dropped-00000008.pcapng"});
}

TEST_CASE("without a folder none are kept, nor is anything made") {
  const CaptureFolder folder;
  DroppedPackets ring;
  Bell failure;
  Keeper keeper({&ring}, {}, failure);
  keeper.finish();
  CHECK(keeper.counts().packets == 0);
  CHECK(keeper.counts().lost == 0);
  CHECK_FALSE(std::filesystem::exists(folder.path()));
}

TEST_CASE("a keeper follows another configuration: it begins, moves and ends") {
  const CaptureFolder one;
  const CaptureFolder other;
  DroppedPackets ring;
  Bell failure;
  Keeper keeper({&ring}, {}, failure);
  keeper.follow(into(one));
  drop(ring, 1);
  CHECK(counts_of(keeper, 1).packets == 1);
  keeper.follow(into(other));
  while (!std::filesystem::exists(other.path())) std::this_thread::sleep_for(5ms);
  drop(ring, 2);
  CHECK(counts_of(keeper, 2).packets == 2);
  keeper.follow({});
  keeper.finish();
  CHECK(read_capture(one.content_of(first_file)).times == std::vector{1.0});
  CHECK(read_capture(other.content_of(first_file)).times == std::vector{2.0});
}

TEST_CASE("a folder that cannot be written is told once, and what is dropped then is lost") {
  const CaptureFolder folder;
  std::ofstream(folder.path()) << "a file";
  DroppedPackets ring;
  Bell failure;
  Said said;
  Keeper keeper({&ring}, into(folder), failure);
  for (std::uint8_t i = 1; i <= 3; ++i) {
    drop(ring, i);
    CHECK(counts_of(keeper, i).lost == i);
  }
  keeper.finish();
  CHECK(said.text() == "sixgate: dropped packets are not kept: cannot create folder " +
                           folder.path().string() + ": Not a directory\n");
  CHECK_FALSE(failure.wait(0ms));
}

TEST_CASE("a full disk is told once; what is there stays, and more is kept once it has room") {
  const CaptureFolder folder;
  DroppedPackets ring;
  Bell failure;
  Said said;
  Keeper keeper({&ring}, into(folder), failure);
  drop(ring, 1);
  CHECK(counts_of(keeper, 1).packets == 1);
  {
    const test::FileSizeLimit limit(512);
    drop(ring, 2, Mode::enforce, 1000);
    CHECK(counts_of(keeper, 2).lost == 1);
    drop(ring, 3, Mode::enforce, 1000);
    CHECK(counts_of(keeper, 3).lost == 2);
  }
  drop(ring, 4);
  CHECK(counts_of(keeper, 4).packets == 2);
  keeper.finish();
  CHECK(read_capture(folder.content_of(first_file)).times == std::vector{1.0, 4.0});
  CHECK(said.text() == "sixgate: dropped packets are not kept: cannot write " +
                           (folder.path() / first_file).string() + ": File too large\n");
  CHECK_FALSE(failure.wait(0ms));
}

}  // namespace

}  // namespace sixgate::service
