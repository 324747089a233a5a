// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/interfaces.hpp"

#include <cerrno>
#include <memory>
#include <set>
#include <utility>

#include <ifaddrs.h>

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>

#include "kernel/nftnl.hpp"
#include "kernel/refused.hpp"

namespace sixgate::kernel {

namespace {

std::vector<std::uint64_t> read_zones(const ZoneNames& names) {
  const std::unique_ptr<struct if_nameindex, FreeWith<if_freenameindex>> all(::if_nameindex());
  if (!all) throw Refused("cannot read the interfaces", errno);
  std::vector<std::uint64_t> zones;
  for (const struct if_nameindex* one = all.get(); one->if_index != 0; ++one) {
    if (const auto zone = find_zone(names, one->if_name)) {
      zones.push_back(std::uint64_t{one->if_index} << 8 | static_cast<std::uint8_t>(*zone));
    }
  }
  return zones;
}

std::uint32_t ipv4_in(const sockaddr& address) {
  return ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr);
}

/// Not ifa_broadaddr: where nobody configured a broadcast address it is the interface's own.
std::vector<std::uint64_t> read_broadcasts() {
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) throw Refused("cannot read the interfaces' addresses", errno);
  const std::unique_ptr<ifaddrs, FreeWith<freeifaddrs>> all(first);
  std::vector<Network> networks;
  for (const ifaddrs* one = all.get(); one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
    const bool has_network = (one->ifa_flags & IFF_BROADCAST) != 0 && one->ifa_netmask != nullptr;
    networks.push_back({.address = ipv4_in(*one->ifa_addr),
                        .mask = has_network ? ipv4_in(*one->ifa_netmask) : ~std::uint32_t{0}});
  }
  const auto broadcasts = broadcasts_of(networks);
  return {broadcasts.begin(), broadcasts.end()};
}

}  // namespace

std::optional<policy::Zone> find_zone(const ZoneNames& zones, std::string_view name) {
  for (const policy::Zone zone : policy::all_zones) {
    for (const std::string_view pattern : zones[static_cast<std::size_t>(zone)]) {
      const bool matches = pattern.ends_with('*')
                               ? name.starts_with(pattern.substr(0, pattern.size() - 1))
                               : name == pattern;
      if (matches) return zone;
    }
  }
  return std::nullopt;
}

std::vector<std::uint32_t> broadcasts_of(std::span<const Network> networks) {
  std::set<std::uint32_t> broadcasts;
  for (const auto& [address, mask] : networks) {
    if (~mask > 1) broadcasts.insert({address & mask, address | ~mask});
  }
  for (const Network& network : networks) broadcasts.erase(network.address);
  broadcasts.erase(0);  // nobody's in particular
  return {broadcasts.begin(), broadcasts.end()};
}

Interfaces::Interfaces(ZoneNames zones) : zone_names_(std::move(zones)) { refresh(); }

void Interfaces::refresh() {
  zones_.replace(read_zones(zone_names_));
  broadcasts_.replace(read_broadcasts());
}

std::optional<policy::Zone> Interfaces::zone_of(std::uint32_t index) const {
  std::optional<policy::Zone> zone;
  if (index == 0) return zone;
  zones_.find([&](std::uint64_t entry) {
    if (entry >> 8 == index) zone = static_cast<policy::Zone>(entry & 0xff);
    return zone.has_value();
  });
  return zone;
}

std::span<const wire::Address> Interfaces::copy_broadcasts(Broadcasts& room) const {
  std::size_t count = 0;
  broadcasts_.find([&](std::uint64_t entry) {
    room[count++] = wire::Address::ipv4(static_cast<std::uint32_t>(entry));
    return count == room.size();
  });
  return {room.data(), count};
}

std::string interface_name(std::uint32_t index) {
  std::array<char, IF_NAMESIZE> name{};
  return index != 0 && ::if_indextoname(index, name.data()) != nullptr ? name.data() : "";
}

}  // namespace sixgate::kernel
