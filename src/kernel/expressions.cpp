// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/expressions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <set>
#include <string_view>

#include "sixgate/wire/text.hpp"

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

bool has_inside(const policy::Policy& policy, wire::Family family) {
  return std::ranges::any_of(policy.inside, [family](const wire::Prefix& prefix) {
    return prefix.address().family() == family;
  });
}

/// Whether each set of addresses that the expression looks into has any.
bool has_what_it_needs(std::string_view expression, const policy::Policy& policy) {
  const auto needs = [expression](std::string_view set) {
    return expression.find("@" + std::string(set)) != std::string_view::npos;
  };
  return (!needs(inside_ipv4_set) || has_inside(policy, wire::Family::ipv4)) &&
         (!needs(inside_ipv6_set) || has_inside(policy, wire::Family::ipv6));
}

/// Puts every interface of the zone in the place of `@ZONE` behind a name of an interface.
std::vector<std::string> with_interfaces(const std::vector<std::string>& expressions,
                                         policy::Zone zone, const ZoneNames& zones) {
  const std::string token = "ifname @" + std::string(policy::name_of(zone)) + " ";
  std::vector<std::string> with;
  for (const std::string& expression : expressions) {
    const auto at = expression.find(token);
    if (at == std::string::npos) {
      with.push_back(expression);
      continue;
    }
    for (const std::string& name : zones[static_cast<std::size_t>(zone)]) {
      with.push_back(std::string(expression).replace(at, token.size(), "ifname \"" + name + "\" "));
    }
  }
  return with;
}

}  // namespace

std::string elements_of(std::span<const wire::Prefix> prefixes, wire::Family family) {
  std::string elements;
  for (const wire::Prefix& prefix : prefixes) {
    if (prefix.address().family() != family) continue;
    elements += (elements.empty() ? "" : ", ") + std::string(wire::format(prefix).view());
  }
  return elements;
}

std::string hexadecimal(std::uint32_t mark) {
  std::array<char, 16> text{};
  const int size = std::snprintf(text.data(), text.size(), "0x%08x", mark);
  return {text.data(), static_cast<std::size_t>(size)};
}

std::vector<std::string> expressions_of(const policy::KernelMatch& match,
                                        const policy::Policy& policy, const ZoneNames& zones) {
  if (match.without_zones && policy.has_zones) return {};
  if (!match.stays_without_inside && !has_what_it_needs(match.expression, policy)) return {};
  std::vector<std::string> expressions{std::string(match.expression)};
  for (const policy::Zone zone : policy::all_zones) {
    expressions = with_interfaces(expressions, zone, zones);
  }
  return expressions;
}

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
