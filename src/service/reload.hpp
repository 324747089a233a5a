// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "config/configuration.hpp"
#include "kernel/queue_kind.hpp"
#include "kernel/table.hpp"
#include "memory/sizes.hpp"
#include "service/keeper.hpp"
#include "service/rulebook.hpp"
#include "service/surroundings.hpp"
#include "service/telling.hpp"
#include "service/worker.hpp"

namespace sixgate::service {

/// Reads the configuration that is to be in force.
///
/// fails  config::Invalid, config::Unreadable
using Load = std::function<config::Configuration()>;

/// A gate that judges, and by what.
struct JudgingGate {
  const Workers& workers;
  Surroundings& surroundings;
  Keeper& keeper;
  Telling& telling;
  memory::Sizes memory;  ///< that its memory has
  std::shared_ptr<Rulebook> rulebook;
  std::chrono::system_clock::time_point started = std::chrono::system_clock::now();
};

struct Reloaded {
  bool is_done = false;
  std::string words;  ///< what is in force now, or why all is as before; lines for a person
};

/// Has the gate judge by the configuration as it is now: checked first, then in force for each
/// worker from its next round on, then in the table. Memory and what waits in the queues stay.
/// Where anything is wrong with it, all is as before; where it is the kernel that will not have the
/// table, all but what was judged until it said so. Queue numbers and mark are the gate's until
/// it ends; so are the sizes of memory, which is told.
[[nodiscard]] Reloaded reload(JudgingGate& gate, const Load& load);

/// What of an installation a person has to know, lines; mostly empty.
[[nodiscard]] std::string tell_troubles(const kernel::Installed& installed);

/// `role border, mode enforce, when-absent baseline, queues 40-44 (native)`
[[nodiscard]] std::string describe(const config::Configuration& configuration,
                                   kernel::QueueKind kind);

}  // namespace sixgate::service
