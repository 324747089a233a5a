// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace sixgate::packet {

/// What a TCP or UDP payload was recognised as, where it opens no further IP header.
enum class Recognised : std::uint8_t {
  nothing,
  ike,            ///< RFC 7296 section 3.1; behind a non-ESP marker on port 4500, RFC 3948
  esp,            ///< in UDP; RFC 3948 section 2.1
  nat_keepalive,  ///< RFC 3948 section 2.3
  wireguard,
  openvpn,
  tsp,        ///< a tunnel broker's setup; RFC 5572
  heartbeat,  ///< a tunnel broker's; draft-massar-v6ops-heartbeat-01
};

/// The word in every output; empty for nothing.
constexpr std::string_view name_of(Recognised recognised) {
  switch (recognised) {
    case Recognised::nothing: return {};
    case Recognised::ike: return "ike";
    case Recognised::esp: return "esp-in-udp";
    case Recognised::nat_keepalive: return "nat-keepalive";
    case Recognised::wireguard: return "wireguard";
    case Recognised::openvpn: return "openvpn";
    case Recognised::tsp: return "tsp";
    case Recognised::heartbeat: return "heartbeat";
  }
  return {};
}

}  // namespace sixgate::packet
