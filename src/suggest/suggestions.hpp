// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "config/configuration.hpp"
#include "suggest/entry.hpp"
#include "suggest/machine.hpp"
#include "suggest/read_sightings.hpp"

namespace sixgate::suggest {

/// What the configuration does not say and would have to: for the tunnels, interfaces and networks
/// that the machine has, and for what a gate saw. What is seen is what senders said, so it is for a
/// person to decide; each entry says what speaks for it.
///
/// out  the entries that are offered are a valid configuration by themselves
[[nodiscard]] Entries suggest(const config::Configuration& configuration, const Machine& machine,
                              const Sighted& sighted);

/// Whether there is more than remarks.
[[nodiscard]] bool has_suggestions(const Entries& entries);

}  // namespace sixgate::suggest
