// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/task.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>

#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;

TEST_CASE("a task that comes to its end rings no bell") {
  Bell failure;
  std::atomic<bool> ran = false;
  Task task(failure);
  task.start([&ran] { ran = true; });
  task.join();
  CHECK(ran);
  CHECK_FALSE(failure.wait(0ms));
}

TEST_CASE("what makes a task give up rings the bell and is thrown to whoever joins, once") {
  Bell failure;
  Task task(failure);
  task.start([] { throw std::runtime_error("no more"); });
  CHECK(failure.wait(10s));
  CHECK_THROWS_AS(task.join(), std::runtime_error);
  CHECK_NOTHROW(task.join());
}

TEST_CASE("a task that never began, or was never joined, ends with its owner") {
  Bell failure;
  { const Task never_began(failure); }
  {
    Task task(failure);
    task.start([] { throw std::runtime_error("nobody asks"); });
  }
  CHECK(failure.wait(0ms));
}

}  // namespace

}  // namespace sixgate::service
