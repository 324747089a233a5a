// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/outlet.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <thread>

#include "service/pipe.hpp"
#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using test::Pipe;

constexpr std::size_t pipe_size = 65536;

TEST_CASE("what is written arrives, and the pipe stays as it was for those who share it") {
  Pipe pipe;
  Bell stop;
  {
    Outlet outlet(pipe.writer(), stop);
    CHECK(outlet.write("one\n") == 4);
    stop.ring();
    CHECK(outlet.write("two\n") == 4);
    CHECK(pipe.is_blocking());
  }
  CHECK(pipe.read() == "one\ntwo\n");
}

TEST_CASE("a slow reader gets everything") {
  Pipe pipe;
  const Bell stop;
  const std::string text(5 * pipe_size, 'x');
  Outlet outlet(pipe.writer(), stop);
  std::size_t written = 0;
  std::thread writing([&] { written = outlet.write(text); });
  std::this_thread::sleep_for(50ms);
  pipe.take(text.size());
  writing.join();
  CHECK(written == text.size());
}

TEST_CASE("a reader who takes nothing is given up a moment after the bell, and for good") {
  Pipe pipe;
  pipe.fill();
  Bell stop;
  Outlet outlet(pipe.writer(), stop);
  std::thread ringing([&stop] {
    std::this_thread::sleep_for(100ms);
    stop.ring();
  });
  const auto began = Clock::now();
  CHECK(outlet.write("lost") == 0);
  CHECK(Clock::now() - began >= Outlet::patience);
  CHECK(Clock::now() - began < Outlet::patience + 3s);
  ringing.join();

  pipe.take(pipe_size);
  CHECK(outlet.write("lost too") == 0);
}

TEST_CASE("a reader who takes something within that moment still gets the rest") {
  Pipe pipe;
  pipe.fill();
  Bell stop;
  stop.ring();
  Outlet outlet(pipe.writer(), stop);
  std::thread reading([&pipe] {
    std::this_thread::sleep_for(100ms);
    pipe.take(pipe_size);
  });
  CHECK(outlet.write("late") == 4);
  reading.join();
}

TEST_CASE("a reader who takes nothing is not waited for where there is no patience") {
  Pipe pipe;
  pipe.fill();
  Bell stop;
  stop.ring();
  const auto began = Clock::now();
  CHECK(Outlet(pipe.writer(), stop, 0ms).write("lost") == 0);
  CHECK(Clock::now() - began < Outlet::patience);
}

TEST_CASE("a reader who is gone is not waited for") {
  Pipe pipe;
  const Bell stop;
  SECTION("from the beginning") { pipe.close_reader(); }
  Outlet outlet(pipe.writer(), stop);
  SECTION("later") { pipe.close_reader(); }
  CHECK(outlet.write("lost") == 0);
}

}  // namespace

}  // namespace sixgate::service
