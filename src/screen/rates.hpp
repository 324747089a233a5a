// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/outcome.hpp"

namespace sixgate::screen {

using report::Outcome;

/// Who decided.
enum class Decider : std::uint8_t { gate, kernel };

[[nodiscard]] std::string_view word_of(Decider decider);

/// What is counted.
struct Counted {
  std::string name;  ///< a reason, a posture or a queue class
  Decider by = Decider::gate;
  Outcome outcome = Outcome::accept;

  friend auto operator<=>(const Counted&, const Counted&) = default;
};

struct Count {
  Counted what;
  std::uint64_t total = 0;
};

struct Rate {
  Counted what;
  std::uint64_t total = 0;
  double per_second = 0;
};

/// Counts that only grow, as packets a second. It holds what the last observation held, nothing
/// else.
class Rates {
 public:
  /// A count that is lower than before began anew at 0: whoever counts was started again.
  ///
  /// now  in seconds of a clock that never goes back; the same as last time leaves all as it is
  void note(const std::vector<Count>& counts, double now);

  /// Nobody told: the totals stay, and nothing moves.
  void miss();

  [[nodiscard]] const std::vector<Rate>& rows() const { return rows_; }

  /// Of all rows with that outcome together.
  [[nodiscard]] double per_second(Outcome outcome) const;
  [[nodiscard]] double per_second() const;

 private:
  std::vector<Rate> rows_;  ///< in the order of what they count
  double noted_ = 0;
  bool is_first_ = true;
};

}  // namespace sixgate::screen
