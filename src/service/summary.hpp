// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "service/worker.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::service {

/// What the workers decided by reason, and what went wrong, for a person; a line break at the end
/// of each line.
///
///     sixgate: judged 9 packets: 5 accepted, 4 dropped
///            5  accept  icmpv6.allowed
///            4  drop    tunnel.undeclared
///     1 late verdicts
///
/// lines_lost  that the reporter could not write
[[nodiscard]] std::string summarize(const Workers& workers, std::uint64_t lines_lost,
                                    policy::Mode mode);

}  // namespace sixgate::service
