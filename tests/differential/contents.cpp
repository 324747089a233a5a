// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/contents.hpp"

#include <array>
#include <cinttypes>
#include <cstdio>

#include "sixgate/packet/extension.hpp"
#include "sixgate/wire/text.hpp"
#include "support/words.hpp"

namespace sixgate::differential {

using packet::ExtensionHeader;
using packet::Layer;
using packet::Packet;
using packet::Protocol;

std::string hex(std::uint32_t value, int digits) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "0x%0*" PRIx32, digits, value);
  return text.data();
}

std::string text_of(wire::Address address) { return std::string(wire::format(address).view()); }

std::string header_of(const Packet& packet, const ExtensionHeader& header) {
  wire::Cursor content = packet.at(header.extent());
  switch (header.kind) {
    case Protocol::hop_by_hop: return "hopopts";
    case Protocol::destination_options: return "dstopts";
    case Protocol::routing:
      return "routing(" + std::to_string(header.routing_type) + "," +
             std::to_string(header.segments_left) + ")";
    case Protocol::fragment: {
      const auto bytes = content.take<8>();
      if (!bytes) return "fragment()";
      const packet::Fragment fragment = packet::fragment_of(bytes->be16<2>(), bytes->be32<4>());
      return "fragment(" + std::to_string(fragment.offset) + (fragment.more ? "+" : "") + " " +
             hex(fragment.id, 8) + ")";
    }
    case Protocol::ah: {
      const auto bytes = content.take<8>();
      return "ah(" + (bytes ? hex(bytes->be32<4>(), 8) : "") + ")";
    }
    case Protocol::mobility: {
      const auto bytes = content.take<3>();
      return "mobility(" + (bytes ? std::to_string(bytes->u8<2>()) : "") + ")";
    }
    default: return test::words(header.kind);
  }
}

std::string session_of(const Packet& packet, const Layer& layer) {
  wire::Cursor in = packet.at(layer.payload);
  if (layer.recognised == packet::Recognised::nat_keepalive) return "nat-keepalive";
  const auto start = in.peek<4>();
  if (!start) return {};
  if (layer.recognised == packet::Recognised::esp || layer.opens == packet::Encapsulation::esp) {
    return "esp " + hex(start->be32<0>(), 8);
  }
  if (layer.recognised != packet::Recognised::ike) return {};
  const bool has_marker = start->be32<0>() == 0;
  if (has_marker) static_cast<void>(in.take<4>());
  const auto header = in.peek<19>();
  if (!header) return {};
  return "ike " + hex(header->u8<17>(), 2) + " " + std::to_string(header->u8<18>());
}

std::string teredo_of(const Packet& packet, const Layer& layer) {
  wire::Cursor in = packet.at(layer.payload);
  std::string text;
  auto start = in.peek<4>();
  if (start && start->be16<0>() == 1) {
    text = "auth ";
    static_cast<void>(in.take(4 + std::size_t{start->u8<2>()} + start->u8<3>() + 9));
    start = in.peek<4>();
  }
  const auto origin = in.peek<8>();
  if (!start || start->be16<0>() != 0 || !origin) {
    return text.empty() ? "nothing in front" : text;
  }
  return text + "origin " + text_of(wire::Address::ipv4(~origin->be32<4>())) + " " +
         std::to_string(origin->be16<2>() ^ 0xffff);
}

}  // namespace sixgate::differential
