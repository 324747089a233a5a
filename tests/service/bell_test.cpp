// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/bell.hpp"

#include <csignal>
#include <thread>
#include <utility>

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

TEST_CASE("a signal ends nothing, nor does a second one, and says what somebody wants") {
  Signals signals;
  CHECK_FALSE(is_readable(signals.descriptor()));
  CHECK_FALSE(signals.take());
  std::raise(SIGPIPE);
  CHECK_FALSE(is_readable(signals.descriptor()));
  for (const auto& [signal, request] :
       {std::pair{SIGHUP, Request::reload}, std::pair{SIGINT, Request::stop},
        std::pair{SIGTERM, Request::stop}}) {
    std::raise(signal);
    CHECK(is_readable(signals.descriptor()));
    CHECK(signals.take() == request);
  }
  CHECK_FALSE(signals.take());
  std::raise(SIGHUP);
  std::raise(SIGTERM);
  CHECK(signals.take() == Request::stop);
}

}  // namespace

}  // namespace sixgate::service
