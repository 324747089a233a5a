// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/expressions.hpp"

#include <cstdint>
#include <set>
#include <string_view>

namespace sixgate::kernel {

namespace {

/// ` { 4789, 6081 }`, the ports that datagrams of declared tunnels go to, or those that some come
/// from; empty where there is none.
std::string port_set(const policy::Policy& policy, bool is_of_source) {
  std::set<std::uint16_t> ports;
  for (const packet::UdpTunnel& tunnel : policy.udp_tunnels) {
    if (!is_of_source || packet::answers_from_its_port(tunnel.kind)) ports.insert(tunnel.port);
  }
  std::string text;
  for (const std::uint16_t port : ports) {
    text += (text.empty() ? " { " : ", ") + std::to_string(port);
  }
  return text.empty() ? text : text + " }";
}

}  // namespace

std::vector<std::string> expressions_of(const policy::TrafficRow& row,
                                        const policy::Policy& policy) {
  std::vector<std::string> expressions;
  for (const std::string_view expression : row.expressions) {
    const bool is_of_source = expression.ends_with("sport");
    const std::string ports = row.is_by_port ? port_set(policy, is_of_source) : std::string();
    if (!row.is_by_port || !ports.empty()) expressions.push_back(std::string(expression) + ports);
  }
  return expressions;
}

}  // namespace sixgate::kernel
