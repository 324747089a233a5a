// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/rulebook.hpp"

#include <string>
#include <utility>
#include <vector>

namespace sixgate::service {

namespace {

/// Where each tunnel ends, if here.
std::vector<kernel::TunnelDevice> devices_of(const policy::Policy& policy) {
  std::vector<kernel::TunnelDevice> devices;
  for (const policy::Tunnel& tunnel : policy.tunnels) {
    devices.push_back({.name = std::string(tunnel.device), .kind = tunnel.kind});
  }
  return devices;
}

}  // namespace

Rulebook::Rulebook(config::Configuration configuration)
    : configuration_(std::move(configuration)),
      interfaces_(configuration_.zones(), devices_of(configuration_.policy())) {}

}  // namespace sixgate::service
