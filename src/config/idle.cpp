// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/idle.hpp"

#include <string>
#include <string_view>

#include "config/idle_rules.hpp"
#include "config/one_family.hpp"
#include "config/words.hpp"
#include "sixgate/policy/tunnel.hpp"

namespace sixgate::config {

namespace {

/// Whether anything tells which packets are of the zone: its interfaces, or, for the two sides that
/// addresses have, [site] inside.
bool is_known(policy::Zone zone, const Settings& settings) {
  const bool by_address = zone != policy::Zone::vpn && !settings.site.inside.value.items.empty();
  return by_address || !settings.zones.of(zone).value.items.empty();
}

/// What would tell the zone without an interface, as the end of a sentence.
std::string_view nor_by_address(policy::Zone zone) {
  return zone == policy::Zone::vpn ? "" : ", and [site] inside is empty";
}

void check_side(std::string_view key, const Setting<ServiceSide>& side, const Service& service,
                const Settings& settings, std::vector<Problem>& idle) {
  const auto zone = side.value.zone;
  if (!zone || is_known(*zone, settings)) return;
  std::string message = "[[service]] " + in_quotes(service.name.value) +
                        " never matches: " + std::string(key) + " zone " +
                        in_quotes(policy::name_of(*zone)) + ", which [zones] gives no interface";
  message += nor_by_address(*zone);
  idle.push_back({settings.file, side.mark.place.line, side.mark.place.column, message});
}

/// A profile may have many services from and to a zone, which is told once.
void check_zone(policy::Zone zone, const Settings& settings, std::vector<Problem>& idle) {
  if (is_known(zone, settings)) return;
  std::string_view told;
  for (const Service& service : settings.service) {
    const bool is_of_zone = service.from.value.zone == zone || service.to.value.zone == zone;
    if (service.profile.empty() || service.profile == told || !is_of_zone) continue;
    told = service.profile;
    std::string message = "what profile " + in_quotes(told) + " opens from or to zone " +
                          in_quotes(policy::name_of(zone)) +
                          " never matches: [zones] gives it no interface";
    message += nor_by_address(zone);
    idle.push_back({settings.file, service.place.line, service.place.column, message});
  }
}

/// Without `inner`, rule tunnel.inner-source compares with [site] inside.
void check_inner(const Tunnel& tunnel, const Settings& settings, std::vector<Problem>& idle) {
  if (!tunnel.kind.value || policy::is_automatic(*tunnel.kind.value)) return;
  if (!tunnel.inner.value.items.empty() || !settings.site.inside.value.items.empty()) return;
  idle.push_back({settings.file, tunnel.place.line, tunnel.place.column,
                  "[[tunnel]] " + in_quotes(tunnel.name.value) +
                      " has no \"inner\", and [site] inside is empty: " +
                      std::string(policy::name_of(policy::Reason::tunnel_inner_source)) +
                      " cannot tell our own addresses from others there"});
}

/// Between ends that may be anybody the sender says which way a packet goes, or a device does.
void check_ends(const Tunnel& tunnel, const Settings& settings, std::vector<Problem>& idle) {
  if (!tunnel.kind.value || policy::is_automatic(*tunnel.kind.value)) return;
  const bool is_told = !tunnel.local.value.items.empty() || !tunnel.remote.value.items.empty() ||
                       !tunnel.device.value.empty() || is_known(policy::Zone::inside, settings);
  if (is_told || settings.general.role.value == policy::Role::host) return;
  idle.push_back({settings.file, tunnel.place.line, tunnel.place.column,
                  "[[tunnel]] " + in_quotes(tunnel.name.value) +
                      " cannot tell which way a packet goes and takes all for what comes out of "
                      "it: \"local\", \"remote\", [zones] inside and [site] inside are empty"});
}

/// Only interfaces tell from which zone neighbour discovery arrives, since its addresses are those
/// of any link; and which zone enforces services.
void check_zones_of(std::string_view key, const Setting<std::vector<policy::Zone>>& zones,
                    const Settings& settings, std::vector<Problem>& idle) {
  for (const policy::Zone zone : zones.value) {
    if (!settings.zones.of(zone).value.items.empty()) continue;
    idle.push_back({settings.file, zones.mark.place.line, zones.mark.place.column,
                    std::string(key) + " names zone " + in_quotes(policy::name_of(zone)) +
                        ", which [zones] gives no interface"});
  }
}

/// A gate on a border that cannot tell who is a client has nothing to compare.
void check_gate(const Settings& settings, std::vector<Problem>& idle) {
  const Mark& mark = settings.teredo.policy.mark;
  if (settings.teredo.policy.value != TeredoPolicy::gate ||
      settings.general.role.value == policy::Role::host ||
      !settings.teredo.clients.value.items.empty() || is_known(policy::Zone::outside, settings)) {
    return;
  }
  idle.push_back({settings.file, mark.place.line, mark.place.column,
                  "[teredo] policy \"gate\" cannot tell who is a client: \"clients\", [zones] "
                  "outside and [site] inside are empty"});
}

}  // namespace

std::vector<Problem> find_idle(const Settings& settings) {
  std::vector<Problem> idle;
  check_zones_of("[nd] router-zones", settings.nd.router_zones, settings, idle);
  check_zones_of("[nd] require-send", settings.nd.require_send, settings, idle);
  const bool is_everywhere = settings.general.role.value == policy::Role::host &&
                             settings.zones.enforce.value.size() == policy::all_zones.size();
  if (!is_everywhere) {
    check_zones_of("[zones] enforce", settings.zones.enforce, settings, idle);
  }
  check_zones_of("[zones] stateless", settings.zones.stateless, settings, idle);
  for (const Tunnel& tunnel : settings.tunnel) {
    check_inner(tunnel, settings, idle);
    check_ends(tunnel, settings, idle);
  }
  check_gate(settings, idle);
  for (const Service& service : settings.service) {
    if (!service.profile.empty()) continue;
    check_side("from", service.from, service, settings, idle);
    check_side("to", service.to, service, settings, idle);
  }
  for (const policy::Zone zone : policy::all_zones) check_zone(zone, settings, idle);
  for (const auto& more : {find_services_of_one_family(settings), find_idle_rules(settings)}) {
    idle.insert(idle.end(), more.begin(), more.end());
  }
  return idle;
}

}  // namespace sixgate::config
