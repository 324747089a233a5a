// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/bell.hpp"

#include <cerrno>
#include <csignal>
#include <cstdint>

#include <poll.h>
#include <unistd.h>

#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <system_error>

namespace sixgate::service {

namespace {

int checked(int number, const char* action) {
  if (number < 0) throw std::system_error(errno, std::generic_category(), action);
  return number;
}

int block_and_watch() {
  std::signal(SIGPIPE, SIG_IGN);
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Bell::Bell() : descriptor_(checked(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "cannot wait")) {}

void Bell::ring() {
  const std::uint64_t once = 1;
  // It fails only where it was rung too often to count.
  [[maybe_unused]] const auto written = ::write(descriptor(), &once, sizeof once);
}

bool Bell::wait(std::chrono::milliseconds longest) const {
  pollfd place{.fd = descriptor(), .events = POLLIN, .revents = 0};
  return ::poll(&place, 1, static_cast<int>(longest.count())) > 0;
}

Signals::Signals() : descriptor_(checked(block_and_watch(), "cannot wait for signals")) {}

std::optional<Request> Signals::take() {
  std::optional<Request> request;
  signalfd_siginfo signal{};
  while (::read(descriptor(), &signal, sizeof signal) == sizeof signal) {
    if (signal.ssi_signo != SIGHUP) return Request::stop;
    request = Request::reload;
  }
  return request;
}

}  // namespace sixgate::service
