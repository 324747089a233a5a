// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

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
  Alive() : set_(alive_set) {}

  /// Both families for another `timeout`.
  ///
  /// out    false where the table is not there
  /// fails  Refused
  [[nodiscard]] bool renew();

  /// Nothing is queued from here on. A table that is not there is no error.
  ///
  /// fails  Refused
  void clear() { set_.clear(); }

  /// Families that are queued now: `ipv4`, `ipv6`, in this order.
  ///
  /// fails  Refused
  [[nodiscard]] std::vector<std::string> families();

 private:
  TimedSet set_;
};

}  // namespace sixgate::kernel
