// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "memory/moment.hpp"
#include "sixgate/policy/rate.hpp"

namespace sixgate::memory {

/// A token bucket, RFC 4443 section 2.4 (f), known by the moment from which it is full: what it
/// lacks until then fills it up evenly.
class TokenBucket {
 public:
  constexpr TokenBucket() = default;

  /// Full.
  constexpr explicit TokenBucket(Moment now) : full_from_(now) {}

  /// Takes a token for a packet. Where the clock goes back it may be empty for as long as it takes
  /// to fill, not longer.
  ///
  /// limit  tokens that flow in a second, at least 1; it holds burst_of() them. The time that one
  ///        takes is rounded down to nanoseconds
  /// out    whether there was one
  constexpr bool take(std::uint32_t limit, Moment now) {
    const Moment token = Moment(std::chrono::seconds(1)) / limit;
    const Moment empty = now + token * policy::burst_of(limit);
    full_from_ = std::clamp(full_from_, now, empty);
    if (full_from_ + token > empty) return false;
    full_from_ += token;
    return true;
  }

  /// Gives back one that was taken.
  constexpr void give_back(std::uint32_t limit) {
    full_from_ -= Moment(std::chrono::seconds(1)) / limit;
  }

  [[nodiscard]] constexpr Moment full_from() const { return full_from_; }

 private:
  Moment full_from_{};
};

}  // namespace sixgate::memory
