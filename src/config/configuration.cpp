// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/configuration.hpp"

#include <algorithm>
#include <utility>

#include "config/idle.hpp"
#include "config/sections.hpp"
#include "config/state.hpp"

namespace sixgate::config {

namespace {

policy::Tunnel tunnel_of(const Tunnel& tunnel) {
  return {.name = tunnel.name.value,
          .kind = *tunnel.kind.value,
          .local = tunnel.local.value.items,
          .remote = tunnel.remote.value.items,
          .port = tunnel.port.value,
          .protect = tunnel.protect.value,
          .device = tunnel.device.value,
          .inner = tunnel.inner.value.items,
          .role = tunnel.role.value,
          .broadcast = tunnel.broadcast.value.items,
          .relays = tunnel.relays.value.items,
          .clients = tunnel.clients.value.items,
          .anycast = tunnel.anycast.value,
          .prefix = tunnel.prefix.value.value_or(wire::Prefix()),
          .ipv4_prefix = tunnel.ipv4_prefix.value.value_or(wire::Prefix()),
          .border_relays = tunnel.border_relays.value.items,
          .prefixes = tunnel.prefixes.value.items,
          .routers = tunnel.routers.value.items,
          .group = tunnel.group.value.value_or(policy::Tunnel{}.group)};
}

policy::Service service_of(const Service& service) {
  const auto side_of = [](const Setting<ServiceSide>& side) {
    return policy::Side{.zone = side.value.zone, .prefixes = side.value.prefixes.items};
  };
  std::optional<std::uint32_t> group;
  if (!service.group.value.name.empty()) group = service.group.value.id;
  return {.name = service.name.value,
          .protocol = service.protocol.value,
          .ports = service.ports.value,
          .from = side_of(service.from),
          .to = side_of(service.to),
          .group = group,
          .helper = service.helper.value};
}

}  // namespace

Configuration::State::State(Settings settled) : settings(std::move(settled)) {
  for (const Tunnel& tunnel : settings.tunnel) tunnels.push_back(tunnel_of(tunnel));
  for (const policy::Tunnel& tunnel : tunnels) {
    if (const auto udp = policy::in_udp(tunnel)) udp_tunnels.push_back(*udp);
    if (tunnel.kind == policy::TunnelKind::six_rd) six_rd_prefixes.push_back(tunnel.prefix);
  }
  for (const Service& service : settings.service) services.push_back(service_of(service));
  for (std::size_t i = 0; i < zones.size(); ++i) {
    zones[i] = settings.zones.of(static_cast<policy::Zone>(i)).value.items;
  }
  policy.has_zones =
      std::ranges::any_of(zones, [](const auto& patterns) { return !patterns.empty(); });
  for (const policy::Zone zone : settings.zones.enforce.value) policy.enforced.add(zone);
  for (const policy::Zone zone : settings.zones.stateless.value) policy.stateless.add(zone);
  memory = {.flows = settings.memory.flows.value,
            .fragments = settings.memory.fragments.value,
            .rates = settings.memory.rates.value,
            .teredo_clients = settings.memory.teredo_clients.value,
            .teredo_peers = settings.memory.teredo_peers.value};
  kernel = {.conntrack = settings.kernel.conntrack.value,
            .mark = settings.kernel.mark.value,
            .first_queue = settings.kernel.first_queue.value};
  capture = {.folder = settings.report.capture.value,
             .size = settings.report.capture_size.value,
             .files = settings.report.capture_files.value};
  policy.role = settings.general.role.value;
  policy.mode = settings.general.mode.value;
  for (std::size_t i = 0; i < policy.actions.size(); ++i) {
    policy.actions[i] = settings.actions[i].value;
  }
  policy.inside = settings.site.inside.value.items;
  policy.multicast_echo_from = settings.icmpv6.multicast_echo_from.value.items;
  policy.discovery = {.routers = settings.nd.routers.value.items,
                      .prefixes = settings.nd.prefixes.value.items,
                      .router_zones = settings.nd.router_zones.value,
                      .secured_zones = settings.nd.require_send.value};
  policy.max_options = settings.headers.max_options.value;
  policy.max_chain_length = settings.headers.max_length.value;
  policy.mobility_types = settings.mobile_ip.types.value;
  policy.max_depth = settings.tunnels.max_depth.value;
  policy.tunnels = tunnels;
  policy.udp_tunnels = udp_tunnels;
  policy.six_rd_prefixes = six_rd_prefixes;
  policy.teredo = {.is_gated = settings.teredo.policy.value == TeredoPolicy::gate,
                   .servers = settings.teredo.servers.value.items,
                   .clients = settings.teredo.clients.value.items};
  policy.rates = {.echo = settings.rates.echo.value,
                  .errors = settings.rates.errors.value,
                  .neighbour_discovery = settings.rates.neighbour_discovery.value,
                  .teredo = settings.rates.teredo.value,
                  .six_to_four = settings.rates.six_to_four.value,
                  .packet_too_big = settings.rates.packet_too_big.value};
  policy.services = services;
}

Configuration::Configuration(std::unique_ptr<State> state) : state_(std::move(state)) {}
Configuration::Configuration(Configuration&&) noexcept = default;
Configuration& Configuration::operator=(Configuration&&) noexcept = default;
Configuration::~Configuration() = default;

const policy::Policy& Configuration::policy() const& { return state_->policy; }

policy::WhenAbsent Configuration::when_absent() const {
  return state_->settings.general.when_absent.value;
}

const KernelSettings& Configuration::kernel() const& { return state_->kernel; }

const memory::Sizes& Configuration::memory() const& { return state_->memory; }

const CaptureSettings& Configuration::capture() const& { return state_->capture; }

const std::array<std::vector<std::string>, policy::all_zones.size()>& Configuration::zones()
    const& {
  return state_->zones;
}

std::string_view Configuration::file() const& { return state_->settings.file; }

Origin Configuration::origin_of(policy::Reason reason) const {
  return state_->settings.origin_of(state_->settings.actions[policy::index_of(reason)].mark);
}

std::string Configuration::print() const {
  return "# The configuration in force. Behind each value stands where it comes from.\n" +
         write_sections(state_->settings);
}

std::vector<Problem> Configuration::idle() const { return find_idle(state_->settings); }

}  // namespace sixgate::config
