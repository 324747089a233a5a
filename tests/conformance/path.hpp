// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "policy/verdict_table.hpp"
#include "sixgate/policy/arrival.hpp"

namespace sixgate::test::conformance {

/// How a packet got to where it is judged, and the interfaces of sites/*.toml that say so.
struct Path {
  std::string_view name;           ///< unique
  std::string_view in_interface;   ///< empty: none
  std::string_view out_interface;  ///< empty: none
  policy::Arrival arrival;
};

namespace detail {

/// Its index in every row, the loopback interface's is the kernel's. 0 without an interface.
constexpr std::uint32_t index_of(std::string_view interface) {
  constexpr std::array<std::string_view, 9> interfaces{"",     "lo",   "br0",  "eth0", "eth1",
                                                       "wan0", "lan0", "lan1", "vpn0"};
  for (std::uint32_t i = 0; i < interfaces.size(); ++i) {
    if (interfaces[i] == interface) return i;
  }
  throw "no such interface";
}

constexpr std::optional<policy::Zone> zone_of(std::string_view interface) {
  if (interface == "wan0") return policy::Zone::outside;
  if (interface == "lan0" || interface == "lan1") return policy::Zone::inside;
  if (interface == "vpn0") return policy::Zone::vpn;
  return std::nullopt;
}

consteval Path path(std::string_view name, policy::Hook hook, std::string_view in_interface,
                    std::string_view out_interface) {
  policy::Arrival arrival = arrival_at(hook, zone_of(in_interface), zone_of(out_interface));
  arrival.in_interface = index_of(in_interface);
  arrival.out_interface = index_of(out_interface);
  arrival.is_bridged = in_interface == "br0" && out_interface == "br0";
  return {name, in_interface, out_interface, arrival};
}

}  // namespace detail

/// A capture does not say.
inline constexpr Path capture{"capture", "", "", {}};

// Of no zone. What a bridge forwards stays on its one interface.
inline constexpr Path routed = detail::path("routed", policy::Hook::forward, "eth0", "eth1");
inline constexpr Path bridged = detail::path("bridged", policy::Hook::forward, "br0", "br0");
inline constexpr Path arriving = detail::path("arriving", policy::Hook::prerouting, "eth0", "");
inline constexpr Path to_us = detail::path("to us", policy::Hook::input, "eth0", "");
inline constexpr Path from_us = detail::path("from us", policy::Hook::output, "", "eth0");
inline constexpr Path to_ourselves = detail::path("to ourselves", policy::Hook::input, "lo", "");
inline constexpr Path from_ourselves =
    detail::path("from ourselves", policy::Hook::output, "", "lo");

// Between zones, and between them and this machine.
inline constexpr Path inward = detail::path("inward", policy::Hook::forward, "wan0", "lan0");
inline constexpr Path outward = detail::path("outward", policy::Hook::forward, "lan0", "wan0");
inline constexpr Path across = detail::path("across", policy::Hook::forward, "lan0", "vpn0");
inline constexpr Path out_of_vpn =
    detail::path("out of vpn", policy::Hook::forward, "vpn0", "lan0");
inline constexpr Path within = detail::path("within", policy::Hook::forward, "lan0", "lan1");
inline constexpr Path through = detail::path("through", policy::Hook::forward, "wan0", "vpn0");
inline constexpr Path to_us_from_outside =
    detail::path("to us from outside", policy::Hook::input, "wan0", "");
inline constexpr Path to_us_from_inside =
    detail::path("to us from inside", policy::Hook::input, "lan0", "");
inline constexpr Path to_us_from_vpn =
    detail::path("to us from vpn", policy::Hook::input, "vpn0", "");
inline constexpr Path from_us_outside =
    detail::path("from us outside", policy::Hook::output, "", "wan0");
inline constexpr Path from_us_inside =
    detail::path("from us inside", policy::Hook::output, "", "lan0");

/// All of them.
inline constexpr std::array paths{capture,
                                  routed,
                                  arriving,
                                  bridged,
                                  to_us,
                                  from_us,
                                  to_ourselves,
                                  from_ourselves,
                                  inward,
                                  outward,
                                  across,
                                  out_of_vpn,
                                  within,
                                  through,
                                  to_us_from_outside,
                                  to_us_from_inside,
                                  to_us_from_vpn,
                                  from_us_outside,
                                  from_us_inside};

}  // namespace sixgate::test::conformance
