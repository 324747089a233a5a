// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <set>
#include <string>

#include "kernel/ruleset_text.hpp"
#include "sixgate/policy/visit.hpp"

namespace sixgate::kernel::ruleset_text {

namespace {

bool is_about_way(const policy::Rule& rule) { return policy::is_about_way(rule); }

}  // namespace

std::string Text::devices() const {
  std::set<std::string_view> names;
  for (const policy::Tunnel& tunnel : ruleset_.policy.tunnels) {
    if (!tunnel.device.empty()) names.insert(tunnel.device);
  }
  std::string text;
  for (const std::string_view name : names) {
    text += (text.empty() ? "{ \"" : ", \"") + std::string(name) + '"';
  }
  return text.empty() ? text : text + " }";
}

void Text::goto_device(Hook hook) {
  const std::string names = devices();
  if (names.empty()) return;
  if (hook != Hook::output) rule("iifname " + names + " goto " + device_chain(hook));
  if (hook != Hook::input) rule("oifname " + names + " goto " + device_chain(hook));
}

void Text::fill_device(Hook hook) {
  open(device_chain(hook));
  if (uses(hook) && !devices().empty()) {
    fill_kernel_rules(hook, false, is_about_way);
    if (hook == Hook::forward) rule("jump " + std::string(forwarded_chain));
    rule("jump " + std::string(guaranteed_chain));
    if (hook != Hook::output) rule("jump " + std::string(blocked_chain));
    rule("goto " + std::string(device_steer_chain));
  }
  close();
}

void Text::fill_device_steer() {
  comment("Of what a tunnel that ends here carries only what depends on the way it goes: the rest");
  comment("is judged in the tunnel's packet.");
  open(device_steer_chain);
  if (!devices().empty()) {
    for (const policy::TrafficRow& row : policy::traffic_rows) {
      const bool is_wanted =
          std::ranges::any_of(policy::rules_in_order, [&](const policy::Rule& rule) {
            return policy::is_about_way(rule) &&
                   policy::overlap(rule.steering.traffic, row.traffic) &&
                   ruleset_.policy.action_of(rule.reason) != Action::accept;
          });
      if (is_wanted) steer(row);
    }
  }
  close();
}

}  // namespace sixgate::kernel::ruleset_text
