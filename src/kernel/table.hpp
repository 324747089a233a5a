// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "kernel/queue_kind.hpp"
#include "kernel/ruleset.hpp"
#include "kernel/table_contents.hpp"

namespace sixgate::kernel {

/// The ruleset of a configuration on this machine, which decides what conntrack = "auto" means.
[[nodiscard]] Ruleset ruleset_of(const config::Configuration& configuration);

/// Nothing where the table feeds no queue that a gate serves, or only those of the configuration.
/// Filled with other numbers it would leave a gate that goes on to say that packets are judged.
///
/// fails  Refused
void refuse_beside_another(const config::Configuration& configuration);

/// Who serves the queues of the configuration, in name_owner()'s words; empty where nobody does.
[[nodiscard]] std::string find_gate(const config::Configuration& configuration);

/// What install_table() has made.
struct Installed {
  QueueKind kind;          ///< by what the table queues
  bool has_helper = true;  ///< Ruleset::has_helper
  std::string trouble{};   ///< why what was installed could not be noted; mostly empty
};

/// Makes table inet sixgate, or refills the one that is there: rules, sets and maps in one
/// transaction, and base chains stay. Packets that wait in a queue are not touched, and who is
/// alive stays so. Chains that somebody else made in the table are emptied.
///
/// Where nft cannot write the queue chains, those that are not right already are made in a
/// transaction of their own before. What was installed is noted in the table afterwards.
///
/// judges  a gate does, so that what the table steers is queued from when it stands
/// out     with trouble where only the note failed: the new ruleset stands, and conformity_of()
///         finds it changed
/// fails   Refused, as refuse_beside_another() too. Where somebody else's chain would drop
///         everything once it is empty, nothing was changed; where the kernel takes no ruleset, the
///         table is what it was, having had the new queue chains meanwhile
Installed install_table(const config::Configuration& configuration, bool judges);

/// Takes the table away. The kernel drops every packet that waits in any queue of the namespace.
///
/// out    false where there was none
/// fails  Refused
bool remove_table();

/// What is installed.
struct TableState {
  std::vector<std::string> hooks;  ///< base chains that have rules
  std::vector<QueueRule> queues;   ///< one a class, in the order of their numbers
  std::vector<std::string> alive;  ///< families that are queued now: `ipv4`, `ipv6`
  TableContents contents;
};

/// Reads back table inet sixgate; nothing where it is not there.
///
/// fails  Refused
[[nodiscard]] std::optional<TableState> read_table();

}  // namespace sixgate::kernel
