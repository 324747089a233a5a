// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/watching.hpp"

#include <array>
#include <cerrno>
#include <cstddef>

#include <poll.h>

#include <sys/socket.h>
#include <system_error>

#include "service/local_socket.hpp"

namespace sixgate::service {

namespace {

constexpr std::chrono::seconds longest_question{5};

/// Bytes; a gate says nothing so long without a line break.
constexpr std::size_t longest_line = std::size_t{1} << 20;

}  // namespace

Watching::Watching(const std::filesystem::path& path, const std::string& request)
    : socket_(local_socket::make()) {
  const auto deadline = local_socket::Clock::now() + longest_question;
  if (const int error = local_socket::connect(socket_, path, deadline); error != 0) {
    local_socket::refuse(path, error);
  }
  if (!local_socket::write_line(socket_, request, deadline)) {
    local_socket::refuse(path, ETIMEDOUT);
  }
}

std::optional<std::string> Watching::next(std::chrono::milliseconds longest) {
  const auto deadline = local_socket::Clock::now() + longest;
  while (true) {
    if (auto line = take_line()) return line;
    if (is_over_) return std::nullopt;
    std::array<char, 16384> part{};
    const ssize_t length = ::recv(socket_.number(), part.data(), part.size(), 0);
    if (length > 0 && held_.size() < longest_line) {
      held_.append(part.data(), static_cast<std::size_t>(length));
    } else if (length >= 0 || (errno != EAGAIN && errno != EINTR)) {
      is_over_ = true;
    } else if (!local_socket::wait_for(socket_, POLLIN, deadline)) {
      return std::nullopt;
    }
  }
}

std::optional<std::string> Watching::take_line() {
  const std::size_t end = held_.find('\n');
  if (end == std::string::npos) return std::nullopt;
  std::string line = held_.substr(0, end);
  held_.erase(0, end + 1);
  return line;
}

}  // namespace sixgate::service
