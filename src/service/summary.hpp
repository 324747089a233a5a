// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "service/worker.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::service {

/// How many of each, in words.
using CountedWords = std::vector<std::pair<std::uint64_t, std::string>>;

/// What the workers decided by reason, and what went wrong, for a person; a line break at the end
/// of each line.
///
///     sixgate: judged 9 packets: 5 accepted, 4 dropped
///            5  accept  icmpv6.allowed
///            4  drop    tunnel.undeclared
///     1 late verdicts: link wan0 went down
///
/// late          Surroundings::late_verdicts()
/// lines_lost    that the reporter could not write
/// packets_lost  that the keeper could not keep
[[nodiscard]] std::string summarize(const Workers& workers, const CountedWords& late,
                                    std::uint64_t lines_lost, std::uint64_t packets_lost);

}  // namespace sixgate::service
