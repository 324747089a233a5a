// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "engine/judge.hpp"
#include "service/ring.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::service {

/// One verdict on its way from the thread that decided to the one that tells.
struct Event {
  double time = 0;  ///< seconds since 1970
  policy::Arrival arrival;
  engine::Judgement judgement;
  policy::Mode mode = policy::Mode::enforce;  ///< as of then
};

inline constexpr std::size_t events_kept = 1024;

using Events = Ring<Event, events_kept>;

/// Which verdicts are told.
enum class Verdicts { none, dropped, all };

}  // namespace sixgate::service
