// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/buckets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <thread>
#include <vector>

#include "support/catch.hpp"

namespace sixgate::memory {

namespace {

using namespace std::chrono_literals;

using policy::Rate;

wire::Address host(std::uint32_t number) { return wire::Address::ipv4(number); }

/// How many of so many packets pass that come at once.
std::uint32_t burst(Buckets& buckets, std::uint32_t source, std::uint32_t limit, Moment now,
                    std::uint32_t count, Rate rate = Rate::echo) {
  std::uint32_t passed = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    passed += buckets.take(rate, host(source), limit, now) ? 1U : 0U;
  }
  return passed;
}

TEST_CASE("a bucket holds a second's worth, and ten at least", "[memory]") {
  Buckets buckets(64, Secret::fixed());
  CHECK(burst(buckets, 1, 50, 5s, 200) == 50);
  CHECK(burst(buckets, 2, 1, 5s, 200) == 10);
  CHECK(burst(buckets, 1, 50, 5020ms, 200) == 1);
  CHECK(burst(buckets, 1, 50, 5120ms, 200) == 5);
  CHECK(burst(buckets, 2, 1, 6s, 200) == 1);
  CHECK(burst(buckets, 1, 50, 100s, 200) == 50);
}

TEST_CASE("each source and each kind has a bucket of its own", "[memory]") {
  Buckets buckets(64, Secret::fixed());
  CHECK(burst(buckets, 1, 20, 5s, 100) == 20);
  CHECK(burst(buckets, 2, 20, 5s, 100) == 20);
  CHECK(burst(buckets, 1, 20, 5s, 100, Rate::errors) == 20);
  CHECK(buckets.take(Rate::echo, wire::Address::ipv6(std::uint64_t{1} << 32, 0), 20, 5s));
  CHECK(buckets.usage(5s).entries == 4);
}

TEST_CASE("where the clock goes back a bucket is empty no longer than it takes to fill",
          "[memory]") {
  Buckets buckets(64, Secret::fixed());
  CHECK(burst(buckets, 1, 20, 1000s, 100) == 20);
  CHECK(burst(buckets, 1, 20, 1s, 100) == 0);
  CHECK(burst(buckets, 1, 20, 1500ms, 100) == 10);
  CHECK(burst(buckets, 1, 20, 3s, 100) == 20);
}

TEST_CASE("a clock may begin anywhere", "[memory]") {
  for (const Moment now : {Moment(-100s), Moment(), Moment(1700000000s)}) {
    Buckets buckets(64, Secret::fixed());
    CHECK(burst(buckets, 1, 20, now, 100) == 20);
  }
}

TEST_CASE("a lower limit holds at once", "[memory]") {
  Buckets buckets(64, Secret::fixed());
  CHECK(burst(buckets, 1, 1000, 5s, 500) == 500);
  CHECK(burst(buckets, 1, 20, 5s, 100) == 10);
}

// Decisions on the edge of a token are left to the bucket: the reference counts in fractions.
TEST_CASE("a bucket decides as one that is counted in fractions", "[memory]") {
  const std::uint32_t limit = GENERATE(1U, 3U, 7U, 10U, 100U, 1000U, 50000U, 1000000U);
  std::mt19937 random(limit);
  const double most = std::max(limit, 10U);
  double tokens = most;
  Moment now = 1700000000s;
  TokenBucket bucket(now);
  const Moment begun = now;
  std::uint64_t passed = 0;
  for (int step = 0; step < 50000; ++step) {
    const bool is_pause = random() % 1000 == 0;
    const double mean = (is_pause ? 2e9 : 5e8) / limit;
    const auto gap =
        Moment(static_cast<std::int64_t>(mean * (static_cast<double>(random() % 4000) / 1000)));
    now += gap;
    tokens = std::min(most, tokens + static_cast<double>(gap.count()) * 1e-9 * limit);
    const bool passes = bucket.take(limit, now);
    if (std::abs(tokens - 1) > 1e-2) REQUIRE(passes == (tokens >= 1));
    if (!passes) continue;
    ++passed;
    tokens -= 1;
  }
  const double seconds = std::chrono::duration<double>(now - begun).count();
  CHECK(static_cast<double>(passed) <= most + seconds * limit + 1);
  CHECK(passed > 10000);
}

TEST_CASE("a bucket leaves when it is full again and its source has been silent for long",
          "[memory]") {
  Buckets buckets(64, Secret::fixed());
  burst(buckets, 1, 20, 5s, 1);
  CHECK(buckets.usage(14s).entries == 1);
  CHECK(buckets.usage(15s).entries == 0);
}

TEST_CASE("a flood from a hundred thousand sources leaves a quiet one its own", "[memory]") {
  constexpr std::uint32_t limit = 100;
  constexpr std::uint32_t quiet = 7;
  Buckets buckets(16384, Secret::fixed());
  CHECK(buckets.take(Rate::echo, host(quiet), limit, 0s));
  std::mt19937 random(1);
  std::uint32_t passed = 0;
  for (std::uint32_t i = 0; i < 100000; ++i) {
    const Moment now = std::chrono::microseconds(100) * i;
    passed += buckets.take(Rate::echo, host(1000 + i), limit, now) ? 1U : 0U;
    if (i % 10000 == 0) CHECK(buckets.take(Rate::echo, host(quiet), limit, now));
  }
  const Usage usage = buckets.usage(10s);
  CHECK(usage.most == 16384);
  CHECK(usage.entries <= usage.most);
  CHECK(usage.evicted == 0);
  CHECK(usage.refused > 0);
  // The places there are, then sixteen sources' worth of the ten seconds and of one at once.
  CHECK(passed <= usage.most + 16 * limit * 11);
}

TEST_CASE("who finds no place passes with what a flood leaves", "[memory]") {
  constexpr std::uint32_t limit = 20;
  Buckets buckets(8, Secret::fixed());
  for (std::uint32_t i = 0; i < 8; ++i) CHECK(buckets.take(Rate::echo, host(i), limit, 1s));
  CHECK(burst(buckets, 100, limit, 1s, 1000) == 16 * limit);
  CHECK_FALSE(buckets.take(Rate::echo, host(101), limit, 1s));
  CHECK(buckets.take(Rate::echo, host(3), limit, 1s));
  CHECK(buckets.take(Rate::errors, host(101), limit, 1s));
  CHECK(buckets.take(Rate::echo, host(101), limit, 1100ms));
  CHECK(buckets.take(Rate::echo, host(102), limit, 20s));
  CHECK(buckets.usage(20s).entries == 1);
}

TEST_CASE("threads that share a bucket take no token twice", "[memory]") {
  constexpr std::uint32_t limit = 1000;
  Buckets buckets(8, Secret::fixed());
  for (std::uint32_t i = 0; i < 8; ++i) CHECK(buckets.take(Rate::echo, host(i), limit, 1s));
  std::array<std::uint32_t, 4> own{};
  std::array<std::uint32_t, 4> shared{};
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < own.size(); ++i) {
    threads.emplace_back([&buckets, &own = own[i], &shared = shared[i], i] {
      own = burst(buckets, 3, limit, 1s, 5000);
      shared = burst(buckets, 100 + static_cast<std::uint32_t>(i), limit, 1s, 20000);
    });
  }
  threads.clear();
  CHECK(std::accumulate(own.begin(), own.end(), 0U) == limit - 1);
  CHECK(std::accumulate(shared.begin(), shared.end(), 0U) == 16 * limit);
}

}  // namespace

}  // namespace sixgate::memory
