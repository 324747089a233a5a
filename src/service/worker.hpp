// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "kernel/queue.hpp"
#include "memory/memory.hpp"
#include "report/tally.hpp"
#include "service/bell.hpp"
#include "service/event.hpp"
#include "service/ruling.hpp"
#include "service/task.hpp"
#include "sixgate/policy/traffic.hpp"

namespace sixgate::service {

/// Judges the packets of one class: one queue, one socket, one thread. That thread never writes,
/// allocates, locks, or waits for anything but packets; it is named after the class.
class Worker {
 public:
  using Clock = std::chrono::steady_clock;

  /// Binds the class's queue; no packet is judged before start().
  ///
  /// rulebook         in force until another one is offered
  /// memory           that all workers share
  /// memory, failure  must outlive the worker
  /// tells    the verdicts that become events
  /// failure  is rung when the thread had to give up
  /// fails    kernel::Refused, std::system_error
  Worker(policy::QueueClass queue_class, const std::shared_ptr<const Rulebook>& rulebook,
         memory::Memory& memory, Verdicts tells, Bell& failure);
  ~Worker() { drain(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// fails  std::system_error
  void start();

  /// Has the worker judge by another rulebook from its next round on, with the same memory. Queue
  /// numbers and mark must be the same. For one thread.
  void offer(std::shared_ptr<const Rulebook> rulebook) { rulings_.offer(std::move(rulebook)); }

  /// Answers what still comes, and ends once nothing has come for a moment. The gate must queue
  /// nothing any more. Returns at once; join() waits.
  void drain() { stop_.ring(); }

  /// fails  with what made the thread give up
  void join() { task_.join(); }

  /// Moves whenever a round begins or ends; it is odd within one.
  [[nodiscard]] std::uint64_t steps() const { return steps_.load(std::memory_order_relaxed); }

  /// Whether packets are in hand or have come. A worker with work whose steps() stand still hangs,
  /// in a round or before it.
  [[nodiscard]] bool has_work() const;

  [[nodiscard]] const kernel::QueueTroubles& troubles() const { return queue_.troubles(); }
  [[nodiscard]] const report::Tally& tally() const { return tally_; }

  /// For one other thread, the one that tells.
  [[nodiscard]] Events& events() { return events_; }
  [[nodiscard]] std::uint64_t events_lost() const {
    return events_lost_.load(std::memory_order_relaxed);
  }

 private:
  void run();
  [[nodiscard]] bool wait();
  [[nodiscard]] policy::Arrival find_arrival(const kernel::QueuedPacket& packet,
                                             const kernel::Interfaces& interfaces) const;
  [[nodiscard]] kernel::Answer judge(const kernel::QueuedPacket& packet, const Ruling& ruling,
                                     memory::Moment now);
  void tell(const policy::Arrival& arrival, const engine::Judgement& judgement, policy::Mode mode);

  policy::QueueClass queue_class_;
  kernel::Queue queue_;
  Rulings rulings_;
  memory::Memory& memory_;
  Verdicts tells_;
  Bell stop_;
  report::Tally tally_;
  Events events_;
  std::atomic<std::uint64_t> events_lost_ = 0;
  std::atomic<std::uint64_t> steps_ = 0;
  Clock::time_point drain_until_{};
  Task task_;
};

using Workers = std::vector<std::unique_ptr<Worker>>;

}  // namespace sixgate::service
