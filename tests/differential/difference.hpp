// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "differential/reading.hpp"

namespace sixgate::differential {

/// One thing that the two readers tell otherwise.
struct Difference {
  std::string what;    ///< the name of a word, `headers` or `fault`
  std::string theirs;  ///< empty: no such thing
  std::string ours;
};

/// How many words of each name were compared.
using Compared = std::map<std::string, std::uint64_t>;

/// Holds two readings of one packet against each other: word by word while they see the same
/// headers, then, as `headers`, what only one of them goes on with. We stop at a fault and tell no
/// more of that header; what the dissector tells beyond it is not held against us, but the fault is.
std::vector<Difference> compare(const Reading& theirs, const Reading& ours, Compared& compared);

}  // namespace sixgate::differential
