// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "kernel/ruleset_text.hpp"
#include "kernel/tunnel_links.hpp"
#include "sixgate/policy/asked.hpp"
#include "sixgate/policy/steer.hpp"
#include "sixgate/policy/visit.hpp"

namespace sixgate::kernel::ruleset_text {

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

std::vector<std::string> Text::devices_at(std::string_view side) const {
  std::vector<std::string> matches;
  for (const policy::Tunnel& tunnel : ruleset_.policy.tunnels) {
    if (tunnel.device.empty()) continue;
    const std::string in(side);
    matches.push_back(in + "name \"" + std::string(tunnel.device) + "\" meta " + in + "kind { " +
                      link_kinds_of(tunnel.kind) + " }");
  }
  std::ranges::sort(matches);
  matches.erase(std::ranges::unique(matches).begin(), matches.end());
  return matches;
}

void Text::goto_device(Hook hook) {
  // Of what IPsec was around, or will be, the tunnel's packet shows nothing: it goes the usual way.
  const std::string goes = " ipsec missing goto " + device_chain(hook);
  if (hook != Hook::output) {
    for (const std::string& device : devices_at("iif")) rule(device + " meta" + goes);
  }
  if (hook != Hook::input) {
    for (const std::string& device : devices_at("oif")) rule(device + " rt" + goes);
  }
}

void Text::fill_device(Hook hook) {
  open(device_chain(hook));
  if (uses(hook) && !devices().empty()) {
    fill_kernel_rules(hook, false, policy::is_about_way);
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
      if (!policy::is_wanted(row.traffic, ruleset_.policy, policy::is_about_way)) continue;
      for (const std::string& expression : steered_by(row)) {
        rule(expression + " goto " + pend_chain(policy::QueueClass::devices));
      }
    }
  }
  close();
}

}  // namespace sixgate::kernel::ruleset_text
