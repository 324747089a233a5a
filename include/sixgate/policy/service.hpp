// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::policy {

/// An inclusive range of destination ports.
struct PortRange {
  std::uint16_t first = 0;
  std::uint16_t last = 65535;
};

/// One side of a service: a zone, prefixes, or, with neither, any.
struct Side {
  std::optional<Zone> zone;
  std::span<const wire::Prefix> prefixes;
};

/// What of connection tracking reads a service's messages to find the flows that they announce.
enum class Helper : std::uint8_t { none, sip };

inline constexpr std::array all_helpers{Helper::none, Helper::sip};

constexpr std::string_view name_of(Helper helper) { return helper == Helper::sip ? "sip" : "none"; }

/// One [[service]] of the configuration: what may be reached. The spans belong to whoever made the
/// Policy.
struct Service {
  std::string_view name;
  std::optional<packet::Protocol> protocol;  ///< nothing: any
  std::span<const PortRange> ports;          ///< empty: all, and protocols without ports
  Side from;
  Side to;
  std::optional<std::uint32_t> group{};  ///< id of the user group that alone may send to it
  Helper helper = Helper::none;
};

}  // namespace sixgate::policy
