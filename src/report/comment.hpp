// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::report {

/// What a kept packet is annotated with: verdict, reason and law, the hook where there is one, what
/// else was noted.
///
///     drop tunnel.6to4-source-mismatch, RFC 3964 5.2, on forward
///     accept icmpv6.echo-multicast, whitepaper 3.1, noted ext.padding-data (would drop)
///
/// The latter in monitor mode, which spares what enforcing would drop.
[[nodiscard]] std::string comment(const policy::Decision& decision, policy::Mode mode,
                                  std::optional<policy::Hook> hook);

}  // namespace sixgate::report
