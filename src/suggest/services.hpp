// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "kernel/names.hpp"
#include "suggest/entry.hpp"
#include "suggest/read_sightings.hpp"
#include "suggest/surroundings.hpp"

namespace sixgate::suggest {

/// [[service]] entries for what was asked for, is not open, and comes towards us: one for each
/// protocol, server and group of clients.
[[nodiscard]] Entries find_services(const policy::Policy& policy, const kernel::ZoneNames& zones,
                                    const Sighted& sighted, const Surroundings& surroundings);

}  // namespace sixgate::suggest
