// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "sixgate/policy/six_to_four.hpp"
#include "suggest/evidence.hpp"
#include "suggest/tunnels.hpp"

namespace sixgate::suggest {

namespace {

using packet::Encapsulation;
using policy::SixToFourRole;
using policy::TunnelKind;

/// What an end of the tunnel sent.
const report::TunnelWay& way_of_end(const report::SeenTunnel& tunnel, wire::Address end) {
  return end == tunnel.source ? tunnel.forth : tunnel.back;
}

/// The draft of that kind with that local end; a new one where there is none.
///
/// local  nothing: one draft is enough for the whole site
Draft& draft_for(TunnelKind kind, std::optional<wire::Address> local, Drafts& drafts) {
  const auto wanted =
      local ? std::vector<wire::Prefix>{whole(*local)} : std::vector<wire::Prefix>{};
  const auto found = std::ranges::find_if(drafts, [&](const Draft& draft) {
    return draft.kind == kind && draft.device.empty() && (!local || draft.local == wanted);
  });
  if (found != drafts.end()) return *found;
  return drafts.emplace_back(Draft{.kind = kind, .local = wanted});
}

/// Where there are many other ends, a few of them are evidence enough.
void remark(Draft& draft, const std::string& evidence) {
  constexpr std::size_t most = 8;
  if (draft.remarks.size() < most) {
    draft.remarks.push_back(evidence);
  } else if (draft.remarks.size() == most) {
    draft.remarks.emplace_back("... and with further ends");
  }
}

/// RFC 3964 section 3: who sends other sources than 6to4's own relays for them.
void draft_6to4(const report::SeenTunnel& tunnel, const Ends& ends, const std::string& evidence,
                Drafts& drafts) {
  const report::TunnelWay& ours = way_of_end(tunnel, ends.local);
  Draft& draft = draft_for(TunnelKind::six_to_four, ends.local, drafts);
  const bool relays = ours.native > 0;
  const bool routes = !ours.inner.prefixes().empty();
  const SixToFourRole role = relays && routes ? SixToFourRole::both
                             : relays         ? SixToFourRole::relay
                                              : SixToFourRole::router;
  const bool is_other = draft.role && *draft.role != role && ours.packets > 0;
  if (!draft.role || ours.packets > 0) draft.role = is_other ? SixToFourRole::both : role;
  remark(draft, evidence);
}

/// The hosts of the link have ISATAP's addresses; who sends others is a router of it.
void draft_isatap(const report::SeenTunnel& tunnel, const std::string& evidence, Drafts& drafts) {
  Draft& draft = draft_for(TunnelKind::isatap, std::nullopt, drafts);
  for (const wire::Address end : {tunnel.source, tunnel.destination}) {
    const report::TunnelWay& way = way_of_end(tunnel, end);
    for (const wire::Prefix& network : way.inner.prefixes()) add_prefix(draft.prefixes, network);
    if (way.native > 0) add_prefix(draft.routers, whole(end));
  }
  remark(draft, evidence);
}

/// How a network of a 6rd site holds the site's IPv4 address: behind so many bits, so many of it.
/// Domains that leave out a part of it that all have in common leave out an octet of 10.0.0.0/8, as
/// RFC 5969 section 7.1.1 does; no other is recognised.
std::optional<kernel::SixRdDomain> find_domain(const wire::Prefix& network, wire::Address end) {
  constexpr wire::Prefix private_network(wire::Address::ipv4(0x0a000000), 8);
  constexpr unsigned shortest = 16;
  if (network.address().family() != wire::Family::ipv6) return std::nullopt;
  for (const unsigned common : {0U, 8U}) {
    if (common > 0 && !private_network.contains(end)) continue;
    const unsigned bits = 32 - common;
    const std::uint64_t wanted = end.as_ipv4() & (~std::uint32_t{0} >> common);
    for (unsigned length = shortest; length + bits <= 64; ++length) {
      const std::uint64_t held =
          network.address().high() >> (64 - length - bits) & (~std::uint64_t{0} >> (64 - bits));
      if (held != wanted) continue;
      return kernel::SixRdDomain{.prefix = wire::Prefix(network.address(), length),
                                 .ipv4_prefix = wire::Prefix(end, common)};
    }
  }
  return std::nullopt;
}

std::optional<kernel::SixRdDomain> find_domain(const report::TunnelWay& way, wire::Address end) {
  for (const wire::Prefix& network : way.inner.prefixes()) {
    if (const auto domain = find_domain(network, end)) return domain;
  }
  return std::nullopt;
}

/// The end whose networks hold its address is a customer's edge, one that sends others a border
/// relay. RFC 5969 section 3.
bool draft_6rd(const report::SeenTunnel& tunnel, const Ends& ends, const std::string& evidence,
               Drafts& drafts) {
  const report::TunnelWay& theirs = way_of_end(tunnel, ends.remote);
  const auto local_domain = find_domain(way_of_end(tunnel, ends.local), ends.local);
  const auto remote_domain = find_domain(theirs, ends.remote);
  if (!local_domain && !remote_domain) return false;
  Draft& draft = draft_for(TunnelKind::six_rd, ends.local, drafts);
  draft.six_rd = local_domain ? local_domain : remote_domain;
  draft.role = local_domain ? SixToFourRole::router : SixToFourRole::relay;
  if (local_domain && !remote_domain) add_prefix(draft.border_relays, whole(ends.remote));
  const bool lacks_relay = local_domain && draft.border_relays.empty();
  draft.is_offered = !lacks_relay;
  remark(draft, evidence);
  return true;
}

}  // namespace

bool draft_automatic(const report::SeenTunnel& tunnel, const Ends& ends,
                     const std::string& evidence, Drafts& drafts) {
  switch (tunnel.kind) {
    case Encapsulation::six_to_four: draft_6to4(tunnel, ends, evidence, drafts); return true;
    case Encapsulation::isatap: draft_isatap(tunnel, evidence, drafts); return true;
    case Encapsulation::six_over_four:
      remark(draft_for(TunnelKind::six_over_four, ends.local, drafts), evidence);
      return true;
    case Encapsulation::ipv6_in_ipv4: return draft_6rd(tunnel, ends, evidence, drafts);
    default: return false;
  }
}

}  // namespace sixgate::suggest
