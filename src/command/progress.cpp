// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/progress.hpp"

#include <iostream>

#include <unistd.h>

namespace sixgate::command {

namespace {

/// Often enough to be seen moving, seldom enough to cost nothing.
constexpr std::uint64_t steps_between_signs = 65536;

}  // namespace

Progress::Progress(std::string_view noun)
    : noun_(noun), is_wanted_(::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 0) {}

Progress::~Progress() {
  if (is_wanted_ && done_ >= steps_between_signs) std::cerr << "\r\033[K";
}

void Progress::step() {
  if (++done_ % steps_between_signs == 0 && is_wanted_) {
    std::cerr << '\r' << done_ << ' ' << noun_ << std::flush;
  }
}

}  // namespace sixgate::command
