// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/durations.hpp"

#include <numeric>

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

using namespace std::chrono_literals;

TEST_CASE("a duration counts for the first bound that it does not exceed") {
  Durations durations;
  durations.note(10us, 1);
  durations.note(10us + 1ns, 2);
  durations.note(0ns, 4);
  CHECK(durations.counts()[0] == 5);
  CHECK(durations.counts()[1] == 2);
  durations.note(1s, 1);
  CHECK(durations.counts()[Durations::bounds.size() - 1] == 1);
}

TEST_CASE("what exceeds every bound counts behind them") {
  Durations durations;
  durations.note(1s + 1ns, 3);
  const auto counts = durations.counts();
  CHECK(counts.back() == 3);
  CHECK(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) == 3);
}

TEST_CASE("the sum counts each time") {
  Durations durations;
  durations.note(20us, 3);
  durations.note(2s, 1);
  CHECK(durations.sum() == 2'000'060'000);
}

}  // namespace

}  // namespace sixgate::report
