// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

#include "kernel/heartbeat.hpp"
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

  /// A Heartbeat for both families, and no look at what becomes of it: for as long as the table may
  /// not be there.
  void beat();

  /// Both families for another `timeout`: by a Heartbeat, and by a transaction where that does not
  /// arrive, since `lo` was never up or another table drops it.
  ///
  /// out    false where the table is not there
  /// fails  Refused
  [[nodiscard]] bool renew();

  /// Whether it was renewed less than `timeout` ago. For any thread.
  [[nodiscard]] bool is_fresh() const;

  /// Nothing is queued from here on, whoever loads the table. A table that is not there is no
  /// error.
  ///
  /// fails  Refused
  void clear() { set_.clear(); }

 private:
  using Clock = std::chrono::steady_clock;

  /// The families that a heartbeat did not renew.
  [[nodiscard]] std::vector<SetKey> beat_and_list_stale();

  TimedSet set_;
  Heartbeat heartbeat_;
  bool has_table_ = true;  ///< when it was renewed last
  std::atomic<Clock::time_point> renewed_ = Clock::time_point::min();
};

/// Families that are queued now: `ipv4`, `ipv6`, in this order.
///
/// fails  Refused
[[nodiscard]] std::vector<std::string> list_alive();

/// Text that follows render()'s in one load: a table that was not there queues from the moment on
/// at which it is, for the length of Alive::timeout at most. Families that are alive already stay
/// as they are.
[[nodiscard]] std::string render_alive();

/// The rule of chain `heartbeat`, in nft's words.
[[nodiscard]] std::string render_alive_heartbeat();

}  // namespace sixgate::kernel
