// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/table.hpp"

#include <map>
#include <random>

#include "support/catch.hpp"

namespace sixgate::memory {

namespace {

using namespace std::chrono_literals;

using Numbers = Table<std::uint32_t, std::uint32_t>;
using Entry = Numbers::Entry;

const Secret secret = Secret::fixed();

bool has(Numbers& table, std::uint32_t key, Moment now) {
  return table.find(key, now, [](const Entry&) {});
}

/// Makes an entry of that standing, or renews it, and says whether it found a place.
bool put(Numbers& table, std::uint32_t key, Moment now, Moment expires,
         Standing standing = Standing::offered) {
  return table.find_or_make(key, standing, now, [&](Entry& entry, bool) {
    entry.value = key;
    entry.expires = expires;
  });
}

TEST_CASE("an entry is found until it expires", "[memory]") {
  Numbers table(100, secret);
  CHECK_FALSE(has(table, 7, 1s));
  CHECK(put(table, 7, 1s, 5s));
  std::uint32_t value = 0;
  CHECK(table.find(7U, 4999ms, [&](const Entry& entry) { value = entry.value; }));
  CHECK(value == 7);
  CHECK_FALSE(has(table, 7, 5s));
  CHECK_FALSE(has(table, 8, 2s));
}

TEST_CASE("an entry that has expired begins anew", "[memory]") {
  Numbers table(100, secret);
  put(table, 7, 1s, 5s, Standing::proven);
  bool was_new = false;
  table.find_or_make(7U, Standing::offered, 6s, [&](Entry& entry, bool is_new) {
    was_new = is_new;
    CHECK(entry.value == 0);
    CHECK(entry.standing == Standing::offered);
  });
  CHECK(was_new);
  CHECK_FALSE(has(table, 7, 6s));  // nobody said how long
}

TEST_CASE("where a clock goes back entries live longer", "[memory]") {
  Numbers table(100, secret);
  put(table, 7, 10s, 15s);
  CHECK(has(table, 7, 1s));
}

// A table of one bucket is full with eight.
TEST_CASE("what is worth least, and of that would expire first, makes room", "[memory]") {
  Numbers table(8, secret);
  for (std::uint32_t key = 0; key < 6; ++key) put(table, key, 0s, 100s + 1s * key);
  put(table, 6, 0s, 50s, Standing::asked);
  put(table, 7, 0s, 10s, Standing::proven);

  CHECK(put(table, 20, 1s, 200s));
  CHECK_FALSE(has(table, 0, 1s));
  CHECK(has(table, 1, 1s));
  CHECK(has(table, 6, 1s));
  CHECK(has(table, 7, 1s));
  CHECK(table.usage(1s).evicted == 1);
}

TEST_CASE("what has expired makes room before anything else does", "[memory]") {
  Numbers table(8, secret);
  put(table, 0, 0s, 10s, Standing::proven);
  for (std::uint32_t key = 1; key < 8; ++key) put(table, key, 0s, 100s);
  CHECK(put(table, 20, 11s, 200s));
  for (std::uint32_t key = 1; key < 8; ++key) CHECK(has(table, key, 11s));
  CHECK(table.usage(11s).evicted == 0);
}

TEST_CASE("a newcomer finds no place among what is worth more", "[memory]") {
  const auto [full_of, newcomer] = GENERATE(std::pair(Standing::asked, Standing::offered),
                                            std::pair(Standing::proven, Standing::offered),
                                            std::pair(Standing::proven, Standing::proven));
  Numbers table(8, secret);
  for (std::uint32_t key = 0; key < 8; ++key) put(table, key, 0s, 100s, full_of);
  CHECK_FALSE(put(table, 20, 1s, 200s, newcomer));
  CHECK_FALSE(has(table, 20, 1s));
  for (std::uint32_t key = 0; key < 8; ++key) CHECK(has(table, key, 1s));
  CHECK(table.usage(1s).refused == 1);
  CHECK(table.usage(1s).evicted == 0);
}

TEST_CASE("what we ask takes the place of what would expire first, if all is proven", "[memory]") {
  Numbers table(8, secret);
  for (std::uint32_t key = 0; key < 8; ++key) {
    put(table, key, 0s, key == 3 ? 50s : 100s, Standing::proven);
  }
  CHECK(put(table, 20, 1s, 200s, Standing::asked));
  CHECK_FALSE(has(table, 3, 1s));
  CHECK(table.usage(1s).evicted == 1);
  CHECK(table.usage(1s).entries == 8);
}

TEST_CASE("a table holds what it was asked to, in whole buckets", "[memory]") {
  CHECK(Numbers(0, secret).usage(0s).most == 8);
  CHECK(Numbers(8, secret).usage(0s).most == 8);
  CHECK(Numbers(9, secret).usage(0s).most == 16);
}

// The reference knows nothing of places: what the table still has must be what was put there, and
// of what it gave up there is an account.
TEST_CASE("under random use a table never has what it should not, and counts what it gave up",
          "[memory]") {
  Numbers table(256, secret);
  std::map<std::uint32_t, std::pair<Moment, Standing>> reference;
  std::mt19937 random(GENERATE(1U, 2U, 3U));
  const auto below = [&random](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
  };
  Moment now = 0s;
  std::size_t refused = 0;
  for (int step = 0; step < 20000; ++step) {
    now += std::chrono::milliseconds(below(20));
    const std::uint32_t key = below(600);
    if (below(3) == 0) {
      const auto known = reference.find(key);
      if (has(table, key, now)) {
        REQUIRE(known != reference.end());
        REQUIRE(known->second.first > now);
      }
      continue;
    }
    const Moment expires = now + std::chrono::milliseconds(1 + below(4000));
    const auto standing = static_cast<Standing>(below(3));
    const bool was_there = has(table, key, now);
    if (!put(table, key, now, expires, standing)) {
      ++refused;
      reference.erase(key);
      continue;
    }
    REQUIRE(has(table, key, now));
    reference[key] = {expires, was_there ? reference[key].second : standing};
  }
  std::size_t live = 0;
  std::size_t found = 0;
  for (const auto& [key, entry] : reference) {
    if (entry.first <= now) continue;
    ++live;
    const bool is_found = has(table, key, now);
    found += is_found ? 1U : 0U;
  }
  const Usage usage = table.usage(now);
  CHECK(usage.entries == found);
  CHECK(usage.entries <= usage.most);
  CHECK(usage.refused == refused);
  CHECK(live - found <= usage.evicted);
}

TEST_CASE("a secret of its own gives every process other places", "[memory]") {
  const std::uint32_t key = 7;
  const auto bytes = std::as_bytes(std::span(&key, 1));
  CHECK(Secret::fixed().hash(bytes) == Secret::fixed().hash(bytes));
  CHECK(Secret::random().hash(bytes) != Secret::random().hash(bytes));
}

}  // namespace

}  // namespace sixgate::memory
