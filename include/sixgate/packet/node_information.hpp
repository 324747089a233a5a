// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// What is asked of a node. RFC 4620 section 6.
enum class NodeInformationType : std::uint16_t {
  noop = 0,
  node_name = 2,
  node_addresses = 3,
  ipv4_addresses = 4,
};

/// A Node Information Query or Response. RFC 4620 section 4.
struct NodeInformation {
  NodeInformationType asked = NodeInformationType::noop;
  std::uint16_t flags = 0;
  std::uint64_t nonce = 0;                    ///< by which a response finds its query
  std::optional<wire::Address> subject = {};  ///< of a query by address: code 0 or 2
  wire::Cursor data;
};

/// message  from its type byte on
/// out      nothing where it ends before its fixed part does, or is not here
constexpr std::optional<NodeInformation> read_node_information(wire::Cursor message) {
  const auto fixed = message.take<16>();
  if (!fixed) return std::nullopt;
  NodeInformation read{.asked = static_cast<NodeInformationType>(fixed->be16<4>()),
                       .flags = static_cast<std::uint16_t>(fixed->be16<6>()),
                       .nonce = std::uint64_t{fixed->be32<8>()} << 32 | fixed->be32<12>(),
                       .data = message};
  constexpr std::uint32_t by_ipv6_address = 0;
  constexpr std::uint32_t by_ipv4_address = 2;
  if (fixed->u8<0>() != icmpv6::node_information_query) return read;
  if (fixed->u8<1>() == by_ipv6_address) {
    const auto address = message.take<16>();
    if (address) read.subject = wire::Address::ipv6(address->bytes<0, 16>());
  } else if (fixed->u8<1>() == by_ipv4_address) {
    const auto address = message.take<4>();
    if (address) read.subject = wire::Address::ipv4(address->be32<0>());
  }
  return read;
}

}  // namespace sixgate::packet
