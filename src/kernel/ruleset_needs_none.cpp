// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "kernel/ruleset_text.hpp"
#include "kernel/service_matches.hpp"
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

void Text::fill_needs_none() {
  const std::string is_established = counted(name_of(policy::Reason::flow_established)) + " accept";
  comment(
      "What needs no service: flows that began with leave, what they announced, what no network");
  comment("can do without, and what carries a packet that the rules of tunnels have judged. State");
  comment(
      "\"invalid\" is not dropped for itself: who sees one way of a flow only sees nothing else.");
  open(needs_none_chain);
  const bool is_asked =
      std::ranges::any_of(policy::gate_hooks, [this](Hook hook) { return holds_services(hook); });
  if (is_asked) {
    if (ruleset_.conntrack) rule("ct state established,related " + is_established);
    rule("ip saddr . ip daddr . meta l4proto . th dport @pinholes4 " + is_established);
    rule("ip6 saddr . ip6 daddr . meta l4proto . th dport @pinholes6 " + is_established);
    rule("ip protocol igmp accept");
    rule("icmp type { destination-unreachable, time-exceeded, parameter-problem } accept");
    rule((devices().empty() ? "" : "iifname != " + devices() + " ") +
         "icmp type { echo-reply, echo-request } accept");
    rule(needed_icmpv6() + " accept");
    rule("ip frag-off & 0x1fff != 0 accept");
    rule("frag frag-off != 0 accept");
    rule(std::string(policy::detail::tunnel_set.view()) + " accept");
    for (const packet::UdpTunnel& tunnel : ruleset_.policy.udp_tunnels) {
      for (const Match& match : matches_of(tunnel)) rule(when(match.text, "accept"));
    }
    if (ruleset_.policy.teredo.is_gated) {
      for (const std::string_view shape : shown_teredo) rule(std::string(shape) + " accept");
    }
    if (ruleset_.policy.role == policy::Role::border) {
      rule("# IPsec, which protects what it carries itself (RFC 6092 section 3.2.4)");
      rule("meta l4proto esp accept");
      const policy::Service ah{
          .name = {}, .protocol = packet::Protocol::ah, .ports = {}, .from = {}, .to = {}};
      for (const Match& match : matches_of(ah, Hook::forward, ruleset_.policy, ruleset_.zones)) {
        rule(match.text + " accept");
      }
      rule("udp dport { 500, 4500 } accept");
    }
  }
  close();
}

}  // namespace sixgate::kernel::ruleset_text
