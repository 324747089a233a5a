// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>
#include <vector>

#include "kernel/ruleset_text.hpp"
#include "sixgate/policy/tunnel.hpp"

namespace sixgate::kernel::ruleset_text {

namespace {

/// A match of an end of a tunnel in one family, ` ip saddr { 192.0.2.1/32 }`; empty where any
/// address may be it, nothing where none of the family may.
std::optional<std::string> match_end(std::string_view field, std::span<const wire::Prefix> ends,
                                     wire::Family family) {
  if (ends.empty()) return "";
  const std::string elements = elements_of(ends, family);
  if (elements.empty()) return std::nullopt;
  const std::string_view header = family == wire::Family::ipv4 ? " ip " : " ip6 ";
  return std::string(header) + std::string(field) + " { " + elements + " }";
}

/// Matches of what a tunnel's packets are, each enough by itself.
std::vector<std::string> match_tunnel(const policy::Tunnel& tunnel) {
  std::vector<std::string> matches;
  const auto protocol = policy::row_of(tunnel.kind).protocol;
  if (protocol) matches.push_back("meta l4proto " + std::to_string(static_cast<int>(*protocol)));
  if (const auto udp = in_udp(tunnel)) {
    const std::string port = std::to_string(udp->port);
    matches.push_back("udp dport " + port);
    if (packet::answers_from_its_port(udp->kind)) matches.push_back("udp sport " + port);
  }
  return matches;
}

}  // namespace

void Text::fill_protected(Hook hook) {
  const Action action = ruleset_.policy.action_of(policy::Reason::tunnel_unprotected);
  if (hook == Hook::forward || action == Action::accept) return;
  const bool arrives = hook == Hook::input;
  for (const policy::Tunnel& tunnel : ruleset_.policy.tunnels) {
    if (tunnel.protect != policy::Protection::ipsec) continue;
    const auto outer = policy::row_of(tunnel.kind).outer;
    for (const auto family : {wire::Family::ipv4, wire::Family::ipv6}) {
      const auto here = match_end(arrives ? "daddr" : "saddr", tunnel.local, family);
      const auto there = match_end(arrives ? "saddr" : "daddr", tunnel.remote, family);
      if ((outer && outer != family) || !here || !there) continue;
      const std::string_view nfproto = family == wire::Family::ipv4 ? "ipv4" : "ipv6";
      for (const std::string& match : match_tunnel(tunnel)) {
        rule("meta nfproto " + std::string(nfproto) + *there + *here + " " + match +
             (arrives ? " meta ipsec missing " : " rt ipsec missing ") +
             decides(policy::Reason::tunnel_unprotected));
      }
    }
  }
}

}  // namespace sixgate::kernel::ruleset_text
