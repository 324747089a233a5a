// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/header_fields.hpp"

#include <array>
#include <string>

#include "report/json.hpp"
#include "report/message_fields.hpp"
#include "report/names.hpp"
#include "report/option_fields.hpp"
#include "report/words.hpp"
#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/extension.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/packet/routing.hpp"

namespace sixgate::report {

namespace {

using packet::Layer;
using packet::Protocol;

void append(Fields& fields, const Fields& more) {
  fields.insert(fields.end(), more.begin(), more.end());
}

void append_fragment(Fields& fields, const packet::Fragment& fragment) {
  fields.push_back(number("offset", fragment.offset));
  if (fragment.more) fields.push_back(flag("more"));
  fields.push_back(hexadecimal("id", fragment.id));
}

Fields routing_fields(wire::Cursor header, const Layer& layer) {
  const packet::Routing routing = packet::read_routing(header, layer.destination);
  Fields fields{number("segments-left", routing.segments_left)};
  if (routing.final_destination) {
    fields.push_back(word("final-destination", word_for(*routing.final_destination)));
  }
  if (routing.has_multicast) fields.push_back(flag("has-multicast"));
  if (!routing.fits) fields.push_back(flag("does-not-fit"));
  return fields;
}

/// ESP begins with them, AH has them behind four bytes. RFC 4303 section 2, RFC 4302 section 2.
Fields security_fields(wire::Cursor in) {
  const auto block = in.take<8>();
  if (!block) return {};
  return {hexadecimal("spi", block->be32<0>()), number("sequence", block->be32<4>())};
}

Fields tcp_fields(wire::Cursor header) {
  constexpr std::array<std::string_view, 8> names{"fin", "syn", "rst", "psh",
                                                  "ack", "urg", "ece", "cwr"};
  const auto block = header.peek<20>();
  if (!block) return {};
  std::string text;
  std::vector<std::string> set;
  for (std::size_t bit = 0; bit < names.size(); ++bit) {
    if ((block->u8<13>() >> bit & 1) == 0) continue;
    set.emplace_back(names[bit]);
    text += (text.empty() ? "" : " ") + set.back();
  }
  return {{.key = "flags", .json = json_array(set), .text = text.empty() ? "no flag" : text}};
}

Fields gre_fields(wire::Cursor header) {
  const auto start = header.take<4>();
  if (!start) return {};
  const std::uint32_t flags = start->be16<0>();
  Fields fields{hexadecimal("protocol", start->be16<2>())};
  if ((flags & 0x7) != 0) fields.push_back(number("version", flags & 0x7));
  if ((flags & 0xc007) != 0 || (flags & 0x2000) == 0) return fields;
  const auto key = header.take<4>();
  if (key) fields.push_back(hexadecimal("key", key->be32<0>()));
  return fields;
}

bool has_checksum(Protocol protocol) {
  return packet::has_ports(protocol) || protocol == Protocol::icmp ||
         protocol == Protocol::icmpv6 || protocol == Protocol::mobility;
}

void append_checksum(Fields& fields, const packet::Packet& packet, const Layer& layer,
                     Protocol protocol) {
  if (!has_checksum(protocol)) return;
  fields.push_back(word("checksum", packet::name_of(packet::verify_checksum(packet, layer))));
}

}  // namespace

Fields ip_fields(const packet::Packet& packet, const Layer& layer) {
  Fields fields{remark(word_for(layer.source) + " >"), remark(word_for(layer.destination))};
  fields.push_back(number(layer.is_ipv4() ? "ttl" : "hop-limit", layer.hop_limit));
  const Protocol next = layer.chain.empty() ? layer.transport : layer.chain[0].kind;
  fields.push_back(number("next", static_cast<unsigned>(next)));
  if (layer.length > 0) fields.push_back(number("length", layer.length));
  for (Field& field : fields) field.key = {};
  if (!layer.is_ipv4()) return fields;
  if (layer.fragment) {
    fields.push_back(remark("fragment"));
    append_fragment(fields, *layer.fragment);
  }
  append(fields,
         option_fields(packet.at(layer.ipv4_options()), packet::ipv4_options, ipv4_option_names()));
  return fields;
}

Fields extension_fields(const packet::Packet& packet, const Layer& layer,
                        const packet::ExtensionHeader& header) {
  wire::Cursor in = packet.at(header.extent());
  Fields fields;
  switch (header.kind) {
    case Protocol::hop_by_hop:
    case Protocol::destination_options:
      if (in.take<2>()) return option_fields(in, packet::ipv6_options, ipv6_option_names());
      break;
    case Protocol::routing: return routing_fields(in, layer);
    case Protocol::fragment:
      if (const auto block = in.take<8>()) {
        append_fragment(fields, packet::fragment_of(block->be16<2>(), block->be32<4>()));
      }
      break;
    case Protocol::ah:
      if (in.take<4>()) return security_fields(in);
      break;
    case Protocol::esp: return security_fields(in);
    case Protocol::mobility: append_checksum(fields, packet, layer, header.kind); break;
    default: break;
  }
  return fields;
}

Fields transport_fields(const packet::Packet& packet, const Layer& layer) {
  const wire::Cursor segment = packet.at(layer.segment);
  Fields fields;
  if (layer.ports) {
    fields.push_back(remark(std::to_string(layer.ports->source) + " > " +
                            std::to_string(layer.ports->destination)));
  }
  if (layer.icmp) append(fields, message_fields(packet, layer));
  if (layer.transport == Protocol::tcp) append(fields, tcp_fields(segment));
  if (layer.transport == Protocol::esp) append(fields, security_fields(segment));
  if (layer.transport == Protocol::gre) append(fields, gre_fields(segment));
  append_checksum(fields, packet, layer, layer.transport);
  return fields;
}

Fields tunnel_fields(const packet::Packet& packet, const Layer& layer) {
  if (layer.opens == packet::Encapsulation::gre) return gre_fields(packet.at(layer.payload));
  return {};
}

}  // namespace sixgate::report
