// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sixgate/wire/address.hpp"

namespace sixgate::kernel {

/// An interface of this machine.
struct Link {
  std::string name;
  std::string kind{};     ///< `sit`, `gre`, `bridge`, ...; empty where the driver gives none
  std::uint32_t mtu = 0;  ///< bytes
  bool is_up = false;
  bool is_loopback = false;
};

/// All of them, in the kernel's order. Needs no privilege.
///
/// fails  Refused
[[nodiscard]] std::vector<Link> read_links();

/// A network that an interface has an IPv4 address in.
struct LinkNetwork {
  std::string interface;
  wire::Prefix prefix;
};

/// All of them. Needs no privilege.
///
/// fails  Refused
[[nodiscard]] std::vector<LinkNetwork> read_networks();

}  // namespace sixgate::kernel
