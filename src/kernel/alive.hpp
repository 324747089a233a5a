// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>

#include "kernel/netlink.hpp"
#include "kernel/nftnl.hpp"

namespace sixgate::kernel {

/// The dead-man set @alive: while it holds a family, the gate queues that family's packets.
class Alive {
 public:
  /// How long the gate queues after the last renewal.
  static constexpr std::chrono::milliseconds timeout{500};

  /// How often to renew.
  static constexpr std::chrono::milliseconds interval{100};

  /// fails  Refused
  Alive();

  /// Both families for another `timeout`.
  ///
  /// out    false where the table is not there
  /// fails  Refused
  [[nodiscard]] bool renew();

  /// Nothing is queued from here on. A table that is not there is no error.
  ///
  /// fails  Refused
  void clear();

 private:
  Netlink netlink_;
  Set families_;  ///< the set with both elements
  Set no_family_;
};

}  // namespace sixgate::kernel
