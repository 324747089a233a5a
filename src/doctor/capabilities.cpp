// SPDX-License-Identifier: GPL-2.0-or-later
#include "doctor/checks.hpp"

namespace sixgate::doctor {

namespace {

using kernel::NfTables;
using kernel::Presence;
using kernel::Probe;

Finding find_presence(const Probe& probe, const kernel::Ruleset& ruleset, const Machine& machine) {
  const kernel::Capability& capability = probe.capability;
  const std::string name(capability.name);
  switch (probe.presence) {
    case Presence::present: return {.severity = Severity::ok, .what = name};
    case Presence::untried:
      return {.severity = Severity::note,
              .what = name + ": not tried, since that takes a network namespace of its own",
              .mend = "run as root to have it tried"};
    case Presence::missing: break;
  }
  const bool is_blocker = kernel::is_needed(capability, ruleset, machine.probes);
  return {.severity = is_blocker ? Severity::blocker : Severity::note,
          .what = name + ": refused by this kernel (" + probe.refusal + "); without it " +
                  std::string(capability.lost),
          .mend = "load " + std::string(capability.module) + ", or take a kernel with " +
                  std::string(capability.option)};
}

}  // namespace

Findings check_capabilities(const kernel::Ruleset& ruleset, const Machine& machine) {
  Findings findings;
  if (machine.nf_tables == NfTables::not_permitted) {
    findings.push_back({.severity = Severity::blocker,
                        .what =
                            "CAP_NET_ADMIN is missing: sixgate cannot run so, and what nf_tables "
                            "can do and holds is not told here",
                        .mend = "run as root or with CAP_NET_ADMIN"});
  }
  if (machine.nf_tables == NfTables::missing) {
    findings.push_back({.severity = Severity::blocker,
                        .what = "this kernel has no nf_tables",
                        .mend = "load nf_tables, or take a kernel with CONFIG_NF_TABLES"});
  }
  for (const Probe& probe : machine.probes) {
    findings.push_back(find_presence(probe, ruleset, machine));
  }
  if (!machine.has_nft) {
    findings.push_back({.severity = Severity::note,
                        .what = "there is no nft program; sixgate does not need it",
                        .mend = "install nftables to look at the rules yourself"});
  }
  for (const auto& driver : machine.drivers) {
    const std::string name(driver.module);
    if (driver.is_there) {
      findings.push_back({.severity = Severity::ok, .what = name});
      continue;
    }
    findings.push_back(
        {.severity = Severity::note,
         .what = name + ": not there, so tunnels of " + std::string(driver.tunnels) +
                 " cannot end here; those that pass through are judged all the same"});
  }
  return findings;
}

}  // namespace sixgate::doctor
