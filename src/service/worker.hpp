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
#include "report/durations.hpp"
#include "report/tally.hpp"
#include "service/bell.hpp"
#include "service/dropped.hpp"
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
  /// failure  is rung when the thread had to give up
  /// fails    kernel::Refused, std::system_error
  Worker(policy::QueueClass queue_class, const std::shared_ptr<const Rulebook>& rulebook,
         memory::Memory& memory, Bell& failure);
  ~Worker() { drain(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// fails  std::system_error
  void start();

  /// Has these verdicts become events from now on; none before. For any thread.
  void want(Verdicts verdicts) { wanted_.store(verdicts, std::memory_order_relaxed); }

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

  [[nodiscard]] policy::QueueClass queue_class() const { return queue_class_; }

  /// For what any thread may ask of it.
  [[nodiscard]] const kernel::Queue& queue() const { return queue_; }
  [[nodiscard]] const kernel::QueueTroubles& troubles() const { return queue_.troubles(); }
  [[nodiscard]] const report::Tally& tally() const { return tally_; }

  /// From when a packet was received to when its verdict was sent. The verdicts of a round go
  /// together, so the time of the round is that of each packet in it.
  [[nodiscard]] const report::Durations& verdict_times() const { return verdict_times_; }

  /// For one other thread, the one that tells.
  [[nodiscard]] Events& events() { return events_; }
  /// Of Verdicts::dropped, for want of room.
  [[nodiscard]] std::uint64_t events_lost() const {
    return events_lost_.load(std::memory_order_relaxed);
  }

  /// Of the others, which are told only where somebody wants all.
  [[nodiscard]] std::uint64_t accepts_lost() const {
    return accepts_lost_.load(std::memory_order_relaxed);
  }

  /// For one other thread, the one that keeps. There are none unless the configuration wants it.
  [[nodiscard]] DroppedPackets& dropped() { return dropped_; }

 private:
  void run();
  [[nodiscard]] bool wait();
  [[nodiscard]] policy::Arrival find_arrival(const kernel::QueuedPacket& packet,
                                             const kernel::Interfaces& interfaces) const;
  [[nodiscard]] kernel::Answer judge(const kernel::QueuedPacket& packet, const Ruling& ruling,
                                     memory::Moment now);
  [[nodiscard]] Verdicts wanted() const { return wanted_.load(std::memory_order_relaxed); }
  void tell(const Event& event);

  policy::QueueClass queue_class_;
  kernel::Queue queue_;
  Rulings rulings_;
  memory::Memory& memory_;
  std::atomic<Verdicts> wanted_ = Verdicts::none;
  Bell stop_;
  report::Tally tally_;
  report::Durations verdict_times_;
  Events events_;
  std::atomic<std::uint64_t> events_lost_ = 0;
  std::atomic<std::uint64_t> accepts_lost_ = 0;
  DroppedPackets dropped_;
  std::atomic<std::uint64_t> steps_ = 0;
  Clock::time_point drain_until_{};
  Task task_;
};

using Workers = std::vector<std::unique_ptr<Worker>>;

}  // namespace sixgate::service
