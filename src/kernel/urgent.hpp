// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sched.h>

namespace sixgate::kernel {

/// Has the thread go before all that is not urgent, as long as it lives, where the system lets it
/// (root, CAP_SYS_NICE, or a limit of real-time priority); else changes nothing. For what takes
/// some milliseconds: whoever changes nf_tables holds a lock for which the renewal of @alive waits,
/// and on a busy machine would hold it for as long as others keep him from running.
class Urgent {
 public:
  Urgent();
  ~Urgent();
  Urgent(const Urgent&) = delete;
  Urgent& operator=(const Urgent&) = delete;

 private:
  int policy_;
  sched_param parameters_{};
  bool is_changed_ = false;
};

}  // namespace sixgate::kernel
