// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/interfaces.hpp"

#include <cerrno>
#include <memory>
#include <utility>

#include <ifaddrs.h>

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>

#include "kernel/nftnl.hpp"
#include "kernel/refused.hpp"

namespace sixgate::kernel {

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

Interfaces::Interfaces(ZoneNames zones) : zones_(std::move(zones)) { refresh(); }

void Interfaces::refresh() {
  const std::unique_ptr<struct if_nameindex, FreeWith<if_freenameindex>> all(::if_nameindex());
  if (!all) return;
  std::vector<std::uint64_t> found;
  for (const struct if_nameindex* one = all.get(); one->if_index != 0; ++one) {
    const auto zone = find_zone(zones_, one->if_name);
    if (zone && found.size() < most) {
      found.push_back(std::uint64_t{one->if_index} << 8 | static_cast<std::uint8_t>(*zone));
    }
  }
  if (found == found_) return;
  found_ = std::move(found);
  const unsigned next = 1 - current_.load(std::memory_order_relaxed);
  Places& places = places_[next];
  for (std::size_t i = 0; i < found_.size(); ++i) {
    places[i].store(found_[i], std::memory_order_relaxed);
  }
  places[found_.size()].store(0, std::memory_order_relaxed);
  current_.store(next, std::memory_order_release);
}

std::optional<policy::Zone> Interfaces::zone_of(std::uint32_t index) const {
  if (index == 0) return std::nullopt;
  for (const auto& place : places_[current_.load(std::memory_order_acquire)]) {
    const std::uint64_t entry = place.load(std::memory_order_relaxed);
    if (entry == 0) break;
    if (entry >> 8 == index) return static_cast<policy::Zone>(entry & 0xff);
  }
  return std::nullopt;
}

std::string interface_name(std::uint32_t index) {
  std::array<char, IF_NAMESIZE> name{};
  return index != 0 && ::if_indextoname(index, name.data()) != nullptr ? name.data() : "";
}

std::vector<wire::Address> read_broadcasts() {
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) throw Refused("cannot read the interfaces' addresses", errno);
  const std::unique_ptr<ifaddrs, FreeWith<freeifaddrs>> all(first);
  std::vector<wire::Address> broadcasts;
  for (const ifaddrs* one = all.get(); one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET ||
        (one->ifa_flags & IFF_BROADCAST) == 0 || one->ifa_broadaddr == nullptr) {
      continue;
    }
    const auto* const address = reinterpret_cast<const sockaddr_in*>(one->ifa_broadaddr);
    broadcasts.push_back(wire::Address::ipv4(ntohl(address->sin_addr.s_addr)));
  }
  return broadcasts;
}

}  // namespace sixgate::kernel
