// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/idle_rules.hpp"

#include <algorithm>
#include <string>

#include "sixgate/policy/rules.hpp"

namespace sixgate::config {

namespace {

using policy::Needs;

bool has_zones(const Settings& settings) {
  return std::ranges::any_of(policy::all_zones, [&settings](policy::Zone zone) {
    return !settings.zones.of(zone).value.items.empty();
  });
}

bool has_inside(const Settings& settings) { return !settings.site.inside.value.items.empty(); }

/// What the site lacks for rules with this need; empty where it lacks nothing.
std::string find_lack(Needs needs, const Settings& settings) {
  switch (needs) {
    case Needs::nothing: return "";
    case Needs::direction:
      return has_zones(settings) || has_inside(settings)
                 ? ""
                 : "neither [zones] nor [site] inside tells direction; give one of them";
    case Needs::zones:
      return has_zones(settings) ? "" : "[zones] names no interface; name those of the outside";
    case Needs::zones_and_inside:
      return has_zones(settings) && has_inside(settings)
                 ? ""
                 : "they compare the interface by [zones] with the addresses of [site] inside, and "
                   "not both are given";
  }
  return "";
}

}  // namespace

std::vector<Problem> find_idle_rules(const Settings& settings) {
  std::vector<Problem> idle;
  if (settings.general.role.value == policy::Role::host) return idle;  // it forwards nothing
  for (const Needs needs : {Needs::direction, Needs::zones, Needs::zones_and_inside}) {
    const std::string lack = find_lack(needs, settings);
    if (lack.empty()) continue;
    std::string names;
    for (const policy::Rule& rule : policy::rules_in_order) {
      const bool is_on =
          settings.actions[policy::index_of(rule.reason)].value != policy::Action::accept;
      if (rule.needs != needs || !is_on) continue;
      names += (names.empty() ? "" : ", ") + std::string(policy::name_of(rule.reason));
    }
    if (!names.empty())
      idle.push_back({settings.file, 0, 0, "never match: " + names + ": " + lack});
  }
  return idle;
}

}  // namespace sixgate::config
