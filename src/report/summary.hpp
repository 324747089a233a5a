// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "report/tally.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::report {

/// What tallies add up to, for a person.
class Summary {
 public:
  /// Adds what a tally has counted so far.
  void add(const Tally& tally);

  /// How many packets were decided.
  [[nodiscard]] std::uint64_t judged() const;

  /// `5 accepted, 4 dropped`; of monitor mode `4 would be dropped`, of both one behind the other.
  [[nodiscard]] std::string totals() const;

  /// A line a reason, the most frequent first, a line break at the end of each:
  ///
  ///            5  accept  default.native
  ///            4  drop    tunnel.undeclared
  ///            1  log     nd.off-link
  [[nodiscard]] std::string rows() const;

 private:
  using Counts = std::array<std::uint64_t, policy::reason_count>;

  [[nodiscard]] std::uint64_t total(bool of_drops) const;
  [[nodiscard]] std::uint64_t total_spared() const;

  Counts decided_{};
  Counts spared_{};
  Counts noted_{};
};

}  // namespace sixgate::report
