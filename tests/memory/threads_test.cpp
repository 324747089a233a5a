// SPDX-License-Identifier: GPL-2.0-or-later
// What ThreadSanitizer looks at: two threads that use one memory, as the workers of two classes do.
#include <array>
#include <atomic>
#include <thread>
#include <vector>

#include "memory/flows.hpp"
#include "memory/segments.hpp"
#include "memory/table.hpp"
#include "memory/teredo_border.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;
using namespace std::chrono_literals;

namespace {

const memory::Secret secret = memory::Secret::fixed();

constexpr auto here = "2600:2::1";
constexpr auto there = "2600:1::1";
constexpr std::uint32_t burst = 20;

const Site border = Site()
                        .inside({"2600:2::/32", "9.0.0.0/24"})
                        .tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"})
                        .teredo_gate({server}, {"192.0.2.0/24"})
                        .rates({.echo = burst});

PacketBuilder fragment(std::uint32_t id, std::uint32_t offset, bool more) {
  return ipv6(here, there).fragment(offset, more, id).protocol(17, Bytes(64, 0));
}

/// Something for each table: flows, trains with and without an overlap, a client of Teredo that
/// qualifies, proves a relay and speaks through it.
std::vector<Bytes> conversation(std::uint32_t number) {
  const auto out = [](const PacketBuilder& inner) -> Bytes {
    return ipv4("9.0.0.2", "8.0.0.1").carries(inner);
  };
  const auto in = [](const PacketBuilder& inner) -> Bytes {
    return ipv4("8.0.0.1", "9.0.0.2").carries(inner);
  };
  return {out(ipv6(here, there).udp(5000, 53)),
          in(ipv6(there, here).udp(53, 5000)),
          out(fragment(number, 0, true)),
          out(fragment(number, 64, true)),
          out(fragment(number, 32, true)),
          out(fragment(number, 128, false)),
          asks(number),
          answers(number),
          tests_connectivity(number),
          proves_connectivity(number),
          to_native(ipv6(client, native).udp(50000, 53)),
          from_native(ipv6(native, client).udp(53, 50000))};
}

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

TEST_CASE("two threads that judge the same at once share one limit and know what either has seen",
          "[memory]") {
  memory::Memory memory;
  const policy::Policy policy = border.policy();
  const auto judge = [&](const Bytes& bytes) {
    return engine::judge(packet::whole(bytes), {}, policy, memory, 1h).decision.verdict;
  };
  constexpr std::uint32_t rounds = 50;
  std::vector<std::vector<Bytes>> conversations;
  for (std::uint32_t round = 1; round <= rounds; ++round) {
    conversations.push_back(conversation(round));
  }
  const Bytes echo = ipv6("2600:7::1", "2600:2::7").icmpv6(128);
  std::atomic<std::uint32_t> echoes = 0;
  const auto work = [&] {
    for (const auto& packets : conversations) {
      for (const Bytes& bytes : packets) (void)judge(bytes);
      if (judge(echo).is_accept()) ++echoes;
    }
  };
  std::thread one(work);
  std::thread other(work);
  one.join();
  other.join();
  CHECK(echoes == burst);
  const std::vector<Bytes>& last = conversations.back();
  CHECK(judge(last[1]) == accept("flow.established", 1));
  CHECK(judge(last[5]) == drop("frag.dropped-train", 1));
  CHECK(judge(last[11]) == accept("flow.established", 1));
  CHECK(memory.fragments().usage(1h).entries == rounds);
}
