// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/outlet.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstddef>
#include <exception>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <sys/stat.h>
#include <system_error>

namespace sixgate::service {

namespace {

/// O_NONBLOCK belongs to the open file, which the shell and other programs may share; hence one of
/// our own. A file would get a position of its own with that, and does not block; nor does a socket
/// that poll() calls writable.
int open_again(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode))) {
    const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
    const int opened = ::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (opened >= 0) return opened;
  }
  const int same = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  if (same < 0) throw std::system_error(errno, std::generic_category(), "cannot write");
  return same;
}

}  // namespace

Outlet::Outlet(int descriptor, const Bell& stop, std::chrono::milliseconds longest)
    : descriptor_(open_again(descriptor)), stop_(stop), longest_(longest) {}

std::size_t Outlet::write(std::string_view text) {
  std::size_t done = 0;
  while (!is_closed_ && done < text.size()) {
    is_closed_ = !wait_for_room();
    if (!is_closed_) done += write_piece(text.substr(done));
  }
  return done;
}

std::size_t Outlet::write_at_once(std::string_view text) {
  std::size_t done = 0;
  pollfd place{.fd = descriptor_.number(), .events = POLLOUT, .revents = 0};
  while (!is_closed_ && done < text.size() && ::poll(&place, 1, 0) > 0) {
    done += write_piece(text.substr(done));
  }
  return done;
}

std::size_t Outlet::write_piece(std::string_view text) {
  // So much fits whenever poll() says that there is room, should it block after all.
  const std::string_view piece = text.substr(0, PIPE_BUF);
  const ssize_t written = ::write(descriptor_.number(), piece.data(), piece.size());
  if (written >= 0) return static_cast<std::size_t>(written);
  is_closed_ = errno != EAGAIN && errno != EINTR;
  return 0;
}

bool Outlet::wait_for_room() {
  std::array<pollfd, 2> places{pollfd{.fd = descriptor_.number(), .events = POLLOUT, .revents = 0},
                               pollfd{.fd = stop_.descriptor(), .events = POLLIN, .revents = 0}};
  if (!gives_up_) {
    while (::poll(places.data(), places.size(), -1) < 0 && errno == EINTR) {
    }
    if (places[0].revents != 0) return true;
    gives_up_ = Clock::now() + longest_;
  }
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*gives_up_ - Clock::now());
  const int longest = std::max(0, static_cast<int>(left.count()));
  return ::poll(places.data(), 1, longest) > 0;
}

bool say(std::string_view text, std::chrono::milliseconds longest) noexcept {
  try {
    Bell now;
    now.ring();
    return Outlet(STDERR_FILENO, now, longest).write(text) == text.size();
  } catch (const std::exception&) {  // there is nobody else to tell
    return false;
  }
}

bool say_at_once(std::string_view line) {
  return say("sixgate: " + std::string(line) + '\n', std::chrono::milliseconds(0));
}

}  // namespace sixgate::service
