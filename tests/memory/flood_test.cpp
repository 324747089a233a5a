// SPDX-License-Identifier: GPL-2.0-or-later
// Floods against tables of the size that they have by default: memory stays within its bound, what
// was established goes on, and what had to go is counted.
#include <fstream>

#include <unistd.h>

#include "memory/flows.hpp"
#include "memory/memory.hpp"
#include "memory/sizes.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t ten_million = 10'000'000;

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

TEST_CASE("ten million flows of strangers leave the established ones, within the bound",
          "[memory]") {
  memory::Flows flows(memory::Sizes{}.flows, secret);
  constexpr std::uint64_t ours = 10'000;
  constexpr std::uint64_t first_of_ours = std::uint64_t{1} << 40;
  for (std::uint64_t i = 0; i < ours; ++i) {
    flows.note(segment(first_of_ours + i, true), memory::Begun::here, 0s);
    flows.note(segment(first_of_ours + i), memory::Begun::there, 0s);
  }
  const std::uint64_t were_refused = flows.usage(1s).refused;
  const std::size_t before = resident_bytes();
  for (std::uint64_t i = 0; i < ten_million; ++i) {
    flows.note(segment(i), memory::Begun::there, 1s);
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
  CHECK(usage.evicted + (usage.refused - were_refused) + usage.entries ==
        established + ten_million);
  CHECK(grown <= flows.size() + (1 << 20));
}
