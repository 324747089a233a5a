// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include "support/catch.hpp"

namespace sixgate::kernel::test {

/// Puts this thread into an empty network namespace for the length of a scope.
class OwnNamespace {
 public:
  OwnNamespace()
      : before_(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC)),
        is_made_(before_ >= 0 && ::unshare(CLONE_NEWNET) == 0) {}
  ~OwnNamespace() {
    if (is_made_) ::setns(before_, CLONE_NEWNET);
    if (before_ >= 0) ::close(before_);
  }
  OwnNamespace(const OwnNamespace&) = delete;
  OwnNamespace& operator=(const OwnNamespace&) = delete;

  /// False where this process may make none.
  [[nodiscard]] bool is_made() const { return is_made_; }

 private:
  int before_;
  bool is_made_;
};

inline void say_skipped() { WARN("skipped: this process may make no network namespace"); }

}  // namespace sixgate::kernel::test
