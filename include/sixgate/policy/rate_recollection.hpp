// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "sixgate/policy/rate.hpp"

namespace sixgate::policy {

/// What memory knows of how much of its kind came before a packet: which limits it is over, and
/// which of its layers that is about.
class RateRecollection {
 public:
  /// depth  of the layer that the packet is counted for
  constexpr void note(Rate rate, std::size_t depth, bool is_over) {
    counts_[static_cast<std::size_t>(rate)] = {depth, is_over};
  }

  [[nodiscard]] constexpr bool is_over(Rate rate, std::size_t depth) const {
    const auto& count = counts_[static_cast<std::size_t>(rate)];
    return count && count->is_over && count->depth == depth;
  }

  /// The layer for which the packet has used some of what its source is entitled to; nothing where
  /// it has not.
  [[nodiscard]] constexpr std::optional<std::size_t> find_used(Rate rate) const {
    const auto& count = counts_[static_cast<std::size_t>(rate)];
    return count && !count->is_over ? std::optional(count->depth) : std::nullopt;
  }

 private:
  struct Count {
    std::size_t depth = 0;
    bool is_over = false;
  };

  std::array<std::optional<Count>, all_rates.size()> counts_;  ///< of each rate
};

}  // namespace sixgate::policy
