// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "config/configuration.hpp"
#include "kernel/nftnl.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::kernel {

/// Whether an expression of a rule, iptables' matches and targets among them, switches connection
/// tracking on.
[[nodiscard]] bool needs_conntrack(const nftnl_expr& expression);

/// Whether the ruleset may use connection tracking, which a single `ct` expression switches on for
/// the whole namespace. `auto`: in the host role, where a zone enforces services, where a tunnel
/// ends here in a device, whose plain traffic is held to services too, and where it runs already,
/// which is where it tracks a flow or where somebody else's rule needs it. Who may not read
/// nf_tables is told by the flows alone.
[[nodiscard]] bool uses_conntrack(config::Conntrack setting, const policy::Policy& policy);

/// Whether table inet sixgate, as it is installed now, needs connection tracking; not where it is
/// not there.
///
/// fails  Refused
[[nodiscard]] bool table_needs_conntrack();

}  // namespace sixgate::kernel
