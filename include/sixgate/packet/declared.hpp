// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "sixgate/packet/encapsulation.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::packet {

/// Whether an end of a tunnel in UDP sends from the port that it is sent to: RFC 2661 section 8.1,
/// and IP packets and AYIYA, which cross translators that way. The source port of the others only
/// spreads their flows: RFC 7348 section 5, RFC 8926 section 3.3, RFC 8086 section 3.2, RFC 7510
/// section 3.
constexpr bool answers_from_its_port(Encapsulation kind) {
  return kind == Encapsulation::l2tp || kind == Encapsulation::fou || kind == Encapsulation::ayiya;
}

/// A tunnel in UDP that the site says is there: port and ends tell it, not its shape.
struct UdpTunnel {
  Encapsulation kind = Encapsulation::none;
  std::uint16_t port = 0;                ///< of the destination; see answers_from_its_port()
  std::span<const wire::Prefix> local;   ///< empty: any
  std::span<const wire::Prefix> remote;  ///< empty: any

  /// Whether a datagram with these ports may be this tunnel's, if its ends are.
  [[nodiscard]] constexpr bool is_at(std::uint16_t source_port,
                                     std::uint16_t destination_port) const {
    return destination_port == port || (answers_from_its_port(kind) && source_port == port);
  }

  /// Whether a datagram between these ends and ports is this tunnel's.
  [[nodiscard]] constexpr bool covers(wire::Address source, std::uint16_t source_port,
                                      wire::Address destination,
                                      std::uint16_t destination_port) const {
    const auto is_end = [](std::span<const wire::Prefix> ends, wire::Address address) {
      return ends.empty() || wire::any_contains(ends, address);
    };
    return is_at(source_port, destination_port) &&
           ((is_end(local, source) && is_end(remote, destination)) ||
            (is_end(remote, source) && is_end(local, destination)));
  }
};

/// What the reader is told of a site's tunnels, because the wire does not say it. The spans belong
/// to whoever fills it in.
struct Declared {
  std::span<const UdpTunnel> udp;
  std::span<const wire::Prefix> six_rd;  ///< 6rd prefixes; RFC 5969 section 4
};

}  // namespace sixgate::packet
