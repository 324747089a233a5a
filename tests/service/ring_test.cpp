// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/ring.hpp"

#include <thread>

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

TEST_CASE("two threads lose and mix up nothing") {
  constexpr int count = 100'000;
  Ring<int, 64> ring;
  std::thread pushing([&ring] {
    for (int i = 0; i < count;) {
      if (ring.push(i)) {
        ++i;
      } else {
        std::this_thread::yield();
      }
    }
  });
  int expected = 0;
  while (expected < count) {
    const int* const item = ring.front();
    if (item == nullptr) {
      std::this_thread::yield();
      continue;
    }
    if (*item != expected) break;
    ring.pop();
    ++expected;
  }
  CHECK(expected == count);
  while (expected < count && ring.front() != nullptr) ring.pop();
  pushing.join();
}

}  // namespace

}  // namespace sixgate::service
