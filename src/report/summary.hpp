// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::report {

/// Counts what was judged, by reason.
class Summary {
 public:
  void count(const policy::Decision& decision);

  /// One frame that carries no IP.
  void count_not_ip() { ++not_ip_; }

  /// Lines for a person, the most frequent reason first, a line break at the end of each:
  ///
  ///     12 frames: 5 accepted, 4 dropped, 3 not IP
  ///            5  accept  default.native
  ///            4  drop    tunnel.undeclared
  [[nodiscard]] std::string text(policy::Mode mode) const;

 private:
  using Counts = std::array<std::uint64_t, policy::reason_count>;

  Counts accepted_{};
  Counts dropped_{};
  Counts noted_{};
  std::uint64_t not_ip_ = 0;
};

}  // namespace sixgate::report
