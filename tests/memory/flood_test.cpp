// SPDX-License-Identifier: GPL-2.0-or-later
// Floods against tables of the size that they have by default: memory stays within its bound, what
// was established goes on, and what had to go is counted.
#include <fstream>

#include <unistd.h>

#include "memory/flows.hpp"
#include "memory/fragments.hpp"
#include "memory/memory.hpp"
#include "memory/sizes.hpp"
#include "memory/teredo_peers.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace std::chrono_literals;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t many = 1'000'000;  // ten million of each take minutes then
#else
constexpr std::uint64_t many = 10'000'000;
#endif

/// How many bytes are resident for one that is used; ThreadSanitizer keeps four besides, and some.
#ifdef __SANITIZE_THREAD__
constexpr std::size_t resident_for_one = 6;
#else
constexpr std::size_t resident_for_one = 1;
#endif

const memory::Secret secret = memory::Secret::fixed();

/// Of 2600:2::1, to whom stranger `number` sends.
memory::Segment segment(std::uint64_t number, bool is_from_us = false) {
  return {.key = {.first_high = 0x2600000100000000,
                  .first_low = number,
                  .second_high = 0x2600000200000000,
                  .second_low = 1,
                  .first_port = 40000,
                  .second_port = 443,
                  .protocol = 17,
                  .family = 1},
          .is_from_first = !is_from_us,
          .step = memory::Step::continues};
}

std::size_t resident_bytes() {
  std::size_t size = 0;
  std::size_t resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

TEST_CASE("millions of strangers' flows leave the established ones, within the bound", "[memory]") {
  memory::Flows flows(memory::Sizes{}.flows, secret);
  constexpr std::uint64_t ours = 10'000;
  constexpr std::uint64_t first_of_ours = std::uint64_t{1} << 40;
  for (std::uint64_t i = 0; i < ours; ++i) {
    flows.note(segment(first_of_ours + i, true), policy::Way::encapsulation, 0s);
    flows.note(segment(first_of_ours + i), policy::Way::decapsulation, 0s);
  }
  const std::uint64_t were_refused = flows.usage(1s).refused;
  const std::size_t before = resident_bytes();
  for (std::uint64_t i = 0; i < many; ++i) {
    flows.note(segment(i), policy::Way::decapsulation, 1s);
  }
  const std::size_t grown = resident_bytes() - std::min(before, resident_bytes());
  std::uint64_t established = 0;
  for (std::uint64_t i = 0; i < ours; ++i) {
    established += flows.contains(segment(first_of_ours + i), 2s) ? 1U : 0U;
  }
  const memory::Usage usage = flows.usage(2s);
  CHECK(established >= ours - were_refused);
  CHECK(were_refused < ours / 1000);
  CHECK(usage.entries <= usage.most);
  CHECK(usage.evicted + (usage.refused - were_refused) + usage.entries == established + many);
  CHECK(grown <= resident_for_one * flows.size() + (1 << 20));
}

TEST_CASE("millions of trains leave what is known of the last ones right, within the bound",
          "[memory]") {
  memory::Fragments fragments(memory::Sizes{}.fragments, secret);
  constexpr memory::Piece piece{.begin = 0, .end = 1232};
  constexpr memory::Piece overlap{.begin = 8, .end = 1240};
  const auto train = [](std::uint64_t number) {
    return memory::TrainKey{.source_high = number, .destination_high = 2, .id = 7, .family = 6};
  };
  const std::size_t before = resident_bytes();
  for (std::uint64_t i = 0; i < many; ++i) {
    fragments.note_passed(train(i), piece, 1s + std::chrono::microseconds(i));
  }
  const std::size_t grown = resident_bytes() - std::min(before, resident_bytes());
  const memory::Moment now = 2s + std::chrono::microseconds(many);
  CHECK(fragments.recall(train(many - 1), overlap, now).is_overlapping);
  CHECK_FALSE(fragments.recall(train(many), overlap, now).is_overlapping);
  const memory::Usage usage = fragments.usage(now);
  CHECK(usage.entries <= usage.most);
  CHECK(usage.evicted + usage.entries == many);
  CHECK(grown <= resident_for_one * fragments.size() + (1 << 20));
}

TEST_CASE(
    "a client that speaks to millions leaves the peers that have answered others, within the "
    "bound",
    "[memory]") {
  memory::TeredoPeers peers(memory::Sizes{}.teredo_peers, secret);
  const auto message = [](std::uint64_t peer, std::uint16_t client, bool is_outbound) {
    memory::TeredoMessage one;
    one.kind = memory::TeredoKind::data;
    one.is_outbound = is_outbound;
    one.client = {.address = 0x0a000001, .port = client};
    one.embedded = {.address = 0x08000009, .port = 40001};
    one.other = one.embedded;
    one.peer = wire::Address::ipv6(0x2001000008000035, peer);
    return one;
  };
  constexpr std::uint64_t ours = 1000;
  for (std::uint64_t i = 0; i < ours; ++i) {
    peers.note(message(i, 1000, true), 1s);
    peers.note(message(i, 1000, false), 1s);
  }
  const std::size_t before = resident_bytes();
  for (std::uint64_t i = 0; i < many; ++i) peers.note(message(i, 2000, true), 2s);
  const std::size_t grown = resident_bytes() - std::min(before, resident_bytes());
  for (std::uint64_t i = 0; i < ours; ++i) {
    CHECK(peers.find(message(i, 1000, false), 3s).standing == policy::TeredoPeer::spoken_to);
  }
  const memory::Usage usage = peers.usage(3s);
  CHECK(usage.entries <= usage.most);
  CHECK(usage.evicted + usage.refused + usage.entries >= ours + many);
  CHECK(grown <= resident_for_one * peers.size() + (1 << 20));
}
