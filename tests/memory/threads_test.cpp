// SPDX-License-Identifier: GPL-2.0-or-later
// What ThreadSanitizer looks at: two threads that use one memory, as the workers of two classes do.
#include <array>
#include <atomic>
#include <thread>

#include "memory/flows.hpp"
#include "memory/segments.hpp"
#include "memory/table.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;
using namespace std::chrono_literals;

namespace {

const memory::Secret secret = memory::Secret::fixed();

}  // namespace

TEST_CASE("no count is lost between two threads that change the same entries", "[memory]") {
  using Counts = memory::Table<std::uint32_t, std::uint64_t>;
  constexpr std::uint32_t keys = 16;
  constexpr int rounds = 20000;
  Counts counts(keys * 8, secret);
  const auto add = [&counts] {
    for (int round = 0; round < rounds; ++round) {
      for (std::uint32_t key = 0; key < keys; ++key) {
        counts.find_or_make(key, memory::Standing::asked, 1s, [](Counts::Entry& entry, bool) {
          ++entry.value;
          entry.expires = 1h;
        });
      }
    }
  };
  std::thread one(add);
  std::thread other(add);
  one.join();
  other.join();
  for (std::uint32_t key = 0; key < keys; ++key) {
    CHECK(counts.find(key, 2s, [](const Counts::Entry& entry) {
      CHECK(entry.value == std::uint64_t{2} * rounds);
    }));
  }
}

TEST_CASE("one thread's flows are found by another while a third counts them", "[memory]") {
  memory::Flows flows(4096, secret);
  constexpr std::uint16_t ports = 500;
  std::atomic<std::uint16_t> noted = 0;
  std::thread writer([&] {
    for (std::uint16_t port = 1; port <= ports; ++port) {
      flows.note(segment_of(ipv6("2600::1", "2600::2").udp(5000, port)), policy::Way::encapsulation,
                 1s);
      noted.store(port);
    }
  });
  std::thread counter([&] {
    while (noted.load() < ports) CHECK(flows.usage(1s).entries <= ports);
  });
  bool are_found = true;
  for (std::uint16_t port = 1; port <= ports; ++port) {
    while (noted.load() < port) std::this_thread::yield();
    const auto answer = segment_of(ipv6("2600::2", "2600::1").udp(port, 5000));
    are_found = are_found && flows.contains(answer, 2s);
  }
  writer.join();
  counter.join();
  CHECK(are_found);
}
