// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <span>

#include "doctor/checks.hpp"
#include "doctor/words.hpp"
#include "kernel/interfaces.hpp"

namespace sixgate::doctor {

namespace {

using policy::TunnelKind;

bool has_interface(const std::string& pattern, const Machine& machine) {
  kernel::ZoneNames only;
  only.front() = {pattern};
  return std::ranges::any_of(machine.links, [&only](const kernel::Link& link) {
    return kernel::find_zone(only, link.name).has_value();
  });
}

/// What ends at an interface of a kind, and how a [[tunnel]] calls it. Nothing: it is encrypted.
struct Row {
  std::string_view interface_kind;
  std::array<std::optional<TunnelKind>, 4> tunnels;
};

constexpr std::array rows{
    Row{"sit",
        {TunnelKind::ipv6_in_ipv4, TunnelKind::six_to_four, TunnelKind::six_rd,
         TunnelKind::isatap}},
    Row{"ipip", {TunnelKind::ipv4_in_ipv4, TunnelKind::fou, TunnelKind::gue}},
    Row{"ip6tnl", {TunnelKind::ipv6_in_ipv6, TunnelKind::ipv4_in_ipv6}},
    Row{"gre", {TunnelKind::gre}},
    Row{"gretap", {TunnelKind::gre}},
    Row{"erspan", {TunnelKind::gre}},
    Row{"ip6gre", {TunnelKind::gre}},
    Row{"ip6gretap", {TunnelKind::gre}},
    Row{"ip6erspan", {TunnelKind::gre}},
    Row{"vxlan", {TunnelKind::vxlan}},
    Row{"geneve", {TunnelKind::geneve}},
    Row{"l2tpeth", {TunnelKind::l2tp}},
    Row{"wireguard", {}},
    Row{"xfrm", {}},
    Row{"vti", {}},
    Row{"vti6", {}},
};

/// Of what a tunnel that is to end here carries, nothing is judged by itself while it does not.
void find_missing_devices(const policy::Policy& policy, const Machine& machine,
                          Findings& findings) {
  for (const policy::Tunnel& tunnel : policy.tunnels) {
    const bool is_there =
        std::ranges::find(machine.links, tunnel.device, &kernel::Link::name) != machine.links.end();
    if (tunnel.device.empty() || is_there) continue;
    findings.push_back({.severity = Severity::warning,
                        .what = "tunnel " + std::string(tunnel.name) + " is to end in " +
                                std::string(tunnel.device) + ", which is not there",
                        .mend = "make the device, or mend `device` of that [[tunnel]]"});
  }
}

void find_tunnel(const kernel::Link& link, const Row& row, const policy::Policy& policy,
                 Findings& findings) {
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
    const auto* const row = std::ranges::find(rows, link.kind, &Row::interface_kind);
    if (link.is_up && row != rows.end()) find_tunnel(link, *row, ruleset.policy, findings);
  }
  find_missing_devices(ruleset.policy, machine, findings);
  return findings;
}

}  // namespace sixgate::doctor
