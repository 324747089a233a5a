// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "screen/busiest.hpp"
#include "screen/rates.hpp"
#include "screen/sight.hpp"
#include "screen/told.hpp"

namespace sixgate::screen {

/// All that `sixgate top` shows, gathered from looks and from the stream of verdicts. Copies are
/// what a pause shows.
class Scene {
 public:
  static constexpr std::size_t talkers_kept = 256;
  static constexpr std::size_t tunnels_kept = 256;

  /// now  in seconds of a clock that never goes back
  void note(const Sight& sight, double now);

  /// A line of the stream; what is none is not looked at.
  void note(std::string_view line);

  [[nodiscard]] const Sight& sight() const { return sight_; }
  [[nodiscard]] const Rates& decided() const { return decided_; }
  [[nodiscard]] const Rates& kernel() const { return kernel_; }
  [[nodiscard]] const Rates& unjudged() const { return unjudged_; }
  [[nodiscard]] const Rates& received() const { return received_; }  ///< by queue class
  [[nodiscard]] const Busiest<std::string>& talkers() const { return talkers_; }
  [[nodiscard]] const Busiest<Tunnel>& tunnels() const { return tunnels_; }

  /// Why the gate tells no verdicts here; empty where it does.
  [[nodiscard]] const std::string& refusal() const { return refusal_; }

  /// Verdicts that were not told here: talkers and tunnels lack them.
  [[nodiscard]] std::uint64_t lost() const { return lost_; }

 private:
  Sight sight_{.health = Health::unknown,
               .gate = "asking the gate",
               .posture = {},
               .decided = {},
               .kernel = {},
               .kernel_told_by = Decider::gate,
               .unjudged = {},
               .late = 0,
               .events_lost = 0,
               .queues = {}};
  Rates decided_;
  Rates kernel_;
  Decider kernel_told_by_ = Decider::gate;
  Rates unjudged_;
  Rates received_;
  Busiest<std::string> talkers_{talkers_kept};
  Busiest<Tunnel> tunnels_{tunnels_kept};
  std::uint64_t lost_ = 0;
  std::string refusal_;
  std::optional<double> aged_;  ///< when the tables forgot last
};

}  // namespace sixgate::screen
