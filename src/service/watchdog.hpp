// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/alive.hpp"
#include "kernel/hook_removals.hpp"
#include "kernel/interfaces.hpp"
#include "service/bell.hpp"
#include "service/late_verdicts.hpp"
#include "service/task.hpp"
#include "service/worker.hpp"

namespace sixgate::service {

/// Keeps @alive alive while every worker gets on with its work, so that a gate that hangs costs its
/// network half a second. Follows the interfaces besides, and what takes packets out of the queues.
class Watchdog {
 public:
  /// alive, workers, interfaces, failure  must outlive the watchdog
  /// failure                              is rung when the thread had to give up
  /// fails                                kernel::Refused
  Watchdog(kernel::Alive& alive, const Workers& workers, kernel::Interfaces& interfaces,
           Bell& failure);
  ~Watchdog() { stop_.ring(); }
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// Renews @alive for the first time: from here on packets are queued.
  ///
  /// fails  kernel::Refused, std::system_error
  void start();

  /// Renews @alive no more when this returns; it stays as it is.
  ///
  /// fails  with what made the thread give up
  void stop();

  /// Late verdicts by cause, all of them; when the workers have ended as well.
  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::string>> late_verdicts();

 private:
  /// The last time that a worker got on, or had nothing to get on with.
  struct Progress {
    std::uint64_t steps = 0;
    Worker::Clock::time_point time;
  };

  void run();
  void renew();

  /// Until `next`, or the end, which is told by false.
  [[nodiscard]] bool follow_interfaces(Worker::Clock::time_point next);
  void follow();
  void look_for_removals();
  [[nodiscard]] std::uint64_t late_so_far() const;
  [[nodiscard]] bool everybody_works();

  /// Says on standard error what is wrong, once that can be done without waiting; empty when all is
  /// well again.
  void tell(std::string_view trouble);

  /// Says when interfaces of zones are too many, and again when more are.
  void tell_left_out();

  kernel::Alive& alive_;
  const Workers& workers_;
  kernel::Interfaces& interfaces_;
  kernel::HookRemovals removals_;
  LateVerdicts late_verdicts_;
  std::vector<Progress> progress_;  ///< one a worker
  std::string said_;
  std::size_t said_left_out_ = 0;
  Bell stop_;
  Task task_;
};

}  // namespace sixgate::service
