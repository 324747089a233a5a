// SPDX-License-Identifier: GPL-2.0-or-later
#include "suggest/services.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "config/forms.hpp"
#include "config/words.hpp"
#include "kernel/interfaces.hpp"
#include "sixgate/policy/find_service.hpp"
#include "suggest/evidence.hpp"

namespace sixgate::suggest {

namespace {

using packet::Protocol;
using report::SeenService;

/// Nothing that a [[service]] can be of.
constexpr std::array on_the_way{Protocol::hop_by_hop, Protocol::routing, Protocol::fragment,
                                Protocol::destination_options};

/// Whether the policy opens it by now for a client of that network.
bool is_open_for(const wire::Prefix& client, const policy::Policy& policy,
                 const kernel::ZoneNames& zones, const SeenService& service) {
  const packet::Packet no_bytes{};
  packet::Headers headers;
  packet::Layer layer;
  layer.family = service.server.family();
  layer.source = client.address();
  layer.destination = service.server;
  layer.transport = service.protocol;
  if (service.port) layer.ports = packet::Ports{.source = 0, .destination = *service.port};
  headers.layers.push(layer);
  const policy::Arrival arrival{.hook = service.place.hook,
                                .in_zone = kernel::find_zone(zones, service.place.in_name),
                                .out_zone = kernel::find_zone(zones, service.place.out_name)};
  const policy::Contents contents{};
  const policy::Recollection recollection{};
  const policy::Facts facts{.packet = no_bytes,
                            .headers = headers,
                            .depth = 0,
                            .layer = headers.layers[0],
                            .outer = nullptr,
                            .passage = {},
                            .carrier = {},
                            .contents = contents,
                            .arrival = arrival,
                            .policy = policy,
                            .recollection = recollection};
  return policy::find_service(facts) != nullptr;
}

bool is_open(const policy::Policy& policy, const kernel::ZoneNames& zones,
             const SeenService& service) {
  const auto& clients = service.clients.prefixes();
  return !clients.empty() && std::ranges::all_of(clients, [&](const wire::Prefix& client) {
    return is_open_for(client, policy, zones, service);
  });
}

/// What has gone into a tunnel of ours needs no service: what is opened is what comes out.
bool comes_to_us(const SeenService& service, const Surroundings& surroundings) {
  if (service.reason != policy::Reason::tunnel_undeclared) return true;
  if (!service.outer_from || !service.outer_to) return true;
  const Ends ends = surroundings.find_ends(*service.outer_from, *service.outer_to, service.place);
  return ends.local == *service.outer_to;
}

/// Who may ask, as [[service]] from: the networks that did, or else the zone that they came from.
std::string clients_of(const SeenService& service, const Surroundings& surroundings) {
  if (!service.clients.are_more()) return list_of(service.clients.prefixes());
  const auto zone = surroundings.zone_of(service.place.in_name);
  return config::in_quotes(zone ? policy::name_of(*zone) : "any");
}

struct Opened {
  Protocol protocol;
  std::string from;
  wire::Address to;
  std::vector<policy::PortRange> ports;
  std::vector<std::string> remarks;
};

std::string describe(const SeenService& service) {
  std::string text = service.port ? "port " + std::to_string(*service.port) + ": " : "";
  text += evidence_of(service.seen, service.place, service.reason);
  if (service.answers > 0) text += "; " + count_of(service.answers, "answer") + " seen";
  return text;
}

void open(const SeenService& service, const Surroundings& surroundings, std::vector<Opened>& all) {
  const std::string from = clients_of(service, surroundings);
  auto found = std::ranges::find_if(all, [&](const Opened& one) {
    return one.protocol == service.protocol && one.from == from && one.to == service.server;
  });
  if (found == all.end()) {
    all.push_back({.protocol = service.protocol,
                   .from = from,
                   .to = service.server,
                   .ports = {},
                   .remarks = {}});
    found = std::prev(all.end());
  }
  if (service.port) found->ports.push_back({*service.port, *service.port});
  found->remarks.push_back(describe(service));
}

}  // namespace

Entries find_services(const policy::Policy& policy, const kernel::ZoneNames& zones,
                      const Sighted& sighted, const Surroundings& surroundings) {
  auto services = sighted.services;
  std::ranges::stable_sort(services, std::ranges::greater{},
                           [](const SeenService& service) { return service.seen.packets; });
  std::vector<Opened> all;
  for (const SeenService& service : services) {
    const bool is_none = std::ranges::find(on_the_way, service.protocol) != on_the_way.end();
    if (is_none || is_open(policy, zones, service)) continue;
    if (comes_to_us(service, surroundings)) open(service, surroundings, all);
  }
  Entries entries;
  for (Opened& one : all) {
    Entry entry{.header = "[[service]]", .remarks = std::move(one.remarks)};
    entry.add("protocol", config::write_protocol(one.protocol));
    if (!one.ports.empty()) entry.add("ports", config::write_ports(one.ports));
    entry.add("from", one.from);
    entry.add("to", list_of(std::vector{whole(one.to)}));
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace sixgate::suggest
