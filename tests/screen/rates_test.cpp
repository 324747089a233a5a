// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/rates.hpp"

#include "scenes.hpp"
#include "support/catch.hpp"

namespace sixgate::screen {

namespace {

constexpr auto drop = Outcome::drop;

TEST_CASE("the first observation has totals and no rate") {
  Rates rates;
  rates.note({by_gate("a", drop, 100)}, 10);
  REQUIRE(rates.rows().size() == 1);
  CHECK(rates.rows()[0].total == 100);
  CHECK(rates.rows()[0].per_second == 0);
}

TEST_CASE("a rate is what came since, by the time since") {
  Rates rates;
  rates.note({by_gate("a", drop, 100)}, 10);
  rates.note({by_gate("a", drop, 150)}, 12);
  CHECK(rates.rows()[0].per_second == 25);
}

TEST_CASE("what was not there before began at 0") {
  Rates rates;
  rates.note({by_gate("b", drop, 5)}, 10);
  rates.note({by_gate("a", drop, 30), by_gate("b", drop, 5)}, 20);
  CHECK(rates.rows()[0].per_second == 3);
  CHECK(rates.rows()[1].per_second == 0);
}

TEST_CASE("a gate that was started again counts from 0") {
  Rates rates;
  rates.note({by_gate("a", drop, 100)}, 10);
  rates.note({by_gate("a", drop, 4)}, 12);
  CHECK(rates.rows()[0].per_second == 2);
}

TEST_CASE("while nobody tells, nothing moves and totals stay") {
  Rates rates;
  rates.note({by_gate("a", drop, 100)}, 10);
  rates.note({by_gate("a", drop, 150)}, 12);
  rates.miss();
  CHECK(rates.rows()[0].total == 150);
  CHECK(rates.rows()[0].per_second == 0);
  rates.note({by_gate("a", drop, 190)}, 16);
  CHECK(rates.rows()[0].per_second == 10);
}

TEST_CASE("two looks at the same moment are one") {
  Rates rates;
  rates.note({by_gate("a", drop, 100)}, 10);
  rates.note({by_gate("a", drop, 150)}, 10);
  CHECK(rates.rows()[0].total == 100);
}

TEST_CASE("the same reason of two deciders, or with two outcomes, is two rows") {
  Rates rates;
  rates.note({by_gate("a", drop, 0), by_kernel("a", drop, 0), by_gate("a", Outcome::spared, 0)}, 1);
  rates.note({by_gate("a", drop, 1), by_kernel("a", drop, 2), by_gate("a", Outcome::spared, 3)}, 2);
  CHECK(rates.rows().size() == 3);
  CHECK(rates.per_second(drop) == 3);
  CHECK(rates.per_second(Outcome::spared) == 3);
  CHECK(rates.per_second() == 6);
}

TEST_CASE("what is told no more leaves") {
  Rates rates;
  rates.note({by_gate("a", drop, 1), by_gate("b", drop, 1)}, 1);
  rates.note({by_gate("b", drop, 1)}, 2);
  REQUIRE(rates.rows().size() == 1);
  CHECK(rates.rows()[0].what.name == "b");
}

}  // namespace

}  // namespace sixgate::screen
