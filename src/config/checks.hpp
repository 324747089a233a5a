// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "config/report.hpp"
#include "config/settings.hpp"

/// What can only be known when the whole file is read: values that contradict each other, names,
/// and what several keys come to.
namespace sixgate::config {

/// Reads [actions], whose keys are reasons and families.
void read_actions(const Value& table, Settings& settings, Report& report);

/// Settles every action: defaults of the role, then profiles, then families, longer ones over
/// shorter, then reasons by name. Reports [tunnels] default against "tunnel.undeclared".
void settle_actions(Settings& settings, Report& report);

/// Reports interfaces that two zones claim.
void check_zones(const Settings& settings, Report& report);

/// Reports what is missing, mixed families and names given twice; names the nameless, and gives
/// tunnels in UDP the port that IANA gives them where they have none.
void check_tunnels(Settings& settings, Report& report);
void check_teredo(const Settings& settings, Report& report);
void check_services(Settings& settings, Report& report);

}  // namespace sixgate::config
