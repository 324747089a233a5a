// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <charconv>
#include <sstream>

#include "doctor/checks.hpp"
#include "doctor/words.hpp"

namespace sixgate::doctor {

namespace {

using kernel::interface_switch;

/// RFC 8200 section 5.
constexpr std::uint32_t least_mtu = 1280;

/// RFC 4443 section 3.2.
constexpr int packet_too_big = 2;

/// Whether a list of numbers and ranges, `0-1,3-127`, holds the number.
bool holds(std::string_view list, int number) {
  std::istringstream ranges{std::string(list)};
  std::string range;
  while (std::getline(ranges, range, ',')) {
    int first = 0;
    const auto* const end = range.data() + range.size();
    const auto read = std::from_chars(range.data(), end, first);
    int last = first;
    if (read.ptr != end && *read.ptr == '-') std::from_chars(read.ptr + 1, end, last);
    if (read.ec == std::errc() && first <= number && number <= last) return true;
  }
  return false;
}

void find_forwarding(const kernel::Ruleset& ruleset, const Machine& machine, Findings& findings) {
  struct Family {
    const char* name;
    const char* sysctl;
  };
  constexpr std::array families{Family{"IPv4", "net/ipv4/ip_forward"},
                                Family{"IPv6", "net/ipv6/conf/all/forwarding"}};
  const bool is_border = ruleset.policy.role == policy::Role::border;
  const auto forwards = [&machine](const Family& family) {
    return machine.sysctls.number(family.sysctl).value_or(0) != 0;
  };
  const bool has_any = std::ranges::any_of(families, forwards);
  for (const Family& family : families) {
    std::string dotted = family.sysctl;
    std::ranges::replace(dotted, '/', '.');
    if (is_border && !forwards(family)) {
      findings.push_back({.severity = has_any ? Severity::note : Severity::warning,
                          .what = std::string(family.name) +
                                  " is not forwarded, so a border gate sees none of it in passing",
                          .mend = "set " + dotted + " = 1, or role = \"host\""});
    }
    if (!is_border && forwards(family)) {
      findings.push_back({.severity = Severity::warning,
                          .what = std::string(family.name) +
                                  " is forwarded, and role host looks at nothing that is",
                          .mend = "set role = \"border\", or " + dotted + " = 0"});
    }
  }
}

}  // namespace

Findings check_forwarding(const kernel::Ruleset& ruleset, const Machine& machine) {
  Findings findings;
  find_forwarding(ruleset, machine, findings);
  std::vector<std::string> deaf;
  for (const auto& link : machine.links) {
    const auto number = [&](std::string_view name) {
      return machine.sysctls.number(interface_switch("ipv6", link.name, name)).value_or(0);
    };
    const bool is_used = link.is_up && !link.is_loopback && number("disable_ipv6") == 0;
    if (is_used && number("forwarding") != 0 && number("accept_ra") == 1) deaf.push_back(link.name);
  }
  if (!deaf.empty()) {
    findings.push_back(
        {.severity = Severity::note,
         .what = "router advertisements do nothing on " + joined(deaf) +
                 ", since it forwards: sixgate lets them pass, the kernel ignores them",
         .mend = "set net.ipv6.conf.NAME.accept_ra = 2 where addresses or routes "
                 "come from them"});
  }
  return findings;
}

Findings check_mtu(const kernel::Ruleset& /*ruleset*/, const Machine& machine) {
  Findings findings;
  const auto limit = machine.sysctls.number("net/ipv6/icmp/ratelimit").value_or(0);
  const auto mask = machine.sysctls.text("net/ipv6/icmp/ratemask").value_or("");
  if (limit > 0 && holds(mask, packet_too_big)) {
    findings.push_back({.severity = Severity::warning,
                        .what = "net.ipv6.icmp.ratemask holds 2: this machine sends a Packet Too "
                                "Big to each address once in " +
                                std::to_string(limit) + " ms, and connections stall",
                        .mend = "take 2 out of the mask: 0-1,3-127"});
  }
  if (machine.sysctls.number("net/ipv4/ip_no_pmtu_disc").value_or(0) != 0) {
    findings.push_back({.severity = Severity::note,
                        .what = "net.ipv4.ip_no_pmtu_disc is set: what this machine sends, IPv4 "
                                "tunnels too, may be fragmented on its way"});
  }
  for (const auto& link : machine.links) {
    if (!link.is_up || link.is_loopback || link.mtu >= least_mtu || link.mtu == 0) continue;
    findings.push_back({.severity = Severity::note,
                        .what = "the MTU of " + link.name + " is " + std::to_string(link.mtu) +
                                ", below 1280: the kernel runs no IPv6 on it"});
  }
  return findings;
}

Findings check_bridges(const kernel::Ruleset& /*ruleset*/, const Machine& machine) {
  std::vector<std::string> bridges;
  for (const auto& link : machine.links) {
    if (link.kind == "bridge") bridges.push_back(link.name);
  }
  Findings findings;
  if (bridges.empty()) return findings;
  const auto shows = [&machine](std::string_view name) {
    return machine.sysctls.number(name).value_or(0) != 0;
  };
  const bool shows_any =
      shows("net/bridge/bridge-nf-call-ip6tables") || shows("net/bridge/bridge-nf-call-iptables");
  findings.push_back(
      {.severity = Severity::note,
       .what = shows_any ? "what " + joined(bridges) +
                               " bridges is shown to the gate (bridge-nf-call): it is judged as "
                               "what stays on its link"
                         : "what " + joined(bridges) +
                               " bridges from port to port is not shown to the gate"});
  return findings;
}

}  // namespace sixgate::doctor
