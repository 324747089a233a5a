// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>

#include "report/line.hpp"
#include "service/control.hpp"
#include "service/event.hpp"
#include "service/reload.hpp"

namespace sixgate::service {

struct GateOptions {
  Verdicts tells = Verdicts::dropped;
  report::Format format = report::Format::text;
  bool temporary_rules = false;                     ///< takes the table away at the end
  std::filesystem::path control = default_control;  ///< where it can be asked
};

/// Judges live traffic until SIGINT or SIGTERM; at SIGHUP, or asked at its control socket, it
/// reloads. Says on standard error when it has begun, what became of a reload and, at the end, what
/// it decided; verdicts go to standard output.
///
/// Begins by binding the queues, which nobody else can then have, and by installing the table;
/// packets are queued only after that. Ends the other way round, after a failure too: nothing more
/// is queued, what waits is answered, the queues are closed. The table stays, unless it is
/// temporary.
///
/// load   is called at the beginning and for each reload
/// fails  kernel::Refused, std::system_error; as load the first time
void run_gate(const Load& load, const GateOptions& options);

}  // namespace sixgate::service
