// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace sixgate::kernel {

/// The system refused: no privilege, a feature the kernel lacks, a queue number somebody else has.
/// what() is one line that says what, where and what to do.
class Refused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;

  /// action  what was tried, `reading table inet sixgate`
  /// error   the errno of the refusal; EPERM is told as a missing CAP_NET_ADMIN
  Refused(const std::string& action, int error);
};

}  // namespace sixgate::kernel
