// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ruleset_text.hpp"
#include "kernel/service_matches.hpp"
#include "kernel/timed_sets.hpp"
#include "sixgate/policy/icmpv6_advice.hpp"

namespace sixgate::kernel::ruleset_text {

namespace {

/// Whether RFC 4890 wants none of the type's messages dropped, here or on their way; and redirects,
/// which the engine has looked at.
bool is_needed(unsigned type) {
  if (type == packet::icmpv6::redirect) return true;
  const auto is_for = [](policy::Advice advice) {
    return advice == policy::Advice::must_not_drop || advice == policy::Advice::should_not_drop;
  };
  const auto& advice = policy::find_advice(static_cast<std::uint8_t>(type), 0);
  return is_for(advice.in_transit) || is_for(advice.locally);
}

/// `icmpv6 type { 1-4, 128-137, ... }`
std::string needed_icmpv6() {
  std::string text;
  for (unsigned first = 0; first < 256; ++first) {
    if (!is_needed(first)) continue;
    unsigned last = first;
    while (last < 255 && is_needed(last + 1)) ++last;
    text += (text.empty() ? "" : ", ") + std::to_string(first);
    if (last > first) text += "-" + std::to_string(last);
    first = last;
  }
  return "icmpv6 type { " + text + " }";
}

/// Teredo with an address of its own or a link-local source, as policy/traffic.hpp has it: the last
/// two of its expressions show too little for the engine to have seen Teredo in them.
constexpr auto shown_teredo = std::span(policy::detail::teredo_expressions).first<6>();

}  // namespace

std::vector<Text::NeedsNone> Text::needs_none() const {
  using policy::Reason;
  const bool is_asked =
      std::ranges::any_of(policy::gate_hooks, [this](Hook hook) { return holds_services(hook); });
  if (!is_asked) return {};
  std::vector<NeedsNone> rows;
  if (depends_on_flows()) {
    const std::string settling = "meta nfproto @" + std::string(settling_set.name);
    rows.push_back({settling + " tcp flags & syn == 0", Reason::flow_established});
    rows.push_back({"ct state established,related", Reason::flow_established});
  }
  rows.push_back(
      {"ip saddr . ip daddr . meta l4proto . th dport @" + std::string(pinholes_ipv4_set.name),
       Reason::flow_established});
  rows.push_back(
      {"ip6 saddr . ip6 daddr . meta l4proto . th dport @" + std::string(pinholes_ipv6_set.name),
       Reason::flow_established});
  rows.push_back({"ip protocol igmp", Reason::default_native});
  rows.push_back({"icmp type { destination-unreachable, time-exceeded, parameter-problem }",
                  Reason::icmpv4_error_passes});
  rows.push_back({(devices().empty() ? "" : "iifname != " + devices() + " ") +
                      "icmp type { echo-reply, echo-request }",
                  Reason::default_native});
  rows.push_back({needed_icmpv6(), Reason::icmpv6_allowed});
  rows.push_back({"ip frag-off & 0x1fff != 0", Reason::frag_allowed});
  rows.push_back({"frag frag-off != 0", Reason::frag_allowed});
  rows.push_back({std::string(policy::detail::tunnel_set.view()), Reason::default_tunnelled});
  for (const packet::UdpTunnel& tunnel : ruleset_.policy.udp_tunnels) {
    for (const Match& match : matches_of(tunnel)) {
      rows.push_back({match.text, Reason::default_tunnelled});
    }
  }
  if (ruleset_.policy.teredo.is_gated) {
    for (const std::string_view shape : shown_teredo) {
      rows.push_back({std::string(shape), Reason::tunnel_teredo_allowed});
    }
  }
  if (ruleset_.policy.role == policy::Role::border) {
    rows.push_back({"meta l4proto esp", Reason::ipsec_allowed});
    const policy::Service ah{
        .name = {}, .protocol = packet::Protocol::ah, .ports = {}, .from = {}, .to = {}};
    for (const Match& match : matches_of(ah, Hook::forward, ruleset_.policy, ruleset_.zones)) {
      rows.push_back({match.text, Reason::ipsec_allowed});
    }
    rows.push_back({"udp dport { 500, 4500 }", Reason::ipsec_allowed});
  }
  return rows;
}

void Text::fill_needs_none() {
  comment("What needs no service: flows that began with leave, what they announced, what no");
  comment("network can do without, IPsec at a border (RFC 6092 section 3.2.4), and tunnels, which");
  comment("the engine judges. State \"invalid\" is not dropped for itself: who sees one way of a");
  comment("flow only sees nothing else.");
  open(needs_none_chain);
  for (const NeedsNone& row : needs_none()) {
    rule(row.match + " " + counted(name_of(row.reason)) + " accept");
  }
  close();
}

}  // namespace sixgate::kernel::ruleset_text
