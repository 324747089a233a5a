// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/judge.hpp"
#include "service/ring.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::service {

/// One verdict on its way from the thread that decided to the one that tells.
struct Event {
  double time = 0;  ///< seconds since 1970
  policy::Arrival arrival;
  engine::Judgement judgement;
  policy::Mode mode = policy::Mode::enforce;  ///< as of then

  /// Of the notes, the first whose action somebody has set, and therefore wants to hear of.
  std::optional<policy::Reason> noted = std::nullopt;
};

inline constexpr std::size_t events_kept = 1024;

using Events = Ring<Event, events_kept>;

/// Which verdicts are told.
enum class Verdicts : std::uint8_t {
  none,
  dropped,  ///< with what monitor mode spared, and what somebody has set to log
  all,
};

/// noted  as in Event
[[nodiscard]] constexpr bool is_among(Verdicts wanted, const policy::Verdict& verdict,
                                      std::optional<policy::Reason> noted) {
  switch (wanted) {
    case Verdicts::none: return false;
    case Verdicts::dropped: return verdict.is_drop() || noted.has_value();
    case Verdicts::all: return true;
  }
  return false;
}

[[nodiscard]] inline bool is_among(Verdicts wanted, const Event& event) {
  return is_among(wanted, event.judgement.decision.verdict, event.noted);
}

/// The reason that an event is told for: the verdict's, or that of what was noted.
[[nodiscard]] inline policy::Reason subject_of(const Event& event) {
  const policy::Verdict& verdict = event.judgement.decision.verdict;
  return verdict.is_drop() ? verdict.reason() : event.noted.value_or(verdict.reason());
}

}  // namespace sixgate::service
