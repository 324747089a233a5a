// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/site.hpp"

#include <algorithm>

#include "config/forms.hpp"
#include "report/joined.hpp"
#include "suggest/evidence.hpp"

namespace sixgate::suggest {

namespace {

using policy::Reason;

/// It left the inside, so it is a network of ours that [site] inside does not hold.
bool is_of_site(const report::SeenSource& source) {
  return source.reason == Reason::ipv4_foreign_source ||
         source.reason == Reason::ipv6_foreign_source;
}

constexpr std::string_view once =
    "the configuration has this section already: put these values into it";

std::string describe(const report::SeenSource& source) {
  return text_of(source.network) + ": " + evidence_of(source.seen, source.place, source.reason);
}

}  // namespace

std::optional<Entry> find_site(const policy::Policy& policy, const Sighted& sighted,
                               const Surroundings& surroundings) {
  Entry entry{.header = "[site]"};
  std::vector<wire::Prefix> inside(policy.inside.begin(), policy.inside.end());
  for (const Inner& inner : surroundings.inner()) {
    add_prefix(inside, inner.prefix);
    entry.remarks.push_back(text_of(inner.prefix) + ": routed to " + inner.interface);
  }
  for (const report::SeenSource& source : sighted.sources) {
    const bool is_known = wire::any_contains(policy.inside, source.network.address());
    if (!is_of_site(source) || is_known) continue;
    add_prefix(inside, source.network);
    entry.remarks.push_back(describe(source));
  }
  if (entry.remarks.empty()) return std::nullopt;
  if (!policy.inside.empty()) {
    entry.is_offered = false;
    entry.remarks.emplace_back(once);
  }
  entry.add("inside", config::write_list(inside, config::write_prefix));
  return entry;
}

std::optional<Entry> find_zones(const policy::Policy& policy, const kernel::ZoneNames& zones,
                                const Surroundings& surroundings) {
  Entry entry{.header = "[zones]"};
  bool is_new = false;
  bool closes = false;
  for (const policy::Zone zone : policy::all_zones) {
    std::vector<std::string> names = zones[static_cast<std::size_t>(zone)];
    if (!names.empty()) entry.is_offered = false;
    for (const Placed& placed : surroundings.found(zone)) {
      if (can_be_named(placed.interface)) {
        names.push_back(placed.interface);
        entry.remarks.push_back(placed.interface + ": " + placed.why);
        is_new = true;
        closes = closes || policy.enforced.contains(zone);
      } else {
        entry.remarks.push_back(placed.interface + ": " + placed.why +
                                ", and its name cannot stand in a configuration");
      }
    }
    if (!names.empty()) entry.add(policy::name_of(zone), list_of(names));
  }
  if (const auto& left = surroundings.without_zone(); !left.empty()) {
    entry.remarks.push_back("in no zone, since nothing tells which: " + report::joined(left));
  }
  if (!is_new) {
    if (entry.remarks.empty()) return std::nullopt;
    entry.header.clear();
    entry.keys.clear();
    return entry;
  }
  if (!entry.is_offered) entry.remarks.emplace_back(once);
  if (closes) {
    entry.is_offered = false;
    entry.remarks.emplace_back(
        "what comes from these zones then needs a [[service]] (`enforce`): open what is served "
        "first");
  }
  return entry;
}

std::optional<Entry> find_rest(const Sighted& sighted) {
  Entry entry{.header = {}};
  for (const report::SeenSource& source : sighted.sources) {
    if (!is_of_site(source)) entry.remarks.push_back(describe(source));
  }
  if (!entry.remarks.empty()) {
    entry.remarks.insert(entry.remarks.begin(),
                         "Sources that broke a rule which goes by [zones], [site] inside or the "
                         "`inner` of a tunnel:");
  }
  if (sighted.evicted > 0) {
    entry.remarks.push_back("the gate saw more than it keeps: " +
                            count_of(sighted.evicted, "sighting") + " gave way to others");
  }
  if (entry.remarks.empty()) return std::nullopt;
  return entry;
}

}  // namespace sixgate::suggest
