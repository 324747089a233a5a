// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/ring.hpp"

#include "support/catch.hpp"

namespace sixgate::service {

namespace {

TEST_CASE("what is pushed first is popped first") {
  Ring<int, 4> ring;
  CHECK(ring.front() == nullptr);
  CHECK(ring.push(1));
  CHECK(ring.push(2));
  REQUIRE(ring.front() != nullptr);
  CHECK(*ring.front() == 1);
  ring.pop();
  CHECK(*ring.front() == 2);
  ring.pop();
  CHECK(ring.front() == nullptr);
}

TEST_CASE("a full ring takes nothing and keeps what it has") {
  Ring<int, 2> ring;
  CHECK(ring.push(1));
  CHECK(ring.push(2));
  CHECK_FALSE(ring.push(3));
  CHECK(ring.size() == 2);
  ring.pop();
  CHECK(ring.size() == 1);
  CHECK(ring.push(4));
  CHECK(*ring.front() == 2);
  ring.pop();
  CHECK(*ring.front() == 4);
}

}  // namespace

}  // namespace sixgate::service
