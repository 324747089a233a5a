// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <span>

#include "doctor/checks.hpp"
#include "doctor/words.hpp"
#include "kernel/interfaces.hpp"
#include "kernel/tunnel_links.hpp"

namespace sixgate::doctor {

namespace {

bool has_interface(const std::string& pattern, const Machine& machine) {
  kernel::ZoneNames only;
  only.front() = {pattern};
  return std::ranges::any_of(machine.links, [&only](const kernel::Link& link) {
    return kernel::find_zone(only, link.name).has_value();
  });
}

/// Zones that name what carries traffic for another interface, as whose it shows.
void find_ports_in_zones(const kernel::ZoneNames& zones, const Machine& machine,
                         Findings& findings) {
  std::size_t in_zones = 0;
  for (const kernel::Link& link : machine.links) {
    const auto zone = kernel::find_zone(zones, link.name);
    if (!zone) continue;
    ++in_zones;
    const auto master = std::ranges::find(machine.links, link.master, &kernel::Link::index);
    if (link.master == 0 || master == machine.links.end()) continue;
    if (kernel::find_zone(zones, master->name) == zone) continue;
    findings.push_back({.severity = Severity::warning,
                        .what = "zone " + std::string(name_of(*zone)) + " has " + link.name +
                                ", a port of " + master->name + ": what comes in by it shows as " +
                                master->name + "'s, which is not in that zone",
                        .mend = "name " + master->name + " in [zones]"});
  }
  if (in_zones > kernel::Interfaces::most_in_zones) {
    findings.push_back({.severity = Severity::warning,
                        .what = std::to_string(in_zones) +
                                " interfaces are in zones, of which sixgate knows " +
                                std::to_string(kernel::Interfaces::most_in_zones) +
                                ": rules that need a zone do not match the others' traffic",
                        .mend = "name fewer in [zones]"});
  }
}

/// Devices in which tunnels are to end and do not.
void find_false_devices(const policy::Policy& policy, const Machine& machine, Findings& findings) {
  for (const policy::Tunnel& tunnel : policy.tunnels) {
    if (tunnel.device.empty()) continue;
    const std::string device(tunnel.device);
    const std::string ends = "tunnel " + std::string(tunnel.name) + " is to end in " + device;
    const auto link = std::ranges::find(machine.links, tunnel.device, &kernel::Link::name);
    if (link == machine.links.end()) {
      findings.push_back({.severity = Severity::warning,
                          .what = ends + ", which is not there",
                          .mend = "make the device, or mend `device` of that [[tunnel]]"});
    } else if (!kernel::may_end_at(tunnel.kind, link->kind)) {
      findings.push_back(
          {.severity = Severity::warning,
           .what = ends + ", which is of kind " + (link->kind.empty() ? "none" : link->kind) +
                   ": a tunnel of kind " + std::string(policy::row_of(tunnel.kind).name()) +
                   " does not, and is judged as one that ends elsewhere",
           .mend = "mend `device` of that [[tunnel]]"});
    } else if (link->master != 0) {
      findings.push_back({.severity = Severity::warning,
                          .what = ends +
                                  ", which is a port of another interface: what comes out of "
                                  "it shows as that one's, and the tunnel is judged as one "
                                  "that ends elsewhere",
                          .mend = "leave out `device` of that [[tunnel]]"});
    }
  }
}

void find_tunnel(const kernel::Link& link, const kernel::TunnelLinkRow& row,
                 const policy::Policy& policy, Findings& findings) {
  std::vector<std::string> kinds;
  bool is_declared = false;
  const bool is_device = std::ranges::find(policy.tunnels, std::string_view(link.name),
                                           &policy::Tunnel::device) != policy.tunnels.end();
  if (is_device) return;
  for (const auto& kind : row.tunnels) {
    if (!kind) continue;
    kinds.emplace_back(policy::row_of(*kind).name());
    is_declared |=
        std::ranges::find(policy.tunnels, *kind, &policy::Tunnel::kind) != policy.tunnels.end();
  }
  const std::string interface = link.name + " (" + link.kind + ")";
  if (kinds.empty()) {
    findings.push_back({.severity = Severity::note,
                        .what = interface + " ends an encrypted tunnel: sixgate judges what comes "
                                            "out of it as traffic of that interface"});
  } else if (!is_declared) {
    findings.push_back(
        {.severity = Severity::note,
         .what = interface + " ends a tunnel, and no [[tunnel]] is of kind " + joined(kinds) +
                 ": its packets are tunnel.undeclared (" +
                 std::string(name_of(policy.action_of(policy::Reason::tunnel_undeclared))) + ")",
         .mend = "declare it with a [[tunnel]]"});
  } else {
    findings.push_back(
        {.severity = Severity::note,
         .what = interface +
                 " ends a tunnel that is declared without its device: what it carries "
                 "is judged in its packet, and again as it comes out of " +
                 link.name,
         .mend = "where the [[tunnel]] is this one, give it device = \"" + link.name + "\""});
  }
}

}  // namespace

Findings check_zones(const kernel::Ruleset& ruleset, const Machine& machine) {
  Findings findings;
  for (const policy::Zone zone : policy::all_zones) {
    for (const std::string& pattern : ruleset.zones[static_cast<std::size_t>(zone)]) {
      if (has_interface(pattern, machine)) continue;
      findings.push_back({.severity = Severity::note,
                          .what = "zone " + std::string(name_of(zone)) + ": no interface is \"" +
                                  pattern + "\" now"});
    }
  }
  if (!ruleset.policy.has_zones) return findings;
  std::vector<std::string> zoneless;
  for (const kernel::Link& link : machine.links) {
    const bool is_in_one = kernel::find_zone(ruleset.zones, link.name).has_value();
    if (link.is_up && !link.is_loopback && !is_in_one) zoneless.push_back(link.name);
  }
  find_ports_in_zones(ruleset.zones, machine, findings);
  if (!zoneless.empty()) {
    findings.push_back({.severity = Severity::note,
                        .what = joined(zoneless) + ": in no zone, so rules that need one do not "
                                                   "match its traffic",
                        .mend = "name it in [zones]"});
  }
  return findings;
}

Findings check_tunnels(const kernel::Ruleset& ruleset, const Machine& machine) {
  Findings findings;
  for (const kernel::Link& link : machine.links) {
    const auto* const row =
        std::ranges::find(kernel::tunnel_links, link.kind, &kernel::TunnelLinkRow::link_kind);
    if (link.is_up && row != kernel::tunnel_links.end())
      find_tunnel(link, *row, ruleset.policy, findings);
  }
  find_false_devices(ruleset.policy, machine, findings);
  return findings;
}

}  // namespace sixgate::doctor
