// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/alive.hpp"
#include "service/bell.hpp"
#include "service/task.hpp"
#include "service/worker.hpp"

namespace sixgate::service {

/// Keeps @alive alive while every worker gets on with its work, so that a gate that hangs costs its
/// network half a second. Its thread goes before others where it may, and does nothing else.
class Watchdog {
 public:
  /// alive, workers, failure  must outlive the watchdog
  /// failure                  is rung when the thread had to give up
  Watchdog(kernel::Alive& alive, const Workers& workers, Bell& failure);
  ~Watchdog() { stop_.ring(); }
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// From here on packets are queued by a table that is there; none is missed.
  ///
  /// fails  std::system_error
  void start();

  /// From here on a table that is not there is said.
  void expect_table() { expects_table_.store(true, std::memory_order_relaxed); }

  /// Renews @alive no more when this returns; it stays as it is.
  ///
  /// fails  with what made the thread give up
  void stop();

 private:
  /// The last time that a worker got on, or had nothing to get on with.
  struct Progress {
    std::uint64_t steps = 0;
    Worker::Clock::time_point time;
  };

  void run();
  void renew();
  [[nodiscard]] bool everybody_works();

  /// Says on standard error what is wrong, once that can be done without waiting; empty when all is
  /// well again.
  void tell(std::string_view trouble);

  /// The same of what passes by itself, at most once a minute.
  void tell_hitch(std::string_view hitch);

  kernel::Alive& alive_;
  const Workers& workers_;
  std::vector<Progress> progress_;  ///< one a worker
  std::atomic<bool> expects_table_ = false;
  std::string said_;
  Worker::Clock::time_point next_hitch_;
  Bell stop_;
  Task task_;
};

}  // namespace sixgate::service
