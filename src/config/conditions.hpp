// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "config/settings.hpp"

/// What some keys need of the rest of their section. Each says what is lacking, or nothing; where
/// the value that would tell is itself wrong, nothing either.
namespace sixgate::config {

/// For keys of one mechanism alone.
[[nodiscard]] std::string lacks_6to4(const Tunnel& tunnel);
[[nodiscard]] std::string lacks_6rd(const Tunnel& tunnel);
[[nodiscard]] std::string lacks_isatap(const Tunnel& tunnel);
[[nodiscard]] std::string lacks_6over4(const Tunnel& tunnel);

/// For keys that automatic mechanisms have no use for: their other ends follow from the inner
/// addresses, or are relays, routers and clients.
[[nodiscard]] std::string lacks_another_kind(const Tunnel& tunnel);

[[nodiscard]] std::string lacks_role(const Tunnel& tunnel);

/// For the port of tunnels in UDP.
[[nodiscard]] std::string lacks_udp(const Tunnel& tunnel);

[[nodiscard]] std::string lacks_router(const Tunnel& tunnel);
[[nodiscard]] std::string lacks_relay(const Tunnel& tunnel);

[[nodiscard]] std::string lacks_protocol_with_ports(const Service& service);

/// For the helper, which reads one kind of message on ports that are its own.
[[nodiscard]] std::string lacks_helped_protocol(const Service& service);

}  // namespace sixgate::config
