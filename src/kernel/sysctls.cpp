// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/sysctls.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <utility>

namespace sixgate::kernel {

namespace {

constexpr std::array<std::string_view, 10> general{
    "net/bridge/bridge-nf-call-ip6tables",
    "net/bridge/bridge-nf-call-iptables",
    "net/ipv4/conf/all/rp_filter",
    "net/ipv4/ip_forward",
    "net/ipv4/ip_no_pmtu_disc",
    "net/ipv6/conf/all/forwarding",
    "net/ipv6/icmp/ratelimit",
    "net/ipv6/icmp/ratemask",
    "net/netfilter/nf_conntrack_count",
    "net/netfilter/nf_conntrack_max",
};

/// Family and name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> of_interfaces{{
    {"ipv4", "rp_filter"},
    {"ipv6", "accept_ra"},
    {"ipv6", "disable_ipv6"},
    {"ipv6", "forwarding"},
}};

}  // namespace

std::optional<std::string_view> Sysctls::text(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

std::optional<std::int64_t> Sysctls::number(std::string_view name) const {
  const std::string_view digits = text(name).value_or("");
  std::int64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? std::optional(number)
                                                                             : std::nullopt;
}

std::string interface_switch(std::string_view family, std::string_view interface,
                             std::string_view name) {
  std::string path = "net/";
  path.append(family).append("/conf/").append(interface).append("/").append(name);
  return path;
}

Sysctls read_sysctls(std::span<const Link> links) {
  std::map<std::string, std::string, std::less<>> values;
  const auto read = [&values](const std::string& name) {
    std::ifstream file("/proc/sys/" + name);
    std::string line;
    if (std::getline(file, line)) values[name] = line;
  };
  for (const std::string_view name : general) read(std::string(name));
  for (const Link& link : links) {
    for (const auto& [family, name] : of_interfaces) {
      read(interface_switch(family, link.name, name));
    }
  }
  return Sysctls(std::move(values));
}

}  // namespace sixgate::kernel
