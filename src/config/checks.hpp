// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "config/profile.hpp"
#include "config/report.hpp"
#include "config/settings.hpp"

/// What can only be known when the whole file is read: values that contradict each other, names,
/// and what several keys come to.
namespace sixgate::config {

/// Reads [actions], whose keys are reasons and families.
void read_actions(const Value& table, Settings& settings, Report& report);

/// Why a key of [actions] says nothing: no reason with an action matches it. Empty where it does.
[[nodiscard]] std::string pattern_fault(const std::string& pattern);

/// Settles every action: defaults of the role, then profiles, the strictest of those that name the
/// reason, then [actions]: families, longer ones over shorter, then reasons by name. Reports
/// [tunnels] default against "tunnel.undeclared".
void settle_actions(Settings& settings, const std::vector<Profile>& profiles, Report& report);

/// Reports interfaces that two zones claim.
void check_zones(const Settings& settings, Report& report);

/// Gives [zones] enforce the default of the role. Reports what enforcement cannot do without, and
/// groups where no process of theirs would be asked for.
void settle_enforcement(Settings& settings, Report& report);

/// Reports routers and prefixes of [nd] that no router advertisement can be from or about, so that
/// none would pass.
void check_discovery(const Settings& settings, Report& report);

/// Reports what is missing, mixed families and names given twice; names the nameless, and gives
/// tunnels in UDP the port that IANA gives them where they have none.
void check_tunnels(Settings& settings, Report& report);
void check_teredo(const Settings& settings, Report& report);
void check_services(Settings& settings, Report& report);

/// Reports profiles that are for another role.
void check_roles(const Settings& settings, const std::vector<Profile>& profiles, Report& report);

/// Adds what the profiles open behind the site's own services. A service of the site that has the
/// whole name of a profile's stands in its place.
void add_services(Settings& settings, const std::vector<Profile>& profiles);

}  // namespace sixgate::config
