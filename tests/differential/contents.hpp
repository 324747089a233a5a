// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::differential {

/// A number as the dissector writes it where it writes hexadecimal.
std::string hex(std::uint32_t value, int digits);

std::string text_of(wire::Address address);

/// An extension header and what of it the dissector tells too.
std::string header_of(const packet::Packet& packet, const packet::ExtensionHeader& header);

/// IKE, ESP or a keepalive in UDP; empty where it is none.
std::string session_of(const packet::Packet& packet, const packet::Layer& layer);

/// What stands in front of the packet in a layer that opens Teredo.
std::string teredo_of(const packet::Packet& packet, const packet::Layer& layer);

}  // namespace sixgate::differential
