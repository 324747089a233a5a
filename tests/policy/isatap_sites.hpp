// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "policy/verdict_table.hpp"

namespace sixgate::test {

/// ISATAP at 10.0.0.7, whose link is 2400:7::/64 and whose router is 10.0.0.1.
inline Site isatap_host() {
  return Site()
      .tunnel("isatap", {"10.0.0.7"})
      .isatap({"2400:7::/64"}, {"10.0.0.1"})
      .inside({"2400:7::/48"})
      .open_everything();
}

}  // namespace sixgate::test
