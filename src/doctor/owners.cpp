// SPDX-License-Identifier: GPL-2.0-or-later
#include "doctor/owners.hpp"

#include <algorithm>
#include <array>

#include "doctor/words.hpp"

namespace sixgate::doctor {

namespace {

constexpr std::array owners{
    Owner{.name = "Docker", .chain = "DOCKER*"},
    Owner{.name = "Docker", .table = "docker-bridges"},
    Owner{.name = "Podman", .table = "netavark"},
    Owner{.name = "Podman", .chain = "NETAVARK*"},
    Owner{.name = "firewalld", .table = "firewalld", .remakes = true},
    Owner{.name = "libvirt", .table = "libvirt_network"},
    Owner{.name = "libvirt", .chain = "LIBVIRT_*"},
    Owner{.name = "ufw", .chain = "ufw-*"},
    Owner{.name = "ufw", .chain = "ufw6-*"},
    Owner{.name = "Kubernetes", .chain = "KUBE-*"},
    Owner{.name = "Tailscale", .chain = "ts-*"},
    Owner{.name = "wg-quick", .table = "wg-quick-*"},
};

/// The tables of iptables, which iptables-nft makes under the same names in families ip and ip6.
constexpr std::array<std::string_view, 5> iptables{"filter", "nat", "mangle", "raw", "security"};
constexpr Owner iptables_nft{.name = "iptables-nft"};

bool matches(std::string_view pattern, std::string_view name) {
  if (pattern.empty()) return true;
  return pattern.ends_with('*') ? name.starts_with(pattern.substr(0, pattern.size() - 1))
                                : name == pattern;
}

bool is_of(const kernel::TableName& table, const kernel::ForeignTables& tables,
           const Owner& owner) {
  if (!matches(owner.table, table.name)) return false;
  return owner.chain.empty() || std::ranges::any_of(tables.chains, [&](const auto& chain) {
           return chain.table == table && matches(owner.chain, chain.name);
         });
}

bool is_of_iptables(const kernel::TableName& table) {
  const bool has_family = table.family == "ip" || table.family == "ip6";
  return has_family && std::ranges::find(iptables, table.name) != iptables.end();
}

}  // namespace

std::vector<const Owner*> owners_of(const kernel::TableName& table,
                                    const kernel::ForeignTables& tables) {
  std::vector<const Owner*> found;
  for (const Owner& owner : owners) {
    if (is_of(table, tables, owner)) found.push_back(&owner);
  }
  if (is_of_iptables(table)) found.push_back(&iptables_nft);
  return found;
}

std::string owned_name_of(const kernel::TableName& table, const kernel::ForeignTables& tables) {
  std::vector<std::string> names;
  for (const Owner* owner : owners_of(table, tables)) names.emplace_back(owner->name);
  return name_of(table) + (names.empty() ? "" : " (" + joined(names) + ")");
}

}  // namespace sixgate::doctor
