// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

#include "kernel/timed_set.hpp"

namespace sixgate::kernel {

/// The dead-man set @alive: while it holds a family, the gate queues that family's packets.
class Alive {
 public:
  /// How long the gate queues after the last renewal.
  static constexpr std::chrono::milliseconds timeout{500};

  /// How often to renew.
  static constexpr std::chrono::milliseconds interval{100};

  /// fails  Refused
  Alive() : set_(alive_set), reloading_(reloading_set) {}

  /// Both families for another `timeout`.
  ///
  /// out    false where the table is not there
  /// fails  Refused
  [[nodiscard]] bool renew();

  /// Whether it was renewed less than `timeout` ago. For any thread.
  [[nodiscard]] bool is_fresh() const;

  /// Takes back what a Reloading has the gate do, for who hangs meanwhile.
  ///
  /// fails  Refused
  void end_reloading() { reloading_.clear(); }

  /// Nothing is queued from here on, whoever loads the table. A table that is not there is no
  /// error.
  ///
  /// fails  Refused
  void clear() {
    set_.clear();
    reloading_.clear();
  }

  /// Families that are queued now: `ipv4`, `ipv6`, in this order.
  ///
  /// fails  Refused
  [[nodiscard]] std::vector<std::string> families();

 private:
  using Clock = std::chrono::steady_clock;

  TimedSet set_;
  TimedSet reloading_;
  std::atomic<Clock::time_point> renewed_ = Clock::time_point::min();
};

/// Has the gate queue, as long as it lives, what it queued at its beginning: nf_tables does one
/// thing at a time, and whoever loads a table keeps @alive from being renewed for as long as that
/// takes, which on a slow machine is longer than Alive::timeout. Where nobody was alive it changes
/// nothing, unless it is known that somebody judges: then everything is queued, from the moment on
/// at which the table is there.
class Reloading {
 public:
  /// How long that holds at most, should the loading program be killed and the gate be away too.
  static constexpr std::chrono::seconds longest{5};

  /// judges     somebody does, whatever @alive holds
  /// has_table  there is one; without one only text() holds, and no transaction is made in vain:
  ///            a failing one, too, waits until nobody reads nf_tables' old state
  /// fails      Refused
  Reloading(bool judges, bool has_table);

  /// What the text of a table that may not be there yet needs at its end; empty where nothing is
  /// held.
  [[nodiscard]] std::string text() const;

  /// Leaves time for a renewal of @alive, unless the gate has ended or hangs.
  ~Reloading();
  Reloading(const Reloading&) = delete;
  Reloading& operator=(const Reloading&) = delete;

 private:
  TimedSet set_;
  std::vector<SetKey> keys_;
};

}  // namespace sixgate::kernel
