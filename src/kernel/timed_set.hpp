// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "kernel/netlink.hpp"
#include "kernel/set_key.hpp"
#include "kernel/timed_sets.hpp"

namespace sixgate::kernel {

struct TimedElement {
  SetKey key;
  std::chrono::milliseconds left{};  ///< until it leaves the set
};

/// One of the timed sets, as the table that is installed now has it. For one thread.
class TimedSet {
 public:
  /// Elements of one transaction; of more, some may be changed when others are refused.
  static constexpr std::size_t most_at_once = 48;

  /// row  must outlive it
  ///
  /// fails  Refused
  explicit TimedSet(const TimedSetRow& row) : row_(row) {}

  /// Holds each key for `timeout` from now, whether it is there already or not.
  ///
  /// out    false where the table is not there
  /// fails  Refused, also where the set is full; elements that are there can be renewed then
  [[nodiscard]] bool renew(std::span<const SetKey> keys, std::chrono::milliseconds timeout);

  /// Takes the keys out. A key, or a table, that is not there is no error.
  ///
  /// fails  Refused
  void remove(std::span<const SetKey> keys);

  /// Takes everything out. A table that is not there is no error.
  ///
  /// fails  Refused
  void clear();

  /// What it holds, in no order. Nothing where the table is not there.
  ///
  /// fails  Refused
  [[nodiscard]] std::vector<TimedElement> list();

 private:
  [[nodiscard]] int try_renew(std::span<const SetKey> keys, std::chrono::milliseconds timeout);
  [[nodiscard]] int try_remove(std::span<const SetKey> keys);
  [[noreturn]] void refuse(const char* action, int error) const;

  const TimedSetRow& row_;
  Netlink netlink_;
};

}  // namespace sixgate::kernel
