// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/traffic.hpp"

namespace sixgate::kernel {

/// Interface names of each zone, in the numbering of policy::Zone; `*` at the end stands for any
/// rest.
using ZoneNames = std::array<std::vector<std::string>, policy::all_zones.size()>;

/// The names of the sets that hold [site] inside, one a family.
inline constexpr std::string_view inside_ipv4_set = "site.inside4";
inline constexpr std::string_view inside_ipv6_set = "site.inside6";

/// The names of the sets of who may ping groups, [icmpv6] multicast-echo-from, one a family.
inline constexpr std::string_view echo_ipv4_set = "site.echo4";
inline constexpr std::string_view echo_ipv6_set = "site.echo6";

/// What sixgate owns in the kernel: one table of family inet.
inline constexpr const char* table_name = "sixgate";

/// What the names of tables begin with that exist for the length of one transaction, to try a rule.
inline constexpr std::string_view probe_prefix = "sixgate_probe_";

/// The chain that nothing jumps to: its one rule says what was installed.
inline constexpr const char* installed_chain = "installed";

/// Everything of a queue class is named after it: `queue_icmpv6`, `pend_icmpv6`.
inline std::string queue_chain(policy::QueueClass queue_class) {
  return "queue_" + std::string(name_of(queue_class));
}

inline std::string pend_chain(policy::QueueClass queue_class) {
  return "pend_" + std::string(name_of(queue_class));
}

/// Where packets are decided or steered at a hook, `gate_forward`; at prerouting, where only
/// fragments are, `early`.
inline std::string gate_chain(policy::Hook hook) {
  return hook == policy::Hook::prerouting ? "early" : "gate_" + std::string(name_of(hook));
}

/// Where what nobody judged at a hook is told from the rest.
inline std::string backstop_chain(policy::Hook hook) {
  return hook == policy::Hook::prerouting ? "early_backstop"
                                          : "backstop_" + std::string(name_of(hook));
}

/// The priorities of gate_chain() and backstop_chain(). At prerouting they come before connection
/// tracking, which puts fragments together at -400.
constexpr int gate_priority(policy::Hook hook) {
  return hook == policy::Hook::prerouting ? -450 : -20;
}
constexpr int backstop_priority(policy::Hook hook) { return gate_priority(hook) + 1; }

/// Where a Heartbeat arrives and ends, at output: before connection tracking, and before the chains
/// that others mostly have.
inline constexpr std::string_view heartbeat_chain = "heartbeat";
constexpr int heartbeat_priority = -450;

/// The queue number of a class: they stand in a row from the configured first one.
constexpr std::uint16_t queue_number(policy::QueueClass queue_class, std::uint16_t first_queue) {
  return static_cast<std::uint16_t>(first_queue + static_cast<unsigned>(queue_class));
}

}  // namespace sixgate::kernel
