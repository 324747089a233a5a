// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include "report/line.hpp"
#include "service/audience.hpp"
#include "service/bell.hpp"
#include "service/log.hpp"
#include "service/reporter.hpp"
#include "service/rulebook.hpp"
#include "service/witness.hpp"
#include "service/worker.hpp"

namespace sixgate::service {

/// All that is told of a gate's verdicts while it runs, and the thread that tells it.
class Telling {
 public:
  /// workers, failure  must outlive this
  /// tells, format     of the lines on standard output, or of what the journal gets
  /// fails             std::system_error
  Telling(const Workers& workers, Verdicts tells, report::Format format,
          std::shared_ptr<const Rulebook> rulebook, Bell& failure);

  [[nodiscard]] Log& log() { return log_; }
  [[nodiscard]] Audience& audience() { return audience_; }
  [[nodiscard]] const report::Sightings& sightings() const { return witness_.sightings(); }

  /// Tells what is left and ends. A reader who takes nothing is given up after Outlet::patience,
  /// one who is gone at once.
  ///
  /// fails  with what made the thread give up
  void finish() { reporter_.finish(); }

 private:
  Bell stop_;
  Witness witness_;
  Log log_;
  Audience audience_;
  Reporter reporter_;
};

}  // namespace sixgate::service
