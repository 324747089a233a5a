// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/ipv6_option_types.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// A set of option types.
class OptionTypes {
 public:
  constexpr void add(std::uint8_t type) { bits_[type / 64] |= std::uint64_t{1} << type % 64; }

  [[nodiscard]] constexpr bool contains(std::uint8_t type) const {
    return (bits_[type / 64] >> type % 64 & 1) != 0;
  }

  /// Whether a type in it has the property.
  template <typename Property>
  [[nodiscard]] constexpr bool any(Property property) const {
    for (std::size_t word = 0; word < bits_.size(); ++word) {
      for (std::uint64_t left = bits_[word]; left != 0; left &= left - 1) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(left));
        if (property(static_cast<std::uint8_t>(word * 64 + bit))) return true;
      }
    }
    return false;
  }

 private:
  std::array<std::uint64_t, 4> bits_{};
};

/// What the options of all Hop-by-Hop and Destination Options headers of one layer come to, as far
/// as they are here. RFC 8200 section 4.2.
struct OptionSummary {
  OptionTypes hop_by_hop;   ///< types that stand in a Hop-by-Hop Options header
  OptionTypes destination;  ///< types that stand in a Destination Options header

  std::size_t most_options = 0;     ///< in one header, padding not counted
  std::size_t longest_padding = 0;  ///< bytes of padding in a row, types and lengths included
  bool has_padding_data = false;    ///< a PadN with a byte that is not zero
  std::size_t router_alerts = 0;
  std::optional<std::uint16_t> router_alert;  ///< the value of the first, if it is well formed
  std::size_t home_addresses = 0;
  std::optional<wire::Address> home_address;  ///< the first, if it is well formed
  bool has_malformed_home_address = false;    ///< one whose length is not that of an address

  /// Whether an option of the type stands in either kind of header.
  [[nodiscard]] constexpr bool contains(std::uint8_t type) const {
    return hop_by_hop.contains(type) || destination.contains(type);
  }

  /// Whether the type of an option in either kind of header has the property.
  template <typename Property>
  [[nodiscard]] constexpr bool any(Property property) const {
    return hop_by_hop.any(property) || destination.any(property);
  }
};

namespace detail {

constexpr bool has_other_than_zero(wire::Cursor data) {
  while (const auto octet = data.take<1>()) {
    if (octet->u8<0>() != 0) return true;
  }
  return false;
}

inline constexpr std::size_t home_address_length = 16;

constexpr std::optional<wire::Address> read_home_address_option(wire::Cursor data) {
  if (data.length() != home_address_length) return std::nullopt;
  const auto address = data.take<16>();
  if (!address) return std::nullopt;
  return wire::Address::ipv6(address->bytes<0, 16>());
}

constexpr void count_option(const Option& option, OptionSummary& summary) {
  if (option.type == option::router_alert) {
    if (summary.router_alerts++ == 0) summary.router_alert = read_router_alert(option.data);
  } else if (option.type == option::home_address) {
    summary.has_malformed_home_address =
        summary.has_malformed_home_address || option.data.length() != home_address_length;
    if (summary.home_addresses++ == 0) {
      summary.home_address = read_home_address_option(option.data);
    }
  }
}

/// header  the whole header, from its next header number on
constexpr void count_options(wire::Cursor header, OptionTypes& types, OptionSummary& summary) {
  if (!header.take<2>()) return;
  std::size_t options = 0;
  std::size_t padding = 0;
  OptionWalk walk(header, ipv6_options);
  while (const auto option = walk.next()) {
    types.add(option->type);
    if (option->type != option::pad1 && option->type != option::pad_n) {
      ++options;
      padding = 0;
      count_option(*option, summary);
      continue;
    }
    padding += option->type == option::pad1 ? 1 : 2 + option->data.length();
    summary.longest_padding = std::max(summary.longest_padding, padding);
    summary.has_padding_data = summary.has_padding_data || has_other_than_zero(option->data);
  }
  summary.most_options = std::max(summary.most_options, options);
}

}  // namespace detail

/// Whether an option of the type stands in one header of options.
///
/// header  of `packet`, read by read()
constexpr bool has_option(const Packet& packet, const ExtensionHeader& header, std::uint8_t type) {
  wire::Cursor in = packet.at(header.extent());
  return in.take<2>() && find_option(in, ipv6_options, type);
}

/// Walks all options of a layer once.
///
/// layer  of `packet`, read by read()
constexpr OptionSummary summarize_options(const Packet& packet, const Layer& layer) {
  OptionSummary summary;
  for (const ExtensionHeader& header : layer.chain) {
    if (header.kind == Protocol::hop_by_hop) {
      detail::count_options(packet.at(header.extent()), summary.hop_by_hop, summary);
    } else if (header.kind == Protocol::destination_options) {
      detail::count_options(packet.at(header.extent()), summary.destination, summary);
    }
  }
  return summary;
}

}  // namespace sixgate::packet
