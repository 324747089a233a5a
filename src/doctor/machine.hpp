// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "kernel/capabilities.hpp"
#include "kernel/foreign_tables.hpp"
#include "kernel/links.hpp"
#include "kernel/queue_status.hpp"
#include "kernel/routing_rules.hpp"
#include "kernel/sysctls.hpp"

namespace sixgate::doctor {

/// A queue that somebody listens to, and who that is, where it can be known.
struct HeldQueue {
  kernel::QueueStatus queue;
  std::optional<kernel::Program> holder{};
};

/// A machine as sixgate finds it.
struct Machine {
  kernel::NfTables nf_tables = kernel::NfTables::answers;
  std::vector<kernel::Probe> probes{};  ///< none where nf_tables does not answer
  kernel::ForeignTables tables{};       ///< there only those of iptables-legacy
  std::vector<kernel::TunnelDriver> drivers{};
  bool has_nft = true;  ///< the program
  std::vector<HeldQueue> queues{};
  std::vector<kernel::MarkRule> mark_rules{};
  std::vector<kernel::Link> links{};
  std::vector<kernel::LinkNetwork> networks{};
  kernel::Sysctls sysctls{};
};

/// Looks at this one.
///
/// fails  kernel::Refused where it cannot
[[nodiscard]] Machine read_machine();

}  // namespace sixgate::doctor
