// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "config/checks.hpp"
#include "config/form.hpp"
#include "config/word_lists.hpp"
#include "sixgate/policy/catalogue.hpp"

namespace sixgate::config {

namespace {

bool has_action(const policy::CatalogueRow& row) { return row.defaults.has_value(); }

bool is_family(std::string_view pattern) { return pattern.ends_with('*'); }

/// Everything that may stand in [actions]: reasons, or every beginning of one with `*` behind it.
std::vector<std::string> known_patterns(bool families) {
  std::vector<std::string> known;
  for (const auto& row : policy::catalogue) {
    if (!has_action(row)) continue;
    if (!families) {
      known.emplace_back(row.name);
      continue;
    }
    for (std::size_t i = 0; i < row.name.size(); ++i) {
      if (row.name[i] != '.' && row.name[i] != '-') continue;
      std::string family = std::string(row.name.substr(0, i + 1)) + "*";
      if (std::ranges::find(known, family) == known.end()) known.push_back(std::move(family));
    }
  }
  return known;
}

const std::string& pattern_of(const ActionLine& line) { return line.pattern; }
const std::string& pattern_of(const ProfileAction& action) { return action.reason.value; }

/// The line that speaks for the reason; null where none does.
template <typename Line>
const Line* find_line(const std::vector<Line>& lines, std::string_view reason) {
  const auto weight = [](const Line& line) {
    return is_family(pattern_of(line)) ? pattern_of(line).size() : std::string::npos;
  };
  const Line* best = nullptr;
  for (const Line& line : lines) {
    if (!matches(pattern_of(line), reason)) continue;
    if (best == nullptr || weight(line) >= weight(*best)) best = &line;
  }
  return best;
}

/// Actions stand in the order of their strictness.
bool is_stricter(policy::Action one, policy::Action other) { return one < other; }

using Profiles = std::vector<Profile>;

/// The default of the role, or of profile strict where that changes it.
Setting<policy::Action> default_of(const policy::Defaults& defaults, policy::Role role,
                                   const Profiles& profiles) {
  Setting<policy::Action> action{.value = defaults.of(role, false)};
  const auto strict =
      std::ranges::find_if(profiles, [](const Profile& p) { return p.is_strict.value; });
  if (strict != profiles.end() && defaults.strict != action.value) {
    action = {.value = defaults.strict,
              .mark = {.place = strict->chosen_at, .profile = strict->name}};
  }
  return action;
}

/// The strictest action that a profile gives the reason; nothing where none names it.
std::optional<Setting<policy::Action>> said_by(const Profiles& profiles, std::string_view reason) {
  std::optional<Setting<policy::Action>> said;
  for (const Profile& profile : profiles) {
    const ProfileAction* const line = find_line(profile.actions, reason);
    if (line == nullptr || (said && !is_stricter(line->action.value, said->value))) continue;
    said = {.value = line->action.value,
            .mark = {.place = profile.chosen_at, .profile = profile.name}};
  }
  return said;
}

/// A reason's action before [actions] and [tunnels] speak.
Setting<policy::Action> start_from(const policy::CatalogueRow& row, policy::Role role,
                                   const Profiles& profiles) {
  const Setting<policy::Action> start = default_of(*row.defaults, role, profiles);
  const auto said = said_by(profiles, row.name);
  const bool is_strict =
      std::ranges::any_of(profiles, [](const Profile& p) { return p.is_strict.value; });
  if (!said || (is_strict && is_stricter(start.value, said->value))) return start;
  return *said;
}

/// [tunnels] default is another way to write "tunnel.undeclared" in [actions].
void settle_undeclared(Settings& settings, Report& report) {
  constexpr std::string_view name = policy::name_of(policy::Reason::tunnel_undeclared);
  auto& in_force = settings.actions[policy::index_of(policy::Reason::tunnel_undeclared)];
  auto& given = settings.tunnels.undeclared;
  if (given.mark.is_broken) return;
  if (given.mark.is_default()) {
    given = in_force;
    return;
  }
  const ActionLine* const line = find_line(settings.action_lines, name);
  if (line != nullptr && line->pattern == name && line->action != given.value) {
    report.add(line->place, in_quotes(name) + " is " + in_quotes(policy::name_of(line->action)) +
                                " here and " + in_quotes(policy::name_of(given.value)) +
                                " as [tunnels] default in line " +
                                std::to_string(given.mark.place.line) + ", give one of them");
  }
  in_force = given;
}

}  // namespace

std::string pattern_fault(const std::string& pattern) {
  const bool family = is_family(pattern);
  const auto matching = [&pattern](const auto& row) { return matches(pattern, row.name); };
  if (std::ranges::any_of(policy::catalogue,
                          [&](const auto& row) { return has_action(row) && matching(row); })) {
    return {};
  }
  if (std::ranges::any_of(policy::catalogue, matching)) {
    return in_quotes(pattern) + (family ? " matches only reasons that accept; they have no action"
                                        : " is a reason that accepts; it has no action");
  }
  std::string fault = family ? "no reason matches " : "unknown reason ";
  fault += in_quotes(pattern);
  if (const auto near = nearest(pattern, known_patterns(family))) {
    fault += ", did you mean " + in_quotes(*near) + "?";
  }
  return fault;
}

void read_actions(const Value& table, Settings& settings, Report& report) {
  for (const Entry& entry : table.entries) {
    const Complaint complaint{entry.key, report};
    if (entry.value.type == Value::Type::table && !entry.value.entries.empty()) {
      const std::string whole = entry.key + "." + entry.value.entries.front().key;
      complaint.expected(
          known_words(action_words) + " (a reason stands in quotes: " + in_quotes(whole) + ")",
          entry.value);
      continue;
    }
    if (const std::string fault = pattern_fault(entry.key); !fault.empty()) {
      report.add(entry.place, fault);
    }
    ActionLine line{.pattern = entry.key, .place = entry.value.place};
    const auto before = report.count();
    word_form<action_words, policy::Action>.read(entry.value, line.action, complaint);
    if (report.count() == before) settings.action_lines.push_back(std::move(line));
  }
}

void settle_actions(Settings& settings, const std::vector<Profile>& profiles, Report& report) {
  for (const auto& row : policy::catalogue) {
    auto& action = settings.actions[policy::index_of(row.reason)];
    action.value = policy::Action::accept;
    if (!has_action(row)) continue;
    action = start_from(row, settings.general.role.value, profiles);
    if (const ActionLine* const line = find_line(settings.action_lines, row.name)) {
      action = {.value = line->action, .mark = {.place = line->place}};
    }
  }
  settle_undeclared(settings, report);
}

}  // namespace sixgate::config
