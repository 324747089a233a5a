// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sixgate/policy/tunnel.hpp"

namespace sixgate::kernel {

/// What ends at a link of a kind, as rtnetlink names it, and how a [[tunnel]] calls it. Nothing: it
/// is encrypted.
struct TunnelLinkRow {
  std::string_view link_kind;
  std::array<std::optional<policy::TunnelKind>, 6> tunnels;
};

inline constexpr std::array tunnel_links = [] {
  using enum policy::TunnelKind;
  return std::array{
      TunnelLinkRow{"sit", {ipv6_in_ipv4, six_to_four, six_rd, isatap, fou, gue}},
      TunnelLinkRow{"ipip", {ipv4_in_ipv4, fou, gue}},
      TunnelLinkRow{"ip6tnl", {ipv6_in_ipv6, ipv4_in_ipv6, fou, gue}},
      TunnelLinkRow{"gre", {policy::TunnelKind::gre, fou, gue}},
      TunnelLinkRow{"gretap", {policy::TunnelKind::gre, fou, gue}},
      TunnelLinkRow{"erspan", {policy::TunnelKind::gre}},
      TunnelLinkRow{"ip6gre", {policy::TunnelKind::gre, fou, gue}},
      TunnelLinkRow{"ip6gretap", {policy::TunnelKind::gre, fou, gue}},
      TunnelLinkRow{"ip6erspan", {policy::TunnelKind::gre}},
      TunnelLinkRow{"vxlan", {policy::TunnelKind::vxlan}},
      TunnelLinkRow{"geneve", {policy::TunnelKind::geneve}},
      TunnelLinkRow{"l2tpeth", {policy::TunnelKind::l2tp}},
      TunnelLinkRow{"wireguard", {}},
      TunnelLinkRow{"xfrm", {}},
      TunnelLinkRow{"vti", {}},
      TunnelLinkRow{"vti6", {}},
  };
}();

constexpr bool may_end_at(policy::TunnelKind kind, const TunnelLinkRow& row) {
  return std::ranges::find(row.tunnels, kind) != row.tunnels.end();
}

/// Whether a tunnel of the kind can end at a link of that kind.
constexpr bool may_end_at(policy::TunnelKind kind, std::string_view link_kind) {
  const auto* const row = std::ranges::find(tunnel_links, link_kind, &TunnelLinkRow::link_kind);
  return row != tunnel_links.end() && may_end_at(kind, *row);
}

/// `"sit"`, `"ipip", "sit"`: the kinds of link at which it can, as nft takes them.
inline std::string link_kinds_of(policy::TunnelKind kind) {
  std::string text;
  for (const TunnelLinkRow& row : tunnel_links) {
    if (!may_end_at(kind, row)) continue;
    text += (text.empty() ? "\"" : ", \"") + std::string(row.link_kind) + '"';
  }
  return text;
}

/// Where a tunnel of the policy ends, if here.
struct TunnelDevice {
  std::string name;  ///< empty: not here
  policy::TunnelKind kind = policy::TunnelKind::ipv6_in_ipv4;
};

}  // namespace sixgate::kernel
