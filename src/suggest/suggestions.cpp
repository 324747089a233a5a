// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/suggestions.hpp"

#include <algorithm>
#include <utility>

#include "suggest/services.hpp"
#include "suggest/site.hpp"
#include "suggest/surroundings.hpp"
#include "suggest/tunnels.hpp"

namespace sixgate::suggest {

Entries suggest(const config::Configuration& configuration, const Machine& machine,
                const Sighted& sighted) {
  const policy::Policy& policy = configuration.policy();
  const Surroundings surroundings(configuration, machine);
  Entries entries;
  const auto add = [&entries](std::optional<Entry> entry) {
    if (entry) entries.push_back(std::move(*entry));
  };
  add(find_site(policy, sighted, surroundings));
  add(find_zones(policy, configuration.zones(), surroundings));
  Drafts drafts = draft_devices(policy, machine);
  draft_sightings(policy, sighted, surroundings, drafts);
  for (const Draft& draft : drafts) add(entry_of(draft));
  add(find_teredo(policy, sighted, surroundings));
  for (Entry& entry : find_services(policy, configuration.zones(), sighted, surroundings)) {
    add(std::move(entry));
  }
  add(find_rest(sighted));
  return entries;
}

bool has_suggestions(const Entries& entries) {
  return std::ranges::any_of(entries, [](const Entry& entry) { return !entry.header.empty(); });
}

}  // namespace sixgate::suggest
