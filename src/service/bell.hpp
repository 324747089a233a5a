// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <utility>

namespace sixgate::service {

/// Closes a file descriptor with its owner.
class Descriptor {
 public:
  /// number  below 0: there is none
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& from) noexcept : number_(std::exchange(from.number_, -1)) {}
  Descriptor& operator=(Descriptor&& from) noexcept {
    std::swap(number_, from.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// Rung once, by any thread; heard by all who wait for it, then and ever after.
class Bell {
 public:
  /// fails  std::system_error
  Bell();

  void ring();

  /// Whether it was rung, after waiting for that as long.
  [[nodiscard]] bool wait(std::chrono::milliseconds longest) const;

  /// Readable once the bell was rung; nobody reads it.
  [[nodiscard]] int descriptor() const { return descriptor_.number(); }

 private:
  Descriptor descriptor_;
};

/// What somebody outside wants.
enum class Request { stop, reload };

/// SIGINT and SIGTERM, to stop, and SIGHUP, to reload, as something to wait for. While it lives
/// they interrupt nothing, so a second one cannot cut a clean stop short; threads made meanwhile
/// inherit that. SIGPIPE is ignored for good.
class Signals {
 public:
  /// fails  std::system_error
  Signals();

  /// Readable once one has come that was not taken.
  [[nodiscard]] int descriptor() const { return descriptor_.number(); }

  /// What those that have come want; a stop goes first. Nothing where none has come.
  [[nodiscard]] std::optional<Request> take();

 private:
  Descriptor descriptor_;
};

}  // namespace sixgate::service
