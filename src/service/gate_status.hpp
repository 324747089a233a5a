// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/counters.hpp"
#include "memory/memory.hpp"
#include "service/kernel_verdicts.hpp"
#include "service/reload.hpp"
#include "service/worker.hpp"

namespace sixgate::service {

/// What became of reloads so far.
struct Reloads {
  std::uint64_t done = 0;
  std::uint64_t refused = 0;
  std::string last;  ///< words of the last one; empty where there was none

  void note(const Reloaded& reloaded);
};

/// What a gate knows of itself, one JSON object, as sixgate-control(7) describes it: by what it
/// judges, what it has decided, what got lost on the way, its queues and the table's counters, how
/// long verdicts take, how full memory is and what that has cost.
///
/// counters  of the table; nothing where the kernel does not tell
[[nodiscard]] std::string describe_status(
    const JudgingGate& gate, const memory::Memory& memory, const Reloads& reloads,
    const KernelVerdicts& by_kernel, const std::optional<std::vector<kernel::Counter>>& counters);

}  // namespace sixgate::service
