// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Types of Mobility Options. IANA, Mobility Options.
namespace mobility_option {

inline constexpr std::uint8_t pad1 = 0;
inline constexpr std::uint8_t pad_n = 1;
// RFC 6275 section 6.2
inline constexpr std::uint8_t refresh_advice = 2;
inline constexpr std::uint8_t alternate_care_of_address = 3;
inline constexpr std::uint8_t nonce_indices = 4;
inline constexpr std::uint8_t authorization_data = 5;
inline constexpr std::uint8_t network_prefix = 6;  // RFC 3963 section 4.3
// RFC 5555 section 3
inline constexpr std::uint8_t ipv4_home_address = 29;
inline constexpr std::uint8_t ipv4_address_acknowledgement = 30;
inline constexpr std::uint8_t nat_detection = 31;
inline constexpr std::uint8_t ipv4_care_of_address = 32;

}  // namespace mobility_option

/// What the options of a Mobility Header come to. Each address is its first option's.
struct MobilityOptions {
  Fault fault = Fault::none;  ///< option_overrun
  wire::Beyond cut = wire::Beyond::nothing;

  std::optional<wire::Address> alternate_care_of_address;  ///< RFC 6275 section 6.2.5
  bool has_nonce_indices = false;                          ///< RFC 6275 section 6.2.6
  bool has_authorization_data = false;                     ///< RFC 6275 section 6.2.7
  bool is_authorization_last = false;  ///< as it must be: only padding stands behind it

  std::optional<wire::Prefix> network_prefix;  ///< RFC 3963 section 4.3
  std::size_t network_prefix_count = 0;
  std::optional<wire::Address> ipv4_home_address;     ///< RFC 5555 section 3.1.1
  std::optional<wire::Address> ipv4_care_of_address;  ///< RFC 5555 section 3.1.2

  /// An option of a type known here has a length or a prefix length that its type forbids.
  bool has_malformed = false;
};

namespace detail {

/// The data of an option that must have N bytes of it; nothing, noted in `options`, where it has
/// not, and where they are not here.
template <std::size_t N>
constexpr std::optional<wire::Block<N>> take_data(wire::Cursor data, MobilityOptions& options) {
  if (data.length() != N) {
    options.has_malformed = true;
    return std::nullopt;
  }
  return data.take<N>();
}

constexpr void read_network_prefix(const wire::Cursor& data, MobilityOptions& options) {
  ++options.network_prefix_count;
  const auto block = take_data<18>(data, options);
  if (!block) return;
  const std::uint32_t length = block->u8<1>();
  if (length > 128) {
    options.has_malformed = true;
  } else if (!options.network_prefix) {
    options.network_prefix = wire::Prefix(wire::Address::ipv6(block->bytes<2, 16>()), length);
  }
}

constexpr void read_ipv4_address(const wire::Cursor& data, MobilityOptions& options,
                                 std::optional<wire::Address>& address) {
  const auto block = take_data<6>(data, options);
  if (block && !address) address = wire::Address::ipv4(block->be32<2>());
}

constexpr void read_mobility_option(const Option& option, MobilityOptions& options) {
  if (option.type > mobility_option::pad_n) {
    options.is_authorization_last = option.type == mobility_option::authorization_data;
  }
  switch (option.type) {
    case mobility_option::alternate_care_of_address: {
      const auto block = take_data<16>(option.data, options);
      if (block && !options.alternate_care_of_address) {
        options.alternate_care_of_address = wire::Address::ipv6(block->bytes<0, 16>());
      }
      break;
    }
    case mobility_option::nonce_indices:
      options.has_nonce_indices = true;
      static_cast<void>(take_data<4>(option.data, options));
      break;
    case mobility_option::authorization_data: options.has_authorization_data = true; break;
    case mobility_option::network_prefix: read_network_prefix(option.data, options); break;
    case mobility_option::ipv4_home_address:
      read_ipv4_address(option.data, options, options.ipv4_home_address);
      break;
    case mobility_option::ipv4_care_of_address:
      read_ipv4_address(option.data, options, options.ipv4_care_of_address);
      break;
    default: break;
  }
}

}  // namespace detail

/// Walks all options of a Mobility Header once. RFC 6275 section 6.2.
///
/// area  Mobility::options
constexpr MobilityOptions read_mobility_options(const wire::Cursor& area) {
  MobilityOptions options;
  OptionWalk walk(area, ipv6_options);
  while (const auto option = walk.next()) detail::read_mobility_option(*option, options);
  options.fault = walk.fault();
  options.cut = walk.cut();
  return options;
}

}  // namespace sixgate::packet
