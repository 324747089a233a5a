// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/busiest.hpp"

#include <string>

#include "support/catch.hpp"

namespace sixgate::screen {

namespace {

using Talkers = Busiest<std::string>;

bool has(const Talkers& talkers, const std::string& name) {
  for (const auto& row : talkers.rows()) {
    if (row.name == name) return true;
  }
  return false;
}

TEST_CASE("packets and drops are counted by name") {
  Talkers talkers(4);
  talkers.note("a", true);
  talkers.note("a", false);
  talkers.note("b", false);
  const auto rows = talkers.rows();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].name == "a");
  CHECK(rows[0].packets == 2);
  CHECK(rows[0].dropped == 1);
  CHECK(rows[1].dropped == 0);
}

TEST_CASE("a steady sender is shown at its rate") {
  Talkers talkers(4);
  for (int second = 0; second < 60; ++second) {
    for (int i = 0; i < 20; ++i) talkers.note("a", false);
    talkers.age(1);
  }
  CHECK(talkers.rows()[0].per_second > 19.9);
  CHECK(talkers.rows()[0].per_second < 20.1);
}

TEST_CASE("who is silent is forgotten by and by, and keeps its counts") {
  Talkers talkers(4);
  for (int i = 0; i < 100; ++i) talkers.note("a", false);
  talkers.age(1);
  const double before = talkers.rows()[0].per_second;
  for (int second = 0; second < 60; ++second) talkers.age(1);
  CHECK(talkers.rows()[0].per_second < before / 1000);
  CHECK(talkers.rows()[0].packets == 100);
}

TEST_CASE("a full table never grows, and counts who gave way") {
  Talkers talkers(8);
  for (int i = 0; i < 100; ++i) talkers.note("stranger" + std::to_string(i), true);
  CHECK(talkers.rows().size() == 8);
  CHECK(talkers.evicted() == 92);
}

TEST_CASE("a flood of strangers displaces strangers") {
  Talkers talkers(8);
  for (int i = 0; i < 1000; ++i) {
    talkers.note("busy", false);
    talkers.note("stranger" + std::to_string(i), true);
  }
  talkers.age(1);
  for (int i = 1000; i < 2000; ++i) talkers.note("stranger" + std::to_string(i), true);
  CHECK(has(talkers, "busy"));
  CHECK(talkers.rows()[0].name == "busy");
}

TEST_CASE("of those that came as seldom, the longest unseen gives way") {
  Talkers talkers(2);
  talkers.note("first", false);
  talkers.note("second", false);
  talkers.note("third", false);
  CHECK_FALSE(has(talkers, "first"));
  CHECK(has(talkers, "second"));
  CHECK(has(talkers, "third"));
}

}  // namespace

}  // namespace sixgate::screen
