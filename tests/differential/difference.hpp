// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "differential/reading.hpp"

namespace sixgate::differential {

/// One thing that the two readers tell otherwise. Where one tells nothing of it, `-` stands in its
/// place, or, in the last header that it tells, why it tells no more; of two lists what is behind
/// their common beginning.
struct Difference {
  std::string
      what;  ///< the name of a word, behind `quoted ` in a quoted packet; `headers`, `fault`
  std::string theirs;
  std::string ours;
};

/// How many words of each name were compared.
using Compared = std::map<std::string, std::uint64_t>;

/// Holds two readings of one packet against each other: word by word while they see the same
/// headers, then, as `headers`, what only one of them goes on with, and last what each finds wrong.
std::vector<Difference> compare(const Reading& theirs, const Reading& ours, Compared& compared);

/// The difference in what headers there are; null where there is none.
const Difference* find_headers(const std::vector<Difference>& differences);

}  // namespace sixgate::differential
