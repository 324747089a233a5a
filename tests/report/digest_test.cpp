// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/digest.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

using policy::Reason;

constexpr Reason reason = Reason::tunnel_undeclared;

Pair pair(std::uint32_t source) {
  return {.source = wire::Address::ipv4(source), .destination = wire::Address::ipv4(9)};
}

/// How many of so many between the same two are told one by one.
std::uint64_t told_of(Digest& digest, std::uint64_t packets, double now,
                      const std::optional<Pair>& between = pair(1)) {
  std::uint64_t told = 0;
  for (std::uint64_t i = 0; i < packets; ++i) {
    if (digest.takes(reason, between, now)) ++told;
  }
  return told;
}

std::uint64_t packets_of(const std::vector<Suppressed>& sums) {
  return std::accumulate(
      sums.begin(), sums.end(), std::uint64_t{0},
      [](std::uint64_t sum, const Suppressed& some) { return sum + some.packets; });
}

TEST_CASE("of a pair the first few are told, then how many more there were in its minute") {
  Digest digest;
  CHECK(told_of(digest, 12, 100) == Digest::most_of_a_pair);
  CHECK(digest.sum_up(101).empty());
  const auto sums = digest.sum_up(100 + Digest::window);
  REQUIRE(sums.size() == 1);
  CHECK(sums[0].reason == reason);
  CHECK(sums[0].pair == pair(1));
  CHECK(sums[0].packets == 12 - Digest::most_of_a_pair);
}

TEST_CASE(
    "while a pair goes on only its count is told, once a minute; after a quiet one it is news") {
  Digest digest;
  told_of(digest, 12, 0);
  CHECK(digest.sum_up(60).size() == 1);
  CHECK(told_of(digest, 3, 70) == 0);
  const auto sums = digest.sum_up(120);
  REQUIRE(sums.size() == 1);
  CHECK(sums[0].packets == 3);
  CHECK(digest.sum_up(180).empty());
  CHECK(told_of(digest, 1, 190) == 1);
}

TEST_CASE("other addresses, the other way and other reasons are told for themselves") {
  Digest digest;
  told_of(digest, 12, 0);
  CHECK(told_of(digest, 1, 0, pair(2)) == 1);
  CHECK(told_of(digest, 1, 0, Pair{.source = pair(1).destination, .destination = pair(1).source}) ==
        1);
  CHECK(digest.takes(Reason::nd_hop_limit, pair(1), 0));
}

TEST_CASE("of a reason so many a second are told, whoever sends, and the rest by their number") {
  Digest digest;
  std::uint64_t told = 0;
  for (std::uint32_t source = 0; source < 100; ++source) {
    told += told_of(digest, 1, 0, pair(source));
  }
  CHECK(told == Digest::most_a_second);
  CHECK(packets_of(digest.sum_up(1, true)) == 100 - Digest::most_a_second);
  CHECK(told_of(digest, 1, 2, pair(200)) == 1);
}

TEST_CASE("of all reasons together not many a second are told, and none is lost") {
  Digest digest;
  std::uint64_t told = 0;
  std::uint64_t packets = 0;
  for (const policy::ReasonName& name : policy::reason_names) {
    for (int i = 0; i < 3; ++i, ++packets) {
      if (digest.takes(name.reason, std::nullopt, 0)) ++told;
    }
  }
  CHECK(told == Digest::most_lines);
  const auto first = digest.sum_up(1);
  CHECK(first.size() <= Digest::most_lines);
  CHECK(told + packets_of(first) + packets_of(digest.sum_up(2)) == packets);
}

TEST_CASE("without a pair the second alone decides") {
  Digest digest;
  CHECK(told_of(digest, 25, 0, std::nullopt) == Digest::most_a_second);
  const auto sums = digest.sum_up(1);
  REQUIRE(sums.size() == 1);
  CHECK_FALSE(sums[0].pair);
  CHECK(sums[0].packets == 25 - Digest::most_a_second);
}

TEST_CASE(
    "a flood from everywhere fills no more than its rows, is told in few lines, and none is lost") {
  Digest digest;
  constexpr std::uint32_t sources = 5 * Digest::most_pairs;
  std::uint64_t told = 0;
  std::uint64_t summed = 0;
  std::size_t most_lines = 0;
  for (std::uint32_t second = 0; second < 130; ++second) {
    std::uint64_t now_told = 0;
    for (std::uint32_t source = 0; source < sources; ++source) {
      now_told += told_of(digest, 1, second, pair(source));
    }
    const auto sums = digest.sum_up(second + 1);
    told += now_told;
    summed += packets_of(sums);
    most_lines = std::max(most_lines, now_told + sums.size());
  }
  summed += packets_of(digest.sum_up(131, true));
  CHECK(told + summed == std::uint64_t{130} * sources);
  CHECK(most_lines <= 2 * Digest::most_a_second + 1);
}

}  // namespace

}  // namespace sixgate::report
