// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/interfaces.hpp"

#include <set>
#include <utility>

#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

namespace sixgate::kernel {

namespace {

/// Bytes of changes that may wait: some hundred at least.
constexpr int room = 1 << 20;

std::vector<std::uint64_t> zones_of(const Links& links, const ZoneNames& names) {
  std::vector<std::uint64_t> zones;
  for (const auto& [index, link] : links.all()) {
    if (const auto zone = find_zone(names, link.name)) {
      zones.push_back(std::uint64_t{index} << 8 | static_cast<std::uint8_t>(*zone));
    }
  }
  return zones;
}

std::vector<std::uint64_t> devices_at(const Links& links,
                                      const std::vector<TunnelDevice>& tunnels) {
  std::vector<std::uint64_t> devices;
  for (const auto& [index, link] : links.all()) {
    if (link.master != 0) continue;
    for (std::size_t i = 0; i < tunnels.size(); ++i) {
      const bool is_it = link.name == tunnels[i].name && may_end_at(tunnels[i].kind, link.kind);
      if (is_it) devices.push_back(std::uint64_t{index} << 16 | (i + 1));
    }
  }
  return devices;
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

Interfaces::Interfaces(ZoneNames zones, std::vector<TunnelDevice> devices)
    : zone_names_(std::move(zones)), tunnel_devices_(std::move(devices)), news_(Bus::route) {
  for (const unsigned group : {RTNLGRP_LINK, RTNLGRP_IPV4_IFADDR}) news_.join(group, room);
  links_.replace(list_links());
  share();
}

std::vector<std::string> Interfaces::follow() {
  const auto take = [this](const nlmsghdr& message) { links_.take(message); };
  if (!news_.take_waiting(take)) is_stale_ = true;
  if (is_stale_) {
    links_.replace(list_links());
    is_stale_ = false;
  }
  share();
  return links_.take_downs();
}

void Interfaces::share() {
  left_out_ = zones_.replace(zones_of(links_, zone_names_));
  devices_.replace(devices_at(links_, tunnel_devices_));
  const auto broadcasts = broadcasts_of(links_.networks());
  broadcasts_.replace({broadcasts.begin(), broadcasts.end()});
}

std::optional<policy::Zone> Interfaces::zone_of(std::uint32_t index) const {
  if (index == 0) return std::nullopt;
  const auto entry = zones_.find_from(std::uint64_t{index} << 8);
  if (!entry || *entry >> 8 != index) return std::nullopt;
  return static_cast<policy::Zone>(*entry & 0xff);
}

bool Interfaces::is_device(std::uint32_t index) const {
  bool is_one = false;
  devices_.find([&](std::uint64_t entry) { return is_one = entry >> 16 == index; });
  return is_one;
}

void Interfaces::find_devices(std::span<policy::Tunnel> tunnels) const {
  for (policy::Tunnel& tunnel : tunnels) tunnel.ends_here = false;
  devices_.find([&](std::uint64_t entry) {
    tunnels[(entry & 0xffff) - 1].ends_here = true;
    return false;
  });
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
