// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// How much a router wants to be taken for the default. RFC 4191 section 2.1.
enum class RouterPreference : std::uint8_t { medium = 0, high = 1, reserved = 2, low = 3 };

/// What a Router Advertisement says besides its options. RFC 4861 section 4.2.
struct RouterAdvertisement {
  std::uint8_t hop_limit = 0;  ///< for what hosts send; 0: not said
  bool is_managed = false;     ///< M: addresses by DHCPv6
  bool is_other = false;       ///< O: other configuration by DHCPv6
  bool is_home_agent = false;  ///< H; RFC 6275 section 7.1
  RouterPreference preference = RouterPreference::medium;
  std::uint16_t lifetime = 0;    ///< as a default router, seconds
  std::uint32_t reachable = 0;   ///< milliseconds
  std::uint32_t retransmit = 0;  ///< milliseconds
};

/// The flags of a Neighbour Advertisement. RFC 4861 section 4.4.
struct NeighbourFlags {
  bool is_router = false;
  bool is_solicited = false;
  bool is_override = false;
};

/// A message of neighbour discovery or of its kin. What its type has no field for stays empty.
struct NeighbourDiscovery {
  wire::Cursor options;  ///< for OptionWalk with discovery_options; empty where they do not begin
  std::uint8_t type = 0;
  std::uint8_t code = 0;
  std::optional<wire::Address> target =
      {};  ///< of 135, 136, 137; the address that 157, 158 ask for
  std::optional<wire::Address> destination = {};  ///< of Redirect: what it redirects
  std::optional<RouterAdvertisement> router = {};
  std::optional<NeighbourFlags> neighbour = {};
  std::optional<std::uint16_t> identifier = {};  ///< of 148, 149, 154
  std::optional<std::uint8_t> subtype = {};      ///< of 154: 2 solicits, 3 advertises
  Fault fault = Fault::none;                     ///< truncated: shorter than its type must be
  wire::Beyond cut = wire::Beyond::nothing;
};

/// The length in bytes below which a message of discovery is to be discarded, its ICMP header
/// counted: RFC 4861 sections 6.1.1, 6.1.2, 7.1.1, 7.1.2 and 8.1, RFC 3122 sections 4.3.1
/// and 4.3.2, RFC 3971 section 6.4, RFC 5568 section 6.1, RFC 6775 section 4.4.
///
/// out  0 for other types
constexpr std::size_t least_discovery_length(std::uint8_t type) {
  switch (type) {
    case icmpv6::router_solicitation:
    case icmpv6::certification_path_solicitation:
    case icmpv6::certification_path_advertisement:
    case icmpv6::fast_handover: return 8;
    case icmpv6::router_advertisement: return 16;
    case icmpv6::neighbour_solicitation:
    case icmpv6::neighbour_advertisement:
    case icmpv6::inverse_solicitation: return 24;
    case icmpv6::duplicate_address_request:
    case icmpv6::duplicate_address_confirmation: return 32;
    case icmpv6::redirect: return 40;
    case icmpv6::inverse_advertisement: return 48;
    default: return 0;
  }
}

namespace detail {

constexpr RouterAdvertisement router_advertisement_of(const wire::Block<16>& message) {
  const std::uint32_t flags = message.u8<5>();
  return {.hop_limit = static_cast<std::uint8_t>(message.u8<4>()),
          .is_managed = (flags & 0x80) != 0,
          .is_other = (flags & 0x40) != 0,
          .is_home_agent = (flags & 0x20) != 0,
          .preference = static_cast<RouterPreference>(flags >> 3 & 3),
          .lifetime = static_cast<std::uint16_t>(message.be16<6>()),
          .reachable = message.be32<8>(),
          .retransmit = message.be32<12>()};
}

/// Takes a fixed part of N bytes off the message's front; nothing, said in `read`, where it is not
/// all here.
template <std::size_t N>
constexpr std::optional<wire::Block<N>> take_fixed(NeighbourDiscovery& read) {
  const auto fixed = read.options.take<N>();
  if (!fixed) stop_short(read, read.options, N);
  return fixed;
}

constexpr void read_redirect(NeighbourDiscovery& read) {
  const auto fixed = take_fixed<40>(read);
  if (!fixed) return;
  read.target = wire::Address::ipv6(fixed->bytes<8, 16>());
  read.destination = wire::Address::ipv6(fixed->bytes<24, 16>());
}

constexpr void read_neighbour(NeighbourDiscovery& read) {
  const auto fixed = take_fixed<24>(read);
  if (!fixed) return;
  read.target = wire::Address::ipv6(fixed->bytes<8, 16>());
  if (read.type != icmpv6::neighbour_advertisement) return;
  const std::uint32_t flags = fixed->u8<4>();
  read.neighbour = NeighbourFlags{.is_router = (flags & 0x80) != 0,
                                  .is_solicited = (flags & 0x40) != 0,
                                  .is_override = (flags & 0x20) != 0};
}

/// An advertisement's fixed part goes on for four bytes; RFC 3971 lets a message end before them.
constexpr void read_certification_path(NeighbourDiscovery& read) {
  const auto fixed = take_fixed<8>(read);
  if (!fixed) return;
  read.identifier = static_cast<std::uint16_t>(fixed->be16<4>());
  if (read.type == icmpv6::certification_path_advertisement && read.options.length() > 0) {
    static_cast<void>(take_fixed<4>(read));
  }
}

constexpr void read_fixed_part(NeighbourDiscovery& read) {
  switch (read.type) {
    case icmpv6::router_advertisement:
      if (const auto fixed = take_fixed<16>(read)) read.router = router_advertisement_of(*fixed);
      break;
    case icmpv6::neighbour_solicitation:
    case icmpv6::neighbour_advertisement: read_neighbour(read); break;
    case icmpv6::redirect: read_redirect(read); break;
    case icmpv6::certification_path_solicitation:
    case icmpv6::certification_path_advertisement: read_certification_path(read); break;
    case icmpv6::fast_handover:
      if (const auto fixed = take_fixed<8>(read)) {
        read.subtype = static_cast<std::uint8_t>(fixed->u8<4>());
        read.identifier = static_cast<std::uint16_t>(fixed->be16<6>());
      }
      break;
    case icmpv6::duplicate_address_request:
    case icmpv6::duplicate_address_confirmation:
      if (const auto fixed = take_fixed<32>(read)) {
        read.target = wire::Address::ipv6(fixed->bytes<16, 16>());
      }
      break;
    default: static_cast<void>(take_fixed<8>(read));
  }
}

}  // namespace detail

/// Reads a message of neighbour discovery (RFC 4861 section 4), of its inverse (RFC 3122 section
/// 2), of SEND's certification paths (RFC 3971 section 6.4), of fast handovers (RFC 5568
/// section 6.1) or of duplicate address detection over several hops (RFC 6775 section 4.4).
///
/// message  from its type byte on
constexpr NeighbourDiscovery read_neighbour_discovery(wire::Cursor message) {
  NeighbourDiscovery read{.options = message};
  const auto start = message.peek<2>();
  if (!start) {
    stop_short(read, message, 2);
  } else {
    read.type = static_cast<std::uint8_t>(start->u8<0>());
    read.code = static_cast<std::uint8_t>(start->u8<1>());
    detail::read_fixed_part(read);
  }
  if (message.length() < least_discovery_length(read.type)) {
    read.fault = Fault::truncated;
    read.cut = wire::Beyond::nothing;
  }
  if (read.fault != Fault::none || read.cut != wire::Beyond::nothing) {
    read.options = *message.take(0);
  }
  return read;
}

}  // namespace sixgate::packet
