// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/wire/bounded.hpp"

#include <vector>

#include "support/catch.hpp"

using sixgate::wire::Bounded;

TEST_CASE("a bounded list takes what it has room for and refuses the rest", "[wire]") {
  Bounded<int, 2> list;
  CHECK(list.empty());
  CHECK(list.push(7));
  CHECK_FALSE(list.full());
  CHECK(list.push(8));
  CHECK(list.full());
  CHECK_FALSE(list.push(9));
  CHECK(list.size() == 2);
  CHECK(std::vector<int>(list.begin(), list.end()) == std::vector<int>{7, 8});
}
