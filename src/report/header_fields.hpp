// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "report/field.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::report {

// What the headers of one layer say. Total: what is not there, or not here, is not told.

/// Addresses, hop limit, length, IPv4's fragment fields and options.
[[nodiscard]] Fields ip_fields(const packet::Packet& packet, const packet::Layer& layer);

[[nodiscard]] Fields extension_fields(const packet::Packet& packet, const packet::Layer& layer,
                                      const packet::ExtensionHeader& header);

/// Ports and flags, an ICMP message, and what the checksum proves.
[[nodiscard]] Fields transport_fields(const packet::Packet& packet, const packet::Layer& layer);

/// The header that a tunnel puts in front of the IP packet it carries.
[[nodiscard]] Fields tunnel_fields(const packet::Packet& packet, const packet::Layer& layer);

/// The same wherever they stand.
[[nodiscard]] Fields esp_fields(const wire::Cursor& header);
[[nodiscard]] Fields gre_fields(wire::Cursor header);
[[nodiscard]] Fields fragment_fields(const packet::Fragment& fragment);

/// What the checksum of a layer proves; no field where the protocol has none.
[[nodiscard]] Fields checksum_fields(const packet::Packet& packet, const packet::Layer& layer,
                                     packet::Protocol protocol);

}  // namespace sixgate::report
