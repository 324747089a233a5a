// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace sixgate::report {

/// A number of a registry and its word.
struct Name {
  std::uint32_t number;
  std::string_view word;
};

/// ICMPv6 types. IANA, ICMPv6 Parameters.
[[nodiscard]] std::span<const Name> icmpv6_type_names();

/// ICMP types. IANA, ICMP Parameters.
[[nodiscard]] std::span<const Name> icmpv4_type_names();

/// The codes of an ICMPv6 or ICMP type; empty for types with no code but 0.
[[nodiscard]] std::span<const Name> icmp_code_names(bool is_icmpv6, std::uint8_t type);

/// IANA, IP Option Numbers, by the whole type byte.
[[nodiscard]] std::span<const Name> ipv4_option_names();

/// IANA, IPv6 Neighbor Discovery Option Formats.
[[nodiscard]] std::span<const Name> discovery_option_names();

/// IANA, Mobility Options.
[[nodiscard]] std::span<const Name> mobility_option_names();

/// The word of a number; empty where the registry has none, or none here.
[[nodiscard]] std::string_view find_name(std::span<const Name> names, std::uint32_t number);

}  // namespace sixgate::report
