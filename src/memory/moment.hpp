// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>

namespace sixgate::memory {

/// A time by the clock that runs here: the machine's, or a capture's. Only differences mean
/// something. It may stand still and, in a capture, go back.
using Moment = std::chrono::nanoseconds;

}  // namespace sixgate::memory
