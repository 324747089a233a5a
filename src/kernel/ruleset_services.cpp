// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/helper.hpp"
#include "kernel/ruleset_text.hpp"
#include "kernel/service_matches.hpp"
#include "kernel/settling.hpp"
#include "kernel/timed_sets.hpp"

namespace sixgate::kernel {

namespace ruleset_text {

namespace {

using policy::Reason;
using policy::Role;
using policy::Service;
using policy::Zone;
using wire::Family;

std::string of_family(Family family) {
  return std::string("meta nfproto ") + (family == Family::ipv4 ? "ipv4" : "ipv6");
}

/// A name as a comment may have it.
std::string printable(std::string_view name) {
  std::string text(name);
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
  return text;
}

}  // namespace

bool Text::enforces_services() const {
  return ruleset_.conntrack && !ruleset_.policy.enforced.is_empty() &&
         ruleset_.policy.action_of(Reason::service_closed) != Action::accept;
}

bool Text::enforces_services(Hook hook) const {
  const bool is_here = ruleset_.policy.role == Role::border
                           ? hook == Hook::forward
                           : hook == Hook::input || hook == Hook::output;
  return is_here && enforces_services();
}

bool Text::holds_devices(Hook hook) const {
  const bool is_on_arrival = hook == Hook::forward || hook == Hook::input;
  return is_on_arrival && uses(hook) && !devices().empty() &&
         ruleset_.policy.action_of(Reason::service_closed) != Action::accept;
}

bool Text::depends_on_flows() const {
  return ruleset_.conntrack && std::ranges::any_of(policy::gate_hooks, [this](Hook hook) {
           return holds_services(hook);
         });
}

bool Text::is_wanted(const HelperObject& object) const {
  return ruleset_.has_helper &&
         std::ranges::any_of(ruleset_.policy.services, [&object](const Service& service) {
           return service.helper != policy::Helper::none && service.protocol == object.protocol;
         });
}

void Text::declare_services() {
  for (const HelperObject& object : helper_objects) {
    if (!enforces_services() || !is_wanted(object)) continue;
    put("\tct helper " + name_of(object) + " {\n\t\ttype \"sip\" protocol " +
        std::string(packet::name_of(object.protocol)) + "\n\t\tl3proto " +
        (object.family == Family::ipv4 ? "ip" : "ip6") + "\n\t}\n");
  }
}

std::vector<std::string> Text::service_chains() {
  std::vector<std::string> chains{std::string(needs_none_chain)};
  for (const Hook hook : policy::gate_hooks) {
    chains.push_back(services_chain(hook));
    if (hook != Hook::output) chains.push_back(open_chain(hook));
  }
  return chains;
}

void Text::helper_rules(Hook hook) {
  for (const Service& service : ruleset_.policy.services) {
    if (service.helper == policy::Helper::none) continue;
    for (const Match& match : matches_of(service, hook, ruleset_.policy, ruleset_.zones)) {
      for (const HelperObject& object : helper_objects) {
        if (object.protocol != service.protocol || !is_wanted(object)) continue;
        if (match.family && match.family != object.family) continue;
        rule((match.family ? "" : of_family(object.family) + " ") + match.text +
             " ct helper set \"" + name_of(object) + "\"");
      }
    }
  }
}

std::vector<std::string> Text::enforced_names() const {
  std::vector<std::string> names;
  for (const Zone zone : policy::all_zones) {
    if (!ruleset_.policy.enforced.contains(zone)) continue;
    const auto& those = ruleset_.zones[static_cast<std::size_t>(zone)];
    names.insert(names.end(), those.begin(), those.end());
  }
  return names;
}

void Text::fill_services_forward() {
  const auto is_enforced = [this](Zone zone) { return ruleset_.policy.enforced.contains(zone); };
  const std::string goes = " goto " + open_chain(Hook::forward);
  for (const std::string& crossing : crossings(is_enforced)) rule(crossing + goes);
  const std::vector<std::string> names = enforced_names();
  for (const std::string& name : names) {
    if (!name.ends_with('*')) {
      rule("iifname \"" + name + "\" oifname != \"" + name + "\"" + goes);
    }
  }
  rule("# A bridge's own traffic shows it on both sides, and so do two bridges of one pattern");
  rule("meta iifkind \"bridge\" meta oifkind \"bridge\" return");
  for (const std::string& name : names) rule("iifname \"" + name + "\"" + goes);
}

void Text::fill_services_input() {
  rule("iif \"lo\" return");
  const std::string answers = " " + counted(name_of(Reason::flow_established)) + " accept";
  rule("# Answers to what went to a group or to all are new flows, those of DHCP among them");
  rule("ip protocol udp udp sport 67 udp dport 68" + answers);
  rule("ip6 daddr fe80::/10 udp dport 546" + answers);
  for (const std::string_view to_one : {"ip daddr != 224.0.0.0/4", "ip6 daddr != ff00::/8"}) {
    rule("meta pkttype host " + std::string(to_one) + " meta nfproto . udp dport @" +
         std::string(asked_set.name) + answers);
  }
  const std::string goes = "goto " + open_chain(Hook::input);
  if (ruleset_.policy.enforced == policy::ZoneSet::all()) return rule(goes);
  for (const std::string& name : enforced_names()) rule("iifname \"" + name + "\" " + goes);
}

void Text::fill_services_output() {
  rule("oif \"lo\" return");
  rule("# Answers come from addresses that nobody knows before");
  for (const std::string_view to_many : {"ip daddr 224.0.0.0/4", "ip6 daddr ff00::/8",
                                         "meta nfproto ipv4 fib daddr type broadcast"}) {
    rule(std::string(to_many) + " update @" + std::string(asked_set.name) +
         " { meta nfproto . udp sport }");
  }
  std::vector<std::string> closed;
  std::vector<std::string> open;
  for (const Service& service : ruleset_.policy.services) {
    if (!service.group) continue;
    for (const Match& match : matches_of(service, Hook::output, ruleset_.policy, ruleset_.zones)) {
      open.push_back(when(match.text, "meta skgid " + std::to_string(*service.group) + " " +
                                          counted(name_of(Reason::service_allowed)) + " accept"));
      closed.push_back(when(match.text, decides(Reason::service_closed)));
    }
  }
  if (open.empty()) return;
  rule("# What this host sends to a service with a group is for processes of that group alone");
  rule("jump " + std::string(needs_none_chain));
  for (const std::string& one : open) rule(one);
  for (const std::string& one : closed) rule(one);
}

void Text::fill_services(Hook hook) {
  open(services_chain(hook));
  if (enforces_services(hook)) helper_rules(hook);
  if (holds_devices(hook)) {
    for (const std::string& device : devices_at("iif")) rule(device + " goto " + open_chain(hook));
  }
  if (enforces_services(hook)) {
    if (hook == Hook::forward) fill_services_forward();
    if (hook == Hook::input) fill_services_input();
    if (hook == Hook::output) fill_services_output();
  }
  close();
}

void Text::fill_open(Hook hook) {
  open(open_chain(hook));
  if (holds_services(hook)) {
    rule("jump " + std::string(needs_none_chain));
    for (const Service& service : ruleset_.policy.services) {
      if (service.group) continue;
      rule("# " + printable(service.name));
      for (const Match& match : matches_of(service, hook, ruleset_.policy, ruleset_.zones)) {
        rule(when(match.text, counted(name_of(Reason::service_allowed)) + " accept"));
      }
    }
    rule(decides(Reason::service_closed));
  }
  close();
}

void Text::fill_services() {
  comment(
      "Zones that enforce services, and tunnels that end here: the rest of their plain traffic");
  comment("must find a [[service]], judged or not.");
  for (const Hook hook : policy::gate_hooks) {
    fill_services(hook);
    if (hook != Hook::output) fill_open(hook);
  }
  fill_needs_none();
}

}  // namespace ruleset_text

bool depends_on_flows(const Ruleset& ruleset) {
  return ruleset_text::Text(ruleset).depends_on_flows();
}

std::string settle() {
  const std::string set = "inet sixgate " + std::string(settling_set.name);
  return "flush set " + set + "\nadd element " + set + " { ipv4, ipv6 }\n";
}

}  // namespace sixgate::kernel
