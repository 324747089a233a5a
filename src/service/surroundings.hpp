// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "kernel/alive.hpp"
#include "kernel/hook_removals.hpp"
#include "kernel/interfaces.hpp"
#include "service/bell.hpp"
#include "service/late_verdicts.hpp"
#include "service/rulebook.hpp"
#include "service/task.hpp"
#include "service/worker.hpp"

namespace sixgate::service {

/// Follows what changes around the gate: the interfaces, and what takes packets out of the queues.
/// Tells the service manager that all is well as long as @alive is renewed, since the watchdog
/// waits for nobody.
class Surroundings {
 public:
  /// How often the late verdicts are counted, and what took packets away is looked for.
  static constexpr std::chrono::milliseconds interval{100};

  /// alive, workers, failure  must outlive this
  /// rulebook                 whose interfaces are followed
  /// failure                  is rung when the thread had to give up
  /// fails                    kernel::Refused
  Surroundings(const kernel::Alive& alive, const Workers& workers,
               std::shared_ptr<Rulebook> rulebook, Bell& failure);
  ~Surroundings() { stop_.ring(); }
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

  /// fails  std::system_error
  void start();

  /// Has it follow the interfaces of another rulebook, and those of the one before no more.
  void follow(std::shared_ptr<Rulebook> rulebook);

  /// Whether packets are brought to the gate: @alive has been renewed in time. For any thread.
  [[nodiscard]] bool is_judging() const { return alive_.is_fresh(); }

  /// Follows nothing more when this returns.
  ///
  /// fails  with what made the thread give up
  void stop();

  /// Late verdicts by cause, all of them; when the workers have ended as well.
  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::string>> late_verdicts();

 private:
  void run();

  /// Until `next`, or the end, which is told by false.
  [[nodiscard]] bool follow_until(Worker::Clock::time_point next);
  void take_news(kernel::Interfaces& interfaces);
  [[nodiscard]] std::shared_ptr<Rulebook> rulebook();
  void look_for_removals();
  [[nodiscard]] std::uint64_t late_so_far() const;

  /// Says when interfaces of zones are too many, and again when more are.
  void tell_left_out(std::size_t left_out);

  const kernel::Alive& alive_;
  const Workers& workers_;
  std::mutex mutex_;  ///< of the next one
  std::shared_ptr<Rulebook> rulebook_;
  kernel::HookRemovals removals_;
  LateVerdicts late_verdicts_;
  std::size_t said_left_out_ = 0;
  Bell stop_;
  Task task_;
};

}  // namespace sixgate::service
