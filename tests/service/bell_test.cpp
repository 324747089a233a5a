// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/bell.hpp"

#include <csignal>
#include <thread>

#include <poll.h>

#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;

bool is_readable(int descriptor) {
  pollfd place{.fd = descriptor, .events = POLLIN, .revents = 0};
  return ::poll(&place, 1, 0) == 1;
}

TEST_CASE("a bell that was rung is heard, by another thread and ever after") {
  Bell bell;
  CHECK_FALSE(bell.wait(0ms));
  std::thread ringing([&bell] { bell.ring(); });
  CHECK(bell.wait(10s));
  ringing.join();
  CHECK(bell.wait(0ms));
  CHECK(is_readable(bell.descriptor()));
}

TEST_CASE("a signal to stop ends nothing, nor does a second one") {
  const StopSignals signals;
  CHECK_FALSE(is_readable(signals.descriptor()));
  std::raise(SIGINT);
  std::raise(SIGTERM);
  std::raise(SIGPIPE);
  CHECK(is_readable(signals.descriptor()));
}

}  // namespace

}  // namespace sixgate::service
