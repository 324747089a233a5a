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

/// A message of multicast listener discovery.
struct ListenerDiscovery {
  wire::Cursor records;  ///< of a version 2 report, for ListenerRecordWalk; empty otherwise
  std::uint8_t type = 0;

  /// 1 or 2; 0 for a query whose length is neither version's, which is to be ignored. RFC 3810
  /// section 8.1.
  std::uint8_t version = 0;

  std::optional<wire::Address> group =
      {};                           ///< `::` in a general query; a report v2 has its records
  std::uint32_t response_code = 0;  ///< Maximum Response Delay or Code, as it stands there
  std::size_t source_count = 0;     ///< that a version 2 query states
  std::size_t record_count = 0;     ///< that a version 2 report states
  bool fits = true;                 ///< the sources that a query states are there

  Fault fault = Fault::none;  ///< truncated: shorter than its type must be
  wire::Beyond cut = wire::Beyond::nothing;
};

namespace detail {

constexpr void read_listener_query(std::size_t length, const wire::Cursor& behind,
                                   ListenerDiscovery& read) {
  constexpr std::size_t version_1_length = 24;
  constexpr std::size_t version_2_least = 28;
  if (length == version_1_length) read.version = 1;
  if (length < version_2_least) return;
  read.version = 2;
  const auto fixed = behind.peek<4>();
  if (!fixed) {
    stop_short(read, behind, 4);
    return;
  }
  read.source_count = fixed->be16<2>();
  read.fits = version_2_least + read.source_count * 16 <= length;
}

}  // namespace detail

/// Reads a Multicast Listener Query, Report or Done of version 1 (RFC 2710 section 3) or a Query or
/// Report of version 2 (RFC 3810 sections 5.1 and 5.2).
///
/// message  from its type byte on
constexpr ListenerDiscovery read_listener_discovery(wire::Cursor message) {
  ListenerDiscovery read{.records = message};
  const std::size_t length = message.length();
  const bool is_open = message.is_open();
  const auto start = message.take<8>();
  read.records = *message.take(0);
  if (!start) {
    stop_short(read, message, 8);
    return read;
  }
  read.type = static_cast<std::uint8_t>(start->u8<0>());
  if (read.type == icmpv6::listener_report_v2) {
    read.version = 2;
    read.record_count = start->be16<6>();
    read.records = message;
    return read;
  }
  read.response_code = start->be16<4>();
  const auto group = message.take<16>();
  if (!group) {
    stop_short(read, message, 16);
    return read;
  }
  read.group = wire::Address::ipv6(group->bytes<0, 16>());
  if (read.type != icmpv6::listener_query) {
    read.version = 1;
  } else if (is_open) {
    read.cut = message.beyond(0);
  } else {
    detail::read_listener_query(length, message, read);
  }
  return read;
}

}  // namespace sixgate::packet
