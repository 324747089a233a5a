// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/stat.h>

namespace sixgate::test {

/// While it lives this is the umask of this process.
class Umask {
 public:
  explicit Umask(mode_t mask) : before_(::umask(mask)) {}
  ~Umask() { ::umask(before_); }
  Umask(const Umask&) = delete;
  Umask& operator=(const Umask&) = delete;

 private:
  mode_t before_;
};

}  // namespace sixgate::test
