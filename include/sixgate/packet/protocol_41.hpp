// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/encapsulation.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Whether an interface identifier is ISATAP's: 00-00-5E-FE or 02-00-5E-FE in front of an IPv4
/// address. RFC 5214 section 6.1.
constexpr bool is_isatap(wire::Address address) {
  return (address.low() >> 32 & 0xfdffffff) == 0x00005efe;
}

/// Whether an address is 6over4's link-local one of an IPv4 address: the upper half of its
/// interface identifier is 0. RFC 2529 section 5.
constexpr bool is_six_over_four(wire::Address address, wire::Address ipv4) {
  return address.high() == 0xfe80000000000000 && address.low() == ipv4.as_ipv4();
}

/// Whether an address is IPv4-compatible: ::/96, but neither unspecified nor loopback. RFC 4291
/// section 2.5.5.1.
constexpr bool is_ipv4_compatible(wire::Address address) {
  return address.high() == 0 && address.low() > 1 && address.low() >> 32 == 0;
}

/// Which mechanism IPv6 directly in IPv4 belongs to. Nothing on the wire says it (RFC 3964 section
/// 6.1); addresses do, and the narrower ones are asked first.
///
/// outer  the IPv4 header
/// in     at the IPv6 header; one that is not all here tells nothing
/// out    ipv6_in_ipv4 where no address tells more
constexpr Encapsulation name_protocol_41(const Layer& outer, const wire::Cursor& in,
                                         const Declared& declared) {
  const auto header = in.peek<40>();
  if (!header) return Encapsulation::ipv6_in_ipv4;
  const auto source = wire::Address::ipv6(header->bytes<8, 16>());
  const auto destination = wire::Address::ipv6(header->bytes<24, 16>());
  const auto either = [&](auto holds) { return holds(source) || holds(destination); };

  constexpr wire::Prefix six_over_four_groups(wire::Address::ipv4(0xefc00000), 16);  // 239.192/16
  if (six_over_four_groups.contains(outer.destination) || is_six_over_four(source, outer.source) ||
      is_six_over_four(destination, outer.destination)) {
    return Encapsulation::six_over_four;
  }
  if (either(is_isatap)) return Encapsulation::isatap;
  if (either([](wire::Address address) {
        return address.octet(0) == 0x20 && address.octet(1) == 2;
      })) {
    return Encapsulation::six_to_four;
  }
  if (either([&](wire::Address address) { return wire::any_contains(declared.six_rd, address); })) {
    return Encapsulation::six_rd;
  }
  if (either(is_ipv4_compatible)) return Encapsulation::automatic;
  return Encapsulation::ipv6_in_ipv4;
}

}  // namespace sixgate::packet
