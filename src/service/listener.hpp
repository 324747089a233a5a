// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "report/told.hpp"
#include "service/event.hpp"

namespace sixgate::service {

/// Somebody whom the reporter tells what was decided. All of it is called by the reporter's thread.
class Listener {
 public:
  virtual ~Listener() = default;

  /// Whatever any listener has asked for comes here: each leaves out what it did not, and numbers
  /// what it tells as it likes.
  virtual void hear(const Event& event, const report::Occasion& occasion) = 0;

  /// Now and then, at least ten times a second: what hear() held back has to go.
  ///
  /// is_end  nothing comes any more
  virtual void pass_on(bool is_end) = 0;
};

}  // namespace sixgate::service
