// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "doctor/finding.hpp"
#include "doctor/machine.hpp"
#include "kernel/ruleset.hpp"

/// Each check takes what sixgate would install and the machine as it is, and tells what it finds.
namespace sixgate::doctor {

[[nodiscard]] Findings check_capabilities(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_queues(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_tables(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_renewal(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_offload(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_mark(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_reverse_path(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_conntrack(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_translation(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_forwarding(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_mtu(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_bridges(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_zones(const kernel::Ruleset& ruleset, const Machine& machine);
[[nodiscard]] Findings check_tunnels(const kernel::Ruleset& ruleset, const Machine& machine);

struct Check {
  std::string_view name;
  Findings (*find)(const kernel::Ruleset& ruleset, const Machine& machine);
};

/// In the order of the telling.
inline constexpr std::array checks{
    Check{"kernel", check_capabilities},
    Check{"queues", check_queues},
    Check{"tables", check_tables},
    Check{"renewal", check_renewal},
    Check{"offload", check_offload},
    Check{"mark", check_mark},
    Check{"reverse path", check_reverse_path},
    Check{"conntrack", check_conntrack},
    Check{"nat", check_translation},
    Check{"forwarding", check_forwarding},
    Check{"mtu", check_mtu},
    Check{"bridges", check_bridges},
    Check{"zones", check_zones},
    Check{"tunnels", check_tunnels},
};

/// What all checks find; a check that finds nothing tells that it is ok.
[[nodiscard]] Findings examine(const kernel::Ruleset& ruleset, const Machine& machine);

}  // namespace sixgate::doctor
