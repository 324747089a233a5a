// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <regex>
#include <string>
#include <vector>

#include "differential/difference.hpp"

namespace sixgate::differential {

/// A kind of disagreement that is meant to be, one row of choices.tsv. Every column but the reason
/// is a regular expression for all of what it stands for.
struct Choice {
  std::regex what;
  std::regex theirs;
  std::regex ours;
  std::regex capture;
  std::regex frame;
  std::string reason;
  std::uint64_t used = 0;  ///< by how many differences

  [[nodiscard]] bool covers(const Difference& difference, const std::string& in_capture,
                            std::uint64_t in_frame) const;
};

/// fails  std::runtime_error when the file cannot be read, or a row gives no reason
std::vector<Choice> load_choices(const std::string& path);

}  // namespace sixgate::differential
