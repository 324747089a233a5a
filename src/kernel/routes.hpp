// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sixgate/wire/address.hpp"

namespace sixgate::kernel {

/// A route of this machine's main table, or one of its own addresses.
struct Route {
  wire::Prefix to;
  std::uint32_t interface = 0;             ///< index
  std::optional<wire::Address> gateway{};  ///< nothing: on the link, or the link has no gateways
  bool is_own = false;                     ///< `to` is an address of this machine
};

/// Those of both families that packets may take; one with several ways once for each. Needs no
/// privilege.
///
/// fails  Refused
[[nodiscard]] std::vector<Route> read_routes();

}  // namespace sixgate::kernel
