// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/profile_page.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include "report/json.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::command {

namespace {

using Texts = std::vector<std::string>;

std::string protocol_of(const config::Service& service) {
  const auto protocol = service.protocol.value;
  if (!protocol) return "any";
  const std::string_view name = packet::name_of(*protocol);
  return name.empty() ? std::to_string(static_cast<unsigned>(*protocol)) : std::string(name);
}

Texts ports_of(const config::Service& service) {
  Texts ports;
  for (const policy::PortRange& range : service.ports.value) {
    std::string text = std::to_string(range.first);
    if (range.first != range.last) text += "-" + std::to_string(range.last);
    ports.push_back(std::move(text));
  }
  return ports;
}

Texts side_of(const config::ServiceSide& side) {
  if (side.zone) return {std::string(policy::name_of(*side.zone))};
  Texts prefixes;
  for (const wire::Prefix& prefix : side.prefixes.items) {
    prefixes.emplace_back(wire::format(prefix).view());
  }
  return prefixes.empty() ? Texts{"any"} : prefixes;
}

/// `a, b`, and a space in front where there is something.
std::string listed(const Texts& texts) {
  std::string text;
  for (const std::string& one : texts) text += (text.empty() ? " " : ", ") + one;
  return text;
}

std::string citation_of(const config::Setting<std::string>& source) {
  return "whitepaper " + source.value;
}

/// The rules that the profile makes stricter in some role without naming them.
std::vector<const policy::Rule*> rules_made_strict(const config::Profile& profile) {
  std::vector<const policy::Rule*> rules;
  if (!profile.is_strict.value) return rules;
  for (const policy::Rule& rule : policy::rules_in_order) {
    const policy::Defaults& defaults = rule.defaults;
    if (defaults.strict < defaults.border || defaults.strict < defaults.host) {
      rules.push_back(&rule);
    }
  }
  return rules;
}

template <typename Asked>
void print_demand(const Asked& asked) {
  std::cout << "    \"" << asked.asks.value << "\" (" << citation_of(asked.source) << ")\n";
}

}  // namespace

void print_profile(const config::Profile& profile) {
  std::size_t width = 0;
  for (const config::Service& service : profile.services) {
    width = std::max(width, service.name.value.size());
  }
  std::cout << profile.name << "\n\n" << profile.says.value << '\n';
  if (profile.role.value) {
    std::cout << "Only for role " << policy::name_of(*profile.role.value) << ".\n";
  }
  if (!profile.services.empty()) std::cout << "\nOpens\n";
  for (const config::Service& service : profile.services) {
    std::cout << "  " << std::left << std::setw(static_cast<int>(width)) << service.name.value
              << "  " << protocol_of(service) << listed(ports_of(service)) << " from"
              << listed(side_of(service.from.value)) << " to" << listed(side_of(service.to.value))
              << '\n';
    print_demand(service);
  }
  const auto stricter = rules_made_strict(profile);
  if (!profile.actions.empty() || !stricter.empty()) std::cout << "\nSets\n";
  for (const config::ProfileAction& action : profile.actions) {
    std::cout << "  " << action.reason.value << " to " << policy::name_of(action.action.value)
              << '\n';
    print_demand(action);
  }
  for (const policy::Rule* const rule : stricter) {
    std::cout << "  " << policy::name_of(rule->reason) << " to "
              << policy::name_of(rule->defaults.strict) << '\n';
  }
}

void print_profile_as_json(const config::Profile& profile) {
  for (const config::Service& service : profile.services) {
    report::JsonObject object;
    object.text("profile", profile.name).text("service", service.name.value);
    object.text("protocol", protocol_of(service)).texts("ports", ports_of(service));
    object.texts("from", side_of(service.from.value)).texts("to", side_of(service.to.value));
    object.text("asks", service.asks.value).text("source", citation_of(service.source));
    std::cout << object.line() << '\n';
  }
  for (const config::ProfileAction& action : profile.actions) {
    report::JsonObject object;
    object.text("profile", profile.name).text("reason", action.reason.value);
    object.text("action", policy::name_of(action.action.value)).text("asks", action.asks.value);
    object.text("source", citation_of(action.source));
    std::cout << object.line() << '\n';
  }
  for (const policy::Rule* const rule : rules_made_strict(profile)) {
    report::JsonObject object;
    object.text("profile", profile.name).text("reason", policy::name_of(rule->reason));
    object.text("action", policy::name_of(rule->defaults.strict));
    std::cout << object.line() << '\n';
  }
}

}  // namespace sixgate::command
