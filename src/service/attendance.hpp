// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "memory/memory.hpp"
#include "service/audience.hpp"
#include "service/bell.hpp"
#include "service/control.hpp"
#include "service/gate_status.hpp"
#include "service/reload.hpp"

namespace sixgate::service {

/// Does what a judging gate is asked for, by signals and at its control socket.
class Attendance {
 public:
  /// All must outlive it.
  ///
  /// control  null: there is none
  Attendance(JudgingGate& gate, const Load& load, const memory::Memory& memory, Control* control)
      : gate_(gate), load_(load), memory_(memory), control_(control) {}

  /// Until the gate is to end, or a thread of it had to give up.
  ///
  /// failure  rings for the latter
  void attend(Signals& signals, const Bell& failure);

 private:
  Reloaded reload_now();

  /// The table's counters, whose verdicts are taken in; nothing where the kernel does not tell.
  std::optional<std::vector<kernel::Counter>> read_kernel();
  void attend_to(Caller& caller);
  [[nodiscard]] std::string answer(const Caller& caller);
  void let_watch(WatchRequest request, Caller& caller);

  JudgingGate& gate_;
  const Load& load_;
  const memory::Memory& memory_;
  Control* control_;
  Reloads reloads_;
  KernelVerdicts kernel_verdicts_;
};

}  // namespace sixgate::service
