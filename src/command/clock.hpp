// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

#include "capture/reader.hpp"
#include "memory/moment.hpp"

namespace sixgate::command {

/// When a frame was captured, for memory: the clock of a replay is its capture's. It ends in the
/// year 2261, where nanoseconds do.
inline memory::Moment moment_of(const capture::Frame& frame) {
  constexpr double last = 9.2e9;
  return std::chrono::duration_cast<memory::Moment>(
      std::chrono::duration<double>(std::min(frame.time, last)));
}

}  // namespace sixgate::command
