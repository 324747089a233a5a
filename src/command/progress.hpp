// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace sixgate::command {

/// Tells on standard error how far long work has come: on a terminal, and only where standard
/// output is not the same one. It leaves nothing behind on the screen.
class Progress {
 public:
  /// noun  what is counted, in the plural; outlives this
  explicit Progress(std::string_view noun);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// One more is done.
  void step();

 private:
  std::string_view noun_;
  bool is_wanted_;
  std::uint64_t done_ = 0;
};

}  // namespace sixgate::command
