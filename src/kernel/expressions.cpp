// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/expressions.hpp"

#include <cstdint>
#include <set>
#include <string_view>

namespace sixgate::kernel {

namespace {

/// ` { 4789, 6081 }`; empty where no tunnel is declared to be in UDP.
std::string port_set(const policy::Policy& policy) {
  std::set<std::uint16_t> ports;
  for (const packet::UdpTunnel& tunnel : policy.udp_tunnels) ports.insert(tunnel.port);
  std::string text;
  for (const std::uint16_t port : ports) {
    text += (text.empty() ? " { " : ", ") + std::to_string(port);
  }
  return text.empty() ? text : text + " }";
}

}  // namespace

std::vector<std::string> expressions_of(const policy::TrafficRow& row,
                                        const policy::Policy& policy) {
  const std::string ports = row.is_by_port ? port_set(policy) : std::string();
  if (row.is_by_port && ports.empty()) return {};
  std::vector<std::string> expressions;
  for (const std::string_view expression : row.expressions) {
    expressions.push_back(std::string(expression) + ports);
  }
  return expressions;
}

}  // namespace sixgate::kernel
