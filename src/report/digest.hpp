// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "report/pair.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::report {

/// What was not told one by one.
struct Suppressed {
  policy::Reason reason = policy::Reason::default_native;
  std::optional<Pair> pair;  ///< nothing: of several
  std::uint64_t packets = 0;
};

/// Verdicts that came too fast to be told, of whatever reason.
struct Untold {
  std::uint64_t packets = 0;
};

/// Chooses what of many verdicts is told one by one, so that whoever floods cannot flood the log.
/// Of a reason between two outermost addresses so many are; what follows within a minute of the
/// first is counted, and from then on only the count of each minute is told, until one has passed
/// without any. Of a reason so many a second are, whatever their addresses, and of all reasons
/// together not many more.
class Digest {
 public:
  static constexpr std::uint64_t most_of_a_pair = 5;
  static constexpr double window = 60;                ///< seconds
  static constexpr std::uint64_t most_a_second = 20;  ///< of a reason, and of its counts of pairs
  static constexpr std::size_t most_lines = 100;   ///< a second, of all reasons; and of all counts
  static constexpr std::size_t most_pairs = 1024;  ///< of any reason; others count by reason

  /// pair  nothing: it is told as long as the second has room
  /// now   seconds, by any clock that does not go back
  /// out   whether this one is to be told
  [[nodiscard]] bool takes(policy::Reason reason, const std::optional<Pair>& pair, double now);

  /// To be called once a second, and at the end.
  ///
  /// is_end  what is still counted is given, whatever its minute
  /// out     what has to be told instead of each; what of it is too much for a second comes with
  ///         the next
  [[nodiscard]] std::vector<Suppressed> sum_up(double now, bool is_end = false);

 private:
  struct Key {
    policy::Reason reason;
    Pair pair;

    friend constexpr auto operator<=>(const Key&, const Key&) = default;
  };

  struct Row {
    double ends = 0;  ///< its minute
    std::uint64_t told = 0;
    std::uint64_t suppressed = 0;
  };

  struct Second {
    std::uint64_t told = 0;
    std::uint64_t suppressed = 0;
  };

  /// Null where there is no room for another.
  [[nodiscard]] Row* find_row(policy::Reason reason, const Pair& pair, double now);
  [[nodiscard]] bool has_room(policy::Reason reason);

  std::map<Key, Row> rows_;
  std::array<Second, policy::reason_count> seconds_{};
  std::size_t told_ = 0;  ///< in this second
};

}  // namespace sixgate::report
