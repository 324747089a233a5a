// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sixgate/policy/rate.hpp"

namespace sixgate::policy {

/// What memory knows of how much of its kind came before a packet: which limits it is over, and
/// which of its layers that is about.
class RateRecollection {
 public:
  constexpr void note_over(Rate rate, std::size_t depth) {
    over_[static_cast<std::size_t>(rate)] = static_cast<std::uint8_t>(depth + 1);
  }

  [[nodiscard]] constexpr bool is_over(Rate rate, std::size_t depth) const {
    return over_[static_cast<std::size_t>(rate)] == depth + 1;
  }

 private:
  /// Of each rate the depth of the layer, counted from 1; 0: it is not over it.
  std::array<std::uint8_t, all_rates.size()> over_{};
};

}  // namespace sixgate::policy
