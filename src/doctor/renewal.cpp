// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "doctor/checks.hpp"
#include "doctor/owners.hpp"
#include "kernel/names.hpp"

namespace sixgate::doctor {

namespace {

constexpr const char* consequence =
    ": a gate renews its right to queue by transactions, ten a second; `nft list` of a big ruleset "
    "has no end then, and whoever loads a table for half a second has packets go unjudged";

/// From and to where a gate sends what renews.
constexpr wire::Address sender = wire::Address::ipv4(0x7f000001);

}  // namespace

Findings check_renewal(const kernel::Ruleset& /*ruleset*/, const Machine& machine) {
  Findings findings;
  const auto loopback = std::ranges::find(machine.links, true, &kernel::Link::is_loopback);
  const auto is_there = [&](const kernel::LinkNetwork& network) {
    return network.interface == loopback->name && network.prefix.contains(sender);
  };
  if (loopback != machine.links.end() && std::ranges::none_of(machine.networks, is_there)) {
    findings.push_back({.severity = Severity::warning,
                        .what = loopback->name + " has no address 127.0.0.1" + consequence,
                        .mend = "ip link set " + loopback->name + " up"});
  }
  for (const auto& chain : machine.tables.chains) {
    const bool is_before = chain.base && chain.base->stage == kernel::Stage::output &&
                           chain.base->priority < kernel::heartbeat_priority &&
                           (chain.table.family == "inet" || chain.table.family == "ip");
    if (!is_before || !chain.base->drops) continue;
    findings.push_back({.severity = Severity::warning,
                        .what = owned_name_of(chain.table, machine.tables) + ": chain " +
                                chain.name + ", output " + std::to_string(chain.base->priority) +
                                ", may drop what sixgate sends itself on lo" + consequence,
                        .mend = "let it accept what goes out by lo"});
  }
  return findings;
}

}  // namespace sixgate::doctor
