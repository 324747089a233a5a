// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/late_verdicts.hpp"

#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;
using Causes = std::vector<std::pair<std::uint64_t, std::string>>;

constexpr LateVerdicts::Clock::time_point start{1h};

const kernel::HookRemoval removal{.table = "ip filter", .program = "nft", .process = 42};
const std::string by_nft = "nft took a hook of nf_tables away";
const std::string unknown = "the packet was gone for a cause unknown";

TEST_CASE("late verdicts count for what was seen within a second before or after") {
  LateVerdicts late;
  late.saw(removal, start);
  CHECK_FALSE(late.count(3, start + 900ms).empty());
  CHECK(late.count(5, start + 2s).empty());
  late.saw_down("wan0", start + 2900ms);
  CHECK(late.count(5, start + 3s).empty());
  CHECK(late.causes() == Causes{{2, "link wan0 went down"}, {3, by_nft}});
}

TEST_CASE("late verdicts without a cause in sight have one unknown") {
  LateVerdicts late;
  late.saw(removal, start);
  CHECK(late.count(4, start + 5s).empty());
  CHECK(late.causes().empty());
  CHECK(late.count(4, start + 6001ms).empty());
  CHECK(late.causes() == Causes{{4, unknown}});
}

TEST_CASE("at the end nothing is left without a cause") {
  LateVerdicts late;
  CHECK(late.count(2, start).empty());
  late.settle(3, start + 100ms);
  CHECK(late.causes() == Causes{{3, unknown}});
}

TEST_CASE("a program that costs packets is named with the table, once a minute") {
  LateVerdicts late;
  late.saw(removal, start);
  const std::string line = late.count(2, start);
  CHECK(line.starts_with(
      "2 queued packets were lost: nft (process 42) took hooks of table ip filter"));
  late.saw(removal, start + 1s);
  CHECK(late.count(6, start + 1s).empty());
  CHECK(late.count(6, start + 59s).empty());
  CHECK(late.count(6, start + 61s).starts_with("4 queued packets were lost: nft"));
  CHECK(late.count(6, start + 200s).empty());
}

TEST_CASE("a change that cost nothing, and a link that went down, are not told") {
  LateVerdicts late;
  late.saw(removal, start);
  CHECK(late.count(0, start).empty());
  late.saw_down("wan0", start);
  CHECK(late.count(7, start).empty());
}

TEST_CASE("of many causes the last are told as one") {
  LateVerdicts late;
  std::uint64_t total = 0;
  for (int i = 0; i < 100; ++i) {
    late.saw_down("ppp" + std::to_string(i), start);
    (void)late.count(++total, start);
  }
  const auto causes = late.causes();
  CHECK(causes.size() == LateVerdicts::most_causes + 1);
  std::uint64_t sum = 0;
  for (const auto& [count, words] : causes) sum += count;
  CHECK(sum == total);
}

}  // namespace

}  // namespace sixgate::service
