// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/law.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::policy {

/// Why a packet that broke no rule may pass. Asked of the innermost layer only, in the written
/// order; the first that matches names the verdict.
struct Acceptance {
  Reason reason;
  std::string_view sentence;  ///< one, for a sysadmin
  Law law;
  bool (*matches)(const Facts&);
};

}  // namespace sixgate::policy
