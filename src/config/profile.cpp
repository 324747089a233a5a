// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/profile.hpp"

#include <array>
#include <string>

#include "config/checks.hpp"
#include "config/names.hpp"
#include "config/service_keys.hpp"
#include "config/word_lists.hpp"

namespace sixgate::config {

namespace {

constexpr std::array profile_keys{
    key<&Profile::says, name_form>("says"),
    key<&Profile::role, word_form<role_words, std::optional<policy::Role>>>("role"),
    key<&Profile::is_strict, boolean_form>("strict"),
};

constexpr auto profile_service_keys = [] {
  std::array<Key<Service>, service_keys.size() + 2> keys{};
  std::ranges::copy(service_keys, keys.begin());
  keys[service_keys.size()] = key<&Service::asks, name_form>("asks");
  keys[service_keys.size() + 1] = key<&Service::source, name_form>("source");
  return keys;
}();

constexpr std::array profile_action_keys{
    key<&ProfileAction::reason, name_form>("reason"),
    key<&ProfileAction::action, word_form<action_words, policy::Action>>("action"),
    key<&ProfileAction::asks, name_form>("asks"),
    key<&ProfileAction::source, name_form>("source"),
};

/// Reads a list of tables in which every table has every key that `needs` names.
template <const auto& keys, typename Struct>
void read_tables(const Entry& entry, std::vector<Struct>& tables,
                 const std::vector<std::string_view>& needs, Report& report) {
  if (!is_list_of_tables(entry, report)) return;
  const std::string header = "[[" + entry.key + "]]";
  for (const Value& item : entry.value.items) {
    Struct& table = tables.emplace_back();
    table.place = item.place;
    read_keys(item, header, keys, table, report);
    for (const std::string_view needed : needs) {
      if (!find_key(keys, needed)->mark(table).is_default()) continue;
      report.add(item.place, "a " + header + " of a profile needs " + in_quotes(needed));
    }
  }
}

/// A family stands for reasons that it does not name, so it may not weaken them.
void check_action(const ProfileAction& action, Report& report) {
  if (action.reason.mark.is_default()) return;
  const std::string& reason = action.reason.value;
  if (const std::string fault = pattern_fault(reason); !fault.empty()) {
    report.add(action.reason.mark.place, fault);
  } else if (reason.ends_with('*') && action.action.value != policy::Action::drop) {
    report.add(action.action.mark.place,
               "a profile may only drop a family; " + in_quotes(reason) + " names none of its own");
  }
}

void read_top(const Value& top, Profile& profile, Report& report) {
  Value general;
  for (const Entry& entry : top.entries) {
    if (entry.key == "service") {
      read_tables<profile_service_keys>(
          entry, profile.services, {"name", "protocol", "from", "to", "asks", "source"}, report);
    } else if (entry.key == "action") {
      read_tables<profile_action_keys>(entry, profile.actions,
                                       {"reason", "action", "asks", "source"}, report);
    } else {
      general.entries.push_back(entry);
    }
  }
  read_keys(general, "", profile_keys, profile, report, {"service", "action"});
  if (profile.says.mark.is_default()) report.add({1, 1}, "a profile needs \"says\"");
}

}  // namespace

Profile read_profile(const ProfileText& text) {
  Report report("rules/profiles/" + std::string(text.name) + ".toml");
  Profile profile{
      .name = text.name, .says = {}, .role = {}, .is_strict = {}, .services = {}, .actions = {}};
  read_top(parse_document(text.text, report), profile, report);
  for (const ProfileAction& action : profile.actions) check_action(action, report);
  settle_names(
      profile.services, "[[service]]", [](const Service&) { return "nameless"; }, report);
  if (report.count() > 0) throw Invalid(report.in_order());
  for (Service& service : profile.services) {
    service.profile = profile.name;
    service.name.value.insert(0, std::string(profile.name) + ": ");
  }
  return profile;
}

}  // namespace sixgate::config
