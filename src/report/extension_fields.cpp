// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "report/header_fields.hpp"
#include "report/json.hpp"
#include "report/option_fields.hpp"
#include "report/words.hpp"
#include "sixgate/packet/ah.hpp"
#include "sixgate/packet/extension.hpp"
#include "sixgate/packet/hip.hpp"
#include "sixgate/packet/mobility.hpp"
#include "sixgate/packet/routing.hpp"
#include "sixgate/packet/shim6.hpp"

namespace sixgate::report {

namespace {

using packet::Protocol;

Fields options_header_fields(wire::Cursor header) {
  return header.take<2>() ? ipv6_option_fields(header) : Fields{};
}

Fields routing_fields(const wire::Cursor& header, wire::Address destination) {
  const packet::Routing routing = packet::read_routing(header, destination);
  Fields fields{number("segments-left", routing.segments_left)};
  if (routing.addresses > 0) fields.push_back(number("addresses", routing.addresses));
  if (routing.final_destination) {
    fields.push_back(word("final-destination", word_for(*routing.final_destination)));
  }
  if (routing.has_multicast) fields.push_back(flag("has-multicast"));
  if (!routing.fits) fields.push_back(flag("does-not-fit"));
  return fields;
}

Fields fragment_header_fields(wire::Cursor header) {
  const auto block = header.take<8>();
  if (!block) return {};
  return fragment_fields(packet::fragment_of(block->be16<2>(), block->be32<4>()));
}

Fields ah_fields(const wire::Cursor& header) {
  const auto ah = packet::read_ah(header);
  if (!ah) return {};
  return {hexadecimal("spi", ah->spi), number("sequence", ah->sequence)};
}

Field message_of(packet::MobilityType type) {
  const std::string_view name = packet::name_of(type);
  const auto value = static_cast<unsigned>(type);
  if (name.empty()) return number("message-type", value);
  return {.key = "message",
          .json = quote(name),
          .text = std::string(name) + " (" + std::to_string(value) + ')'};
}

Fields mobility_fields(const wire::Cursor& header) {
  const packet::Mobility mobility = packet::read_mobility(header);
  Fields fields{message_of(mobility.type)};
  if (mobility.sequence) fields.push_back(number("sequence", *mobility.sequence));
  if (mobility.flags != 0) fields.push_back(hexadecimal("flags", mobility.flags));
  if (mobility.lifetime) fields.push_back(number("lifetime", *mobility.lifetime));
  if (mobility.status) fields.push_back(number("status", *mobility.status));
  if (mobility.home_address) {
    fields.push_back(word("home-address", word_for(*mobility.home_address)));
  }
  if (mobility.fault != packet::Fault::none) {
    fields.push_back(word("message-fault", packet::name_of(mobility.fault)));
  }
  return fields + mobility_option_fields(mobility.options);
}

Fields hip_fields(const wire::Cursor& header) {
  const auto hip = packet::read_hip(header);
  return hip ? Fields{number("packet-type", hip->packet_type)} : Fields{};
}

Fields shim6_fields(const wire::Cursor& header) {
  const auto shim6 = packet::read_shim6(header);
  if (!shim6) return {};
  return {shim6->is_payload ? number("context-tag", shim6->context_tag)
                            : number("control-type", shim6->control_type)};
}

}  // namespace

Fields extension_fields(const packet::Packet& packet, const packet::Layer& layer,
                        const packet::ExtensionHeader& header) {
  const wire::Cursor in = packet.at(header.extent());
  switch (header.kind) {
    case Protocol::hop_by_hop:
    case Protocol::destination_options: return options_header_fields(in);
    case Protocol::routing: return routing_fields(in, layer.destination);
    case Protocol::fragment: return fragment_header_fields(in);
    case Protocol::ah: return ah_fields(in);
    case Protocol::esp: return esp_fields(in);
    case Protocol::mobility:
      return mobility_fields(in) + checksum_fields(packet, layer, Protocol::mobility);
    case Protocol::hip: return hip_fields(in);
    case Protocol::shim6: return shim6_fields(in);
    default: return {};
  }
}

}  // namespace sixgate::report
