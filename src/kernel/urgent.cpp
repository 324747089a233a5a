// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/urgent.hpp"

#include <pthread.h>

namespace sixgate::kernel {

Urgent::Urgent() : policy_(SCHED_OTHER) {
  if (::pthread_getschedparam(::pthread_self(), &policy_, &parameters_) != 0) return;
  policy_ &= ~SCHED_RESET_ON_FORK;     // which one before this has left
  if (policy_ != SCHED_OTHER) return;  // somebody has decided otherwise
  const sched_param lowest{.sched_priority = ::sched_get_priority_min(SCHED_RR)};
  is_changed_ =
      ::pthread_setschedparam(::pthread_self(), SCHED_RR | SCHED_RESET_ON_FORK, &lowest) == 0;
}

Urgent::~Urgent() {
  // Whoever has no CAP_SYS_NICE may not take the reset back.
  if (is_changed_) {
    ::pthread_setschedparam(::pthread_self(), policy_ | SCHED_RESET_ON_FORK, &parameters_);
  }
}

}  // namespace sixgate::kernel
