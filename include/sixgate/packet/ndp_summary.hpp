// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/ndp_options.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/wire/bounded.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// How many Prefix Information options of one message are kept; later ones are only counted.
inline constexpr std::size_t max_prefixes = 8;

/// What the options of a message of discovery come to.
struct DiscoveryOptions {
  Fault fault = Fault::none;  ///< option_overrun: length 0 (RFC 4861 section 4.6), or past the end
  wire::Beyond cut = wire::Beyond::nothing;

  bool has_source_link_layer_address = false;
  bool has_target_link_layer_address = false;
  bool has_target_address_list = false;  ///< with one address at least; RFC 3122 section 4.3.2

  // SEND. RFC 3971 section 5.
  bool has_cga = false;
  bool has_rsa_signature = false;
  bool has_timestamp = false;
  bool has_nonce = false;
  bool is_signed_last = false;  ///< the RSA Signature is the last option; RFC 3971 section 5.2.1

  /// An option of a type known here has a length that its type forbids.
  bool has_malformed = false;

  wire::Bounded<PrefixInformation, max_prefixes> prefixes;
  std::size_t prefix_count = 0;

  /// Carries what SEND asks of every message: CGA, signature, and Timestamp or Nonce. Whether they
  /// are right only keys can tell.
  [[nodiscard]] constexpr bool has_send_parts() const {
    return has_cga && has_rsa_signature && (has_timestamp || has_nonce);
  }
};

namespace detail {

/// Whether the length of an option's data, behind type and length, is one that its type permits.
constexpr bool has_permitted_length(std::uint8_t type, const wire::Cursor& data) {
  const std::size_t length = data.length() + 2;
  switch (type) {
    case discovery_option::prefix_information: return length == 32;
    case discovery_option::mtu:
    case discovery_option::advertisement_interval:
    case discovery_option::home_agent_information: return length == 8;
    case discovery_option::timestamp: return length == 16;
    case discovery_option::nat64_prefix: return length == 16;
    case discovery_option::rsa_signature: return length >= 24;
    case discovery_option::source_address_list:
    case discovery_option::target_address_list:
    case discovery_option::recursive_dns_server: return length >= 24 && length % 16 == 8;
    case discovery_option::dns_search_list: return length >= 16;
    case discovery_option::route_information: return length <= 24;
    default: return true;
  }
}

constexpr void count_option(const Option& option, DiscoveryOptions& options) {
  options.is_signed_last = option.type == discovery_option::rsa_signature;
  if (!has_permitted_length(option.type, option.data)) {
    options.has_malformed = true;
    return;
  }
  switch (option.type) {
    case discovery_option::source_link_layer_address:
      options.has_source_link_layer_address = true;
      break;
    case discovery_option::target_link_layer_address:
      options.has_target_link_layer_address = true;
      break;
    case discovery_option::target_address_list: options.has_target_address_list = true; break;
    case discovery_option::cga: options.has_cga = true; break;
    case discovery_option::rsa_signature: options.has_rsa_signature = true; break;
    case discovery_option::timestamp: options.has_timestamp = true; break;
    case discovery_option::nonce: options.has_nonce = true; break;
    case discovery_option::prefix_information:
      ++options.prefix_count;
      if (const auto prefix = read_prefix_information(option.data)) {
        options.prefixes.push(*prefix);
      } else if (option.data.is_complete()) {
        options.has_malformed = true;
      }
      break;
    case discovery_option::route_information:
      if (option.data.is_complete() && !read_route_information(option.data)) {
        options.has_malformed = true;
      }
      break;
    default: break;
  }
}

}  // namespace detail

/// Walks all options of a message of discovery once.
///
/// area  NeighbourDiscovery::options
constexpr DiscoveryOptions summarize_options(const wire::Cursor& area) {
  DiscoveryOptions options;
  OptionWalk walk(area, discovery_options);
  while (const auto option = walk.next()) detail::count_option(*option, options);
  options.fault = walk.fault();
  options.cut = walk.cut();
  return options;
}

}  // namespace sixgate::packet
