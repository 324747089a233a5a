// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/interfaces.hpp"

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <net/if.h>

#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using policy::Zone;

TEST_CASE("an interface is in the zone whose pattern it matches") {
  const ZoneNames zones{{{"lan*", "dmz0"}, {"wan0", "*"}, {"wg0"}}};
  CHECK(find_zone(zones, "lan0") == Zone::inside);
  CHECK(find_zone(zones, "lan") == Zone::inside);
  CHECK(find_zone(zones, "dmz0") == Zone::inside);
  CHECK(find_zone(zones, "wan0") == Zone::outside);
  CHECK(find_zone(zones, "dmz01") == Zone::outside);
  CHECK(find_zone(zones, "wg0") == Zone::outside);
}

TEST_CASE("an interface that no pattern matches is in no zone") {
  const ZoneNames zones{{{"lan*"}, {}, {}}};
  CHECK_FALSE(find_zone(zones, "la"));
  CHECK_FALSE(find_zone(zones, ""));
  CHECK_FALSE(find_zone(ZoneNames{}, "lan0"));
}

std::vector<Network> networks(std::initializer_list<std::string_view> texts) {
  std::vector<Network> networks;
  for (const std::string_view text : texts) {
    const std::size_t slash = text.find('/');
    const unsigned bits = static_cast<unsigned>(std::stoul(std::string(text.substr(slash + 1))));
    const std::uint64_t mask = (std::uint64_t{0xffffffff} << (32 - bits)) & 0xffffffff;
    networks.push_back({.address = wire::parse_address(text.substr(0, slash))->as_ipv4(),
                        .mask = static_cast<std::uint32_t>(mask)});
  }
  return networks;
}

std::vector<std::uint32_t> addresses(std::initializer_list<std::string_view> texts) {
  std::vector<std::uint32_t> addresses;
  for (const std::string_view text : texts) {
    addresses.push_back(wire::parse_address(text)->as_ipv4());
  }
  return addresses;
}

TEST_CASE("a network's broadcast addresses are all zeros and all ones behind its prefix") {
  CHECK(broadcasts_of(networks({"8.0.0.254/24"})) == addresses({"8.0.0.0", "8.0.0.255"}));
  CHECK(broadcasts_of(networks({"192.0.2.77/26"})) == addresses({"192.0.2.64", "192.0.2.127"}));
  CHECK(broadcasts_of(networks({"8.0.0.1/30"})) == addresses({"8.0.0.0", "8.0.0.3"}));
  CHECK(broadcasts_of(networks({"8.0.0.1/24", "8.0.0.2/24", "9.0.0.2/8"})) ==
        addresses({"8.0.0.0", "8.0.0.255", "9.0.0.0", "9.255.255.255"}));
}

// Note: the kernel reports the interface's own address where none was configured with `brd`.
TEST_CASE("an address of this machine is no broadcast address") {
  CHECK(broadcasts_of(networks({"8.0.0.255/24"})) == addresses({"8.0.0.0"}));
  CHECK(broadcasts_of(networks({"8.0.0.255/16", "8.0.0.1/24", "8.0.0.0/32"})) ==
        addresses({"8.0.255.255"}));
}

TEST_CASE("a network of one or two addresses has no broadcast address, and 0.0.0.0 is none") {
  CHECK(broadcasts_of(networks({"8.0.0.254/32", "9.0.0.2/31", "9.0.0.5/31"})).empty());
  CHECK(broadcasts_of(networks({"8.0.0.254/0"})) == addresses({"255.255.255.255"}));
  CHECK(broadcasts_of({}).empty());
}

TEST_CASE("a shared list has what it was given last, up to its size") {
  SharedList<3> list;
  const auto entries_of = [&list] {
    std::vector<std::uint64_t> entries;
    list.find([&entries](std::uint64_t entry) {
      entries.push_back(entry);
      return false;
    });
    return entries;
  };
  CHECK(entries_of().empty());
  CHECK_FALSE(list.find_from(0));
  CHECK(list.replace({1, 2}) == 0);
  CHECK(entries_of() == std::vector<std::uint64_t>{1, 2});
  CHECK(list.replace({3, 4, 6, 7}) == 1);
  CHECK(entries_of() == std::vector<std::uint64_t>{3, 4, 6});
  CHECK(list.find_from(0) == 3);
  CHECK(list.find_from(5) == 6);
  CHECK(list.find_from(6) == 6);
  CHECK_FALSE(list.find_from(7));
  list.replace({7});
  CHECK(entries_of() == std::vector<std::uint64_t>{7});
  list.replace({});
  CHECK(entries_of().empty());
}

TEST_CASE("the loopback interface is found by its index") {
  const std::uint32_t index = ::if_nametoindex("lo");
  if (index == 0) return;
  const Interfaces interfaces(ZoneNames{{{}, {}, {"lo"}}});
  CHECK(interfaces.zone_of(index) == Zone::vpn);
  CHECK_FALSE(interfaces.zone_of(0));
  CHECK_FALSE(interfaces.zone_of(index + 100000));
  CHECK(interface_name(index) == "lo");
  CHECK(interface_name(0).empty());
}

TEST_CASE("an interface that is no tunnel's is the device of none, whatever its name") {
  const std::uint32_t index = ::if_nametoindex("lo");
  if (index == 0) return;
  const Interfaces interfaces({}, {{.name = ""}, {.name = "lo"}, {.name = "sixgate-absent"}});
  CHECK_FALSE(interfaces.is_device(index));
  CHECK_FALSE(interfaces.is_device(0));
  std::array<policy::Tunnel, 3> tunnels;
  tunnels[2].ends_here = true;
  interfaces.find_devices(tunnels);
  for (const policy::Tunnel& tunnel : tunnels) CHECK_FALSE(tunnel.ends_here);
}

TEST_CASE("a tunnel ends at links of its kinds") {
  CHECK(may_end_at(policy::TunnelKind::six_rd, "sit"));
  CHECK(may_end_at(policy::TunnelKind::gre, "ip6gre"));
  CHECK_FALSE(may_end_at(policy::TunnelKind::gre, "sit"));
  CHECK_FALSE(may_end_at(policy::TunnelKind::gre, ""));
  CHECK(link_kinds_of(policy::TunnelKind::vxlan) == "\"vxlan\"");
}

}  // namespace

}  // namespace sixgate::kernel
