// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>

#include "capture/reader.hpp"
#include "memory/moment.hpp"

namespace sixgate::command {

/// When a frame was captured, for memory: the clock of a replay is its capture's.
inline memory::Moment moment_of(const capture::Frame& frame) {
  return std::chrono::duration_cast<memory::Moment>(std::chrono::duration<double>(frame.time));
}

}  // namespace sixgate::command
