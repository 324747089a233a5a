// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/idle.hpp"

#include <string>
#include <string_view>

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

void check_side(std::string_view key, const Setting<ServiceSide>& side, const Service& service,
                const Settings& settings, std::vector<Problem>& idle) {
  const auto zone = side.value.zone;
  if (!zone || is_known(*zone, settings)) return;
  std::string message = "[[service]] " + in_quotes(service.name.value) +
                        " never matches: " + std::string(key) + " zone " +
                        in_quotes(policy::name_of(*zone)) + ", which [zones] gives no interface";
  if (*zone != policy::Zone::vpn) message += ", and [site] inside is empty";
  idle.push_back({settings.file, side.mark.place.line, side.mark.place.column, message});
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
  for (const Tunnel& tunnel : settings.tunnel) check_inner(tunnel, settings, idle);
  check_gate(settings, idle);
  for (const Service& service : settings.service) {
    check_side("from", service.from, service, settings, idle);
    check_side("to", service.to, service, settings, idle);
  }
  return idle;
}

}  // namespace sixgate::config
