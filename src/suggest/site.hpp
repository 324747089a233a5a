// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "kernel/names.hpp"
#include "suggest/entry.hpp"
#include "suggest/read_sightings.hpp"
#include "suggest/surroundings.hpp"

namespace sixgate::suggest {

/// [site] inside with what it lacks; nothing where it lacks nothing. Where it has something
/// already, that is repeated and the entry is not offered: a file has the section once.
[[nodiscard]] std::optional<Entry> find_site(const policy::Policy& policy, const Sighted& sighted,
                                             const Surroundings& surroundings);

/// [zones] with the interfaces that it does not name, likewise; nor is it offered where a zone that
/// gets one is held to services, which a host's are: what it serves would be closed.
[[nodiscard]] std::optional<Entry> find_zones(const policy::Policy& policy,
                                              const kernel::ZoneNames& zones,
                                              const Surroundings& surroundings);

/// What was seen that no entry answers: remarks alone; nothing where there was nothing.
[[nodiscard]] std::optional<Entry> find_rest(const Sighted& sighted);

}  // namespace sixgate::suggest
