// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace sixgate::test {

/// A pipe whose reader is the test.
class Pipe {
 public:
  Pipe() {
    std::signal(SIGPIPE, SIG_IGN);
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) std::abort();
  }
  ~Pipe() {
    close_writer();
    close_reader();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  [[nodiscard]] int writer() const { return ends_[1]; }
  void close_writer() { close_end(ends_[1]); }
  void close_reader() { close_end(ends_[0]); }

  /// Leaves no room for a single byte.
  void fill() const {
    const int flags = ::fcntl(ends_[1], F_GETFL);
    ::fcntl(ends_[1], F_SETFL, flags | O_NONBLOCK);
    for (const char byte = '.'; ::write(ends_[1], &byte, 1) == 1;) {
    }
    ::fcntl(ends_[1], F_SETFL, flags);
  }

  /// Whether a write to it would wait, for those who share the pipe.
  [[nodiscard]] bool is_blocking() const { return (::fcntl(ends_[1], F_GETFL) & O_NONBLOCK) == 0; }

  /// What stands in it up to its end; waits for that. Nobody may have it open for writing any more.
  [[nodiscard]] std::string read() {
    close_writer();
    std::string text;
    std::array<char, 4096> piece{};
    for (ssize_t size = 1; size > 0;) {
      size = ::read(ends_[0], piece.data(), piece.size());
      if (size > 0) text.append(piece.data(), static_cast<std::size_t>(size));
    }
    return text;
  }

  /// What stands in it now.
  [[nodiscard]] std::string take_all() const {
    std::string text;
    std::array<char, 4096> piece{};
    const int flags = ::fcntl(ends_[0], F_GETFL);
    ::fcntl(ends_[0], F_SETFL, flags | O_NONBLOCK);
    for (ssize_t size = 0; (size = ::read(ends_[0], piece.data(), piece.size())) > 0;) {
      text.append(piece.data(), static_cast<std::size_t>(size));
    }
    ::fcntl(ends_[0], F_SETFL, flags);
    return text;
  }

  /// Takes at least so many bytes out of it; waits for them.
  void take(std::size_t count) const {
    std::array<char, 4096> piece{};
    for (std::size_t taken = 0; taken < count;) {
      const ssize_t size = ::read(ends_[0], piece.data(), piece.size());
      if (size <= 0) return;
      taken += static_cast<std::size_t>(size);
    }
  }

 private:
  static void close_end(int& end) {
    const int number = std::exchange(end, -1);
    if (number >= 0) ::close(number);
  }

  std::array<int, 2> ends_{};
};

}  // namespace sixgate::test
