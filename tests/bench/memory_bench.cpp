// SPDX-License-Identifier: GPL-2.0-or-later
// What a look at a table of flows costs, and an entry, where it holds a million: cold, each time
// another flow of all, and warm, the same few over and over. `empty` is the same table without
// entries, to hold them against.
#include <cstddef>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "memory/flows.hpp"

namespace {

using namespace sixgate;

constexpr std::size_t million = 1 << 20;
constexpr std::size_t few = 64;
constexpr memory::Moment now = std::chrono::seconds(1);

/// In an order that no cache foresees.
memory::Segment segment(std::uint64_t number) {
  const std::uint64_t scattered = number * 0x9e3779b97f4a7c15;
  return {.key = {.first_high = 0x2600000100000000,
                  .first_low = scattered,
                  .second_high = 0x2600000200000000,
                  .second_low = 1,
                  .first_port = 5000,
                  .second_port = 53,
                  .protocol = 17,
                  .family = 1},
          .is_from_first = true,
          .step = memory::Step::continues};
}

/// Twice the room, so that hardly any bucket is full.
memory::Flows& filled() {
  static memory::Flows& flows = [&]() -> memory::Flows& {
    static memory::Flows made(2 * million, memory::Secret::random());
    for (std::size_t i = 0; i < million; ++i)
      made.note(segment(i), policy::Way::encapsulation, now);
    return made;
  }();
  return flows;
}

memory::Flows& empty() {
  static memory::Flows flows(2 * million, memory::Secret::random());
  return flows;
}

template <typename Look>
void run(benchmark::State& state, std::size_t different, Look look) {
  std::uint64_t number = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    look(segment(number));
    number = number + 1 == different ? 0 : number + 1;
  }
}

void find(benchmark::State& state, memory::Flows& flows, std::size_t different) {
  run(state, different,
      [&flows](const memory::Segment& one) { benchmark::DoNotOptimize(flows.contains(one, now)); });
}

void renew(benchmark::State& state, memory::Flows& flows, std::size_t different) {
  run(state, different,
      [&flows](const memory::Segment& one) { flows.note(one, policy::Way::encapsulation, now); });
}

/// Flows that nobody has seen, which soon have to push others out.
void insert(benchmark::State& state) {
  static memory::Flows flows(million, memory::Secret::random());
  static std::uint64_t number = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    flows.note(segment(++number), policy::Way::decapsulation, now);
  }
}

BENCHMARK_CAPTURE(find, warm_empty, empty(), few);
BENCHMARK_CAPTURE(find, warm, filled(), few);
BENCHMARK_CAPTURE(find, cold, filled(), million);
BENCHMARK_CAPTURE(renew, warm, filled(), few);
BENCHMARK_CAPTURE(renew, cold, filled(), million);
BENCHMARK(insert)->Name("insert/cold")->Iterations(4 * million);

}  // namespace
