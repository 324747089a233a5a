// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/tunnels.hpp"

#include <algorithm>
#include <functional>

#include "config/forms.hpp"
#include "config/words.hpp"
#include "sixgate/packet/teredo_address.hpp"
#include "sixgate/policy/passage.hpp"
#include "suggest/evidence.hpp"

namespace sixgate::suggest {

namespace {

using packet::Encapsulation;
using policy::TunnelKind;

const policy::TunnelKindRow* row_of(Encapsulation kind) {
  const auto* const row =
      std::ranges::find(policy::tunnel_kinds, kind, &policy::TunnelKindRow::encapsulation);
  return row == policy::tunnel_kinds.end() ? nullptr : row;
}

/// The port as [[tunnel]] needs it: 0 for the one that is registered.
std::uint16_t port_to_say(const policy::TunnelKindRow& row, std::uint16_t port) {
  return row.in_udp && row.in_udp->port == port ? 0 : port;
}

struct Seen {
  Ends ends;
  const report::TunnelWay& to_us;
  const report::TunnelWay& from_us;
};

/// Which way was which is told by the last packet of either.
Seen look_at(const report::SeenTunnel& tunnel, const Surroundings& surroundings) {
  const bool has_forth = tunnel.forth.packets > 0;
  const auto& way = has_forth ? tunnel.forth : tunnel.back;
  const Ends ends = has_forth
                        ? surroundings.find_ends(tunnel.source, tunnel.destination, way.place)
                        : surroundings.find_ends(tunnel.destination, tunnel.source, way.place);
  const bool is_forth_to_us = ends.local == tunnel.destination;
  return {.ends = ends,
          .to_us = is_forth_to_us ? tunnel.forth : tunnel.back,
          .from_us = is_forth_to_us ? tunnel.back : tunnel.forth};
}

const report::Place& last_place(const report::SeenTunnel& tunnel) {
  return tunnel.forth.packets > 0 ? tunnel.forth.place : tunnel.back.place;
}

std::string describe(const report::SeenTunnel& tunnel) {
  return way_of(tunnel.source, tunnel.destination) + ": " +
         evidence_of(tunnel.seen, last_place(tunnel), tunnel.reason);
}

bool is_end(const std::vector<wire::Prefix>& ends, wire::Address address) {
  return ends.empty() || wire::any_contains(ends, address);
}

/// The draft of a device that has these ends.
Draft* find_draft(Drafts& drafts, const policy::TunnelKindRow& row, const Ends& ends,
                  std::uint16_t port) {
  const auto found = std::ranges::find_if(drafts, [&](const Draft& draft) {
    const bool is_kind =
        row.protocol ? policy::row_of(draft.kind).protocol == row.protocol : draft.kind == row.kind;
    return is_kind && draft.port == port && !draft.device.empty() &&
           is_end(draft.local, ends.local) && is_end(draft.remote, ends.remote);
  });
  return found == drafts.end() ? nullptr : &*found;
}

Draft draft_configured(const policy::TunnelKindRow& row, const report::SeenTunnel& tunnel,
                       const Seen& seen) {
  Draft draft{.kind = row.kind,
              .local = {whole(seen.ends.local)},
              .remote = {whole(seen.ends.remote)},
              .port = port_to_say(row, tunnel.port)};
  if (!seen.to_us.inner.are_more()) draft.inner = seen.to_us.inner.prefixes();
  draft.remarks.push_back(describe(tunnel));
  if (seen.to_us.packets == 0) {
    draft.remarks.emplace_back("nothing has come out of it, so `inner` is not known");
  } else if (seen.to_us.inner.are_more()) {
    draft.remarks.emplace_back("more networks send through it than are listed here: no `inner`");
  }
  if (seen.ends.is_guess) {
    draft.remarks.emplace_back("which end is ours is a guess: look at `local` and `remote`");
  }
  return draft;
}

}  // namespace

bool is_declared(const policy::Policy& policy, Encapsulation kind, wire::Address source,
                 wire::Address destination, std::uint16_t port) {
  const auto* const row = row_of(kind);
  packet::Layer layer;
  layer.family = source.family();
  layer.source = source;
  layer.destination = destination;
  layer.opens = kind;
  if (port != 0) {
    layer.transport = packet::Protocol::udp;
    layer.ports = packet::Ports{.source = port, .destination = port};
  } else if (row != nullptr && row->protocol) {
    layer.transport = *row->protocol;
  }
  const policy::Arrival anywhere;
  return policy::find_passage(layer, anywhere, policy).tunnel != nullptr;
}

void draft_sightings(const policy::Policy& policy, const Sighted& sighted,
                     const Surroundings& surroundings, Drafts& drafts) {
  auto tunnels = sighted.tunnels;
  std::ranges::stable_sort(tunnels, std::ranges::greater{},
                           [](const auto& tunnel) { return tunnel.seen.packets; });
  for (const report::SeenTunnel& tunnel : tunnels) {
    const auto* const row = row_of(tunnel.kind);
    if (row == nullptr ||
        is_declared(policy, tunnel.kind, tunnel.source, tunnel.destination, tunnel.port)) {
      continue;
    }
    const Seen seen = look_at(tunnel, surroundings);
    if (Draft* const known = find_draft(drafts, *row, seen.ends, port_to_say(*row, tunnel.port))) {
      known->remarks.push_back(describe(tunnel));
    } else if (!draft_automatic(tunnel, seen.ends, describe(tunnel), drafts)) {
      drafts.push_back(draft_configured(*row, tunnel, seen));
    }
  }
}

Entry entry_of(const Draft& draft) {
  using config::in_quotes;
  Entry entry{.header = "[[tunnel]]", .remarks = draft.remarks, .is_offered = draft.is_offered};
  const auto add_list = [&entry](std::string_view name, const std::vector<wire::Prefix>& list) {
    if (!list.empty()) entry.add(name, list_of(list));
  };
  entry.add("kind", in_quotes(policy::row_of(draft.kind).name()));
  if (draft.role) {
    entry.add("role", in_quotes(*draft.role == policy::SixToFourRole::both    ? "both"
                                : *draft.role == policy::SixToFourRole::relay ? "relay"
                                                                              : "router"));
  }
  if (policy::is_automatic(draft.kind)) {
    add_list("local", draft.local);
  } else {
    entry.add("local", list_of(draft.local));
    entry.add("remote", list_of(draft.remote));
  }
  if (draft.port != 0) entry.add("port", std::to_string(draft.port));
  if (draft.six_rd) {
    entry.add("prefix", config::write_prefix(draft.six_rd->prefix));
    entry.add("ipv4-prefix", config::write_prefix(draft.six_rd->ipv4_prefix));
  }
  add_list("border-relays", draft.border_relays);
  if (!draft.is_offered && draft.six_rd && draft.border_relays.empty()) {
    entry.remarks.emplace_back("no border relay was seen: find out its address first");
    entry.add("border-relays", "[]");
  }
  add_list("prefixes", draft.prefixes);
  add_list("routers", draft.routers);
  add_list("inner", draft.inner);
  if (!draft.device.empty()) entry.add("device", in_quotes(draft.device));
  return entry;
}

std::optional<Entry> find_teredo(const policy::Policy& policy, const Sighted& sighted,
                                 const Surroundings& surroundings) {
  if (policy.teredo.is_gated) return std::nullopt;
  Entry entry{.header = "[teredo]",
              .remarks = {"Teredo is blocked, as it should be at most borders. To gate it:"},
              .is_offered = false};
  std::vector<wire::Prefix> servers;
  std::vector<wire::Prefix> clients;
  for (const report::SeenTunnel& tunnel : sighted.tunnels) {
    if (tunnel.kind != Encapsulation::teredo) continue;
    entry.remarks.push_back(describe(tunnel));
    const Seen seen = look_at(tunnel, surroundings);
    add_prefix(clients, whole(seen.ends.local));
    for (const wire::Prefix& network : seen.from_us.inner.prefixes()) {
      const wire::Address address = network.address();
      if (packet::is_teredo(address)) {
        add_prefix(servers, whole(packet::read_teredo_address(address).server));
      }
    }
  }
  if (clients.empty()) return std::nullopt;
  entry.add("policy", config::in_quotes("gate"));
  entry.add("servers", config::write_list(servers, config::write_prefix));
  entry.add("clients", config::write_list(clients, config::write_prefix));
  return entry;
}

}  // namespace sixgate::suggest
