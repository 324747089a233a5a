// SPDX-License-Identifier: GPL-2.0-or-later
// What ThreadSanitizer looks at: what the threads of a gate share while all of them are at work.
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <poll.h>
#include <unistd.h>

#include <sys/socket.h>

#include "config/written.hpp"
#include "service/audience.hpp"
#include "service/events.hpp"
#include "service/keeper.hpp"
#include "service/reporter.hpp"
#include "service/ruling.hpp"
#include "support/capture_folder.hpp"
#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;
using policy::Reason;
using test::CaptureFolder;

/// An item whose parts are all the same, unless two threads were at it at once.
class Item {
 public:
  explicit Item(std::uint32_t number) { parts_.fill(number); }

  [[nodiscard]] bool is(std::uint32_t number) const {
    return std::ranges::count(parts_, number) == static_cast<std::ptrdiff_t>(parts_.size());
  }

 private:
  std::array<std::uint32_t, 64> parts_{};
};

using Items = Ring<Item, 64>;

/// Threads that push the same event over and over, one into each ring, until this goes away.
class Flood {
 public:
  /// pushes  whether one is pushed now; for all of them
  explicit Flood(
      std::array<Events, 3>& rings,
      const std::function<bool(const Events&)>& pushes = [](const Events&) { return true; }) {
    for (Events& ring : rings) {
      threads_.emplace_back([this, &ring, pushes] {
        const Event event = test::event(1, Reason::tunnel_undeclared);
        while (!is_over_) {
          if (pushes(ring)) ring.push(event);
        }
      });
    }
  }
  ~Flood() {
    is_over_ = true;
    for (std::thread& thread : threads_) thread.join();
  }
  Flood(const Flood&) = delete;
  Flood& operator=(const Flood&) = delete;

 private:
  std::atomic<bool> is_over_ = false;
  std::vector<std::thread> threads_;
};

/// Counts what it hears.
class Ear : public Listener {
 public:
  void hear(const Event& /*event*/, const report::Occasion& /*occasion*/) override { ++heard; }
  void pass_on(bool is_end) override { has_heard_end = is_end; }

  std::atomic<unsigned> heard = 0;
  bool has_heard_end = false;
};

/// Somebody who watches everything until he goes away.
class Visitor {
 public:
  explicit Visitor(Audience& audience) {
    std::array<int, 2> ends{};
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) == 0);
    own_ = Descriptor(ends[0]);
    audience.let_in({.verdicts = Verdicts::all, .reasons = "*"}, Descriptor(ends[1]));
  }

  /// Waits for a whole line. False where the connection ends before.
  [[nodiscard]] bool hears() const {
    std::array<char, 4096> part{};
    ssize_t length = 0;
    do {
      pollfd place{.fd = own_.number(), .events = POLLIN, .revents = 0};
      ::poll(&place, 1, -1);
      length = ::read(own_.number(), part.data(), part.size());
    } while (length > 0 && std::find(part.begin(), part.begin() + length, '\n') == part.end());
    return length > 0;
  }

 private:
  Descriptor own_{-1};
};

config::CaptureSettings into(const CaptureFolder& folder) {
  return {.folder = folder.path().string(), .size = 1, .files = 2};
}

/// A rulebook whose max-depth tells it from others.
std::shared_ptr<Rulebook> rulebook(unsigned depth) {
  return std::make_shared<Rulebook>(
      test::load_text("[tunnels]\nmax-depth = " + std::to_string(depth) + "\n"));
}

TEST_CASE("between two threads a ring loses and mixes up nothing") {
  std::function<bool(Items&, std::uint32_t)> add;
  SECTION("that is pushed") {
    add = [](Items& items, std::uint32_t number) { return items.push(Item(number)); };
  }
  SECTION("that is made in its slot") {
    add = [](Items& items, std::uint32_t number) { return items.emplace(number); };
  }
  constexpr std::uint32_t count = 100'000;
  Items items;
  std::atomic<bool> is_over = false;
  std::thread pushing([&] {
    for (std::uint32_t i = 0; i < count;) {
      if (add(items, i)) {
        ++i;
      } else {
        std::this_thread::yield();
      }
    }
    is_over = true;
  });
  std::uint32_t popped = 0;
  bool is_in_order = true;
  for (bool is_last_look = false; !is_last_look;) {
    is_last_look = is_over;
    while (const Item* const item = items.front()) {
      is_in_order = is_in_order && item->is(popped);
      items.pop();
      ++popped;
    }
    std::this_thread::yield();
  }
  pushing.join();
  CHECK(is_in_order);
  CHECK(popped == count);
}

TEST_CASE("all that several threads drop is kept or counted as lost, while the folder changes") {
  const std::array<CaptureFolder, 2> folders;
  std::array<DroppedPackets, 3> rings;
  std::array<std::uint64_t, 3> dropped{};
  Bell failure;
  Keeper keeper({&rings[0], &rings[1], &rings[2]}, into(folders[0]), failure);
  std::atomic<bool> is_over = false;
  std::vector<std::thread> dropping;
  for (std::size_t i = 0; i < rings.size(); ++i) {
    dropping.emplace_back([&is_over, &ring = rings[i], &count = dropped[i]] {
      const std::vector<std::uint8_t> bytes(60, 0x60);
      const policy::Decision decision{.verdict = policy::Verdict::drop(Reason::nd_hop_limit, 0),
                                      .notes = {}};
      for (; !is_over; ++count) {
        ring.push(static_cast<double>(count), packet::whole(bytes), decision, policy::Mode::enforce,
                  policy::Hook::input);
      }
    });
  }
  for (const CaptureFolder& folder : folders) {
    keeper.follow(into(folder));
    while (folder.names().empty() && !failure.wait(5ms)) (void)keeper.counts();
  }
  is_over = true;
  for (std::thread& thread : dropping) thread.join();
  keeper.finish();
  const KeptCounts counts = keeper.counts();
  CHECK(counts.packets > 0);
  CHECK(counts.packets + counts.lost ==
        std::accumulate(dropped.begin(), dropped.end(), std::uint64_t{0}));
  for (const CaptureFolder& folder : folders) CHECK_FALSE(folder.names().empty());
}

TEST_CASE("under a flood that never ends events are told, and the end comes when it is asked for") {
  std::array<Events, 3> rings;
  const Flood flood(rings);
  Ear ear;
  Bell stop;
  Bell failure;
  Reporter reporter({&rings[0], &rings[1], &rings[2]}, {&ear}, stop, failure);
  while (ear.heard == 0) std::this_thread::yield();
  reporter.finish();
  CHECK(ear.has_heard_end);
}

TEST_CASE(
    "who comes to watch while events are told hears them, and once all have gone none are wanted") {
  std::atomic<Verdicts> wanted = Verdicts::none;
  Audience audience([&wanted](Verdicts verdicts) { wanted = verdicts; },
                    Losses([] { return std::uint64_t{0}; }),
                    Losses([] { return std::uint64_t{0}; }));
  std::array<Events, 3> rings;
  constexpr std::size_t few = 16;
  const Flood flood(rings, [&wanted](const Events& ring) {
    return wanted.load() != Verdicts::none && ring.size() < few;
  });
  Bell stop;
  Bell failure;
  Reporter reporter({&rings[0], &rings[1], &rings[2]}, {&audience}, stop, failure);
  for (int round = 0; round < 3; ++round) {
    std::vector<Visitor> visitors;
    while (!audience.is_full()) visitors.emplace_back(audience);
    CHECK(std::ranges::all_of(visitors, &Visitor::hears));
    visitors.clear();
    while (audience.is_full()) std::this_thread::yield();
  }
  while (wanted != Verdicts::none) std::this_thread::yield();
  const Visitor last(audience);
  reporter.finish();
  while (last.hears()) {  // up to the end, which has to come
  }
}

TEST_CASE("one thread offers a ruling while another judges") {
  const std::array rulebooks{rulebook(1), rulebook(2)};
  Rulings rulings(rulebooks[0]);
  constexpr unsigned enough = 200;
  std::atomic<unsigned> changes = 0;
  bool are_known = true;
  std::thread judging([&] {
    unsigned last = 1;
    while (changes.load() < enough) {
      Ruling& ruling = rulings.current();
      ruling.refresh();
      const unsigned depth = ruling.policy().max_depth;
      are_known = are_known && (depth == 1 || depth == 2);
      if (depth != last) changes.fetch_add(1);
      last = depth;
    }
  });
  for (std::size_t i = 1; changes.load() < enough; ++i) rulings.offer(rulebooks[i % 2]);
  judging.join();
  CHECK(are_known);
}

}  // namespace

}  // namespace sixgate::service
