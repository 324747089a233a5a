// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/header_fields.hpp"

#include <array>
#include <string>

#include "report/json.hpp"
#include "report/message_fields.hpp"
#include "report/option_fields.hpp"
#include "report/words.hpp"
#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/esp_header.hpp"
#include "sixgate/packet/sctp.hpp"
#include "sixgate/packet/tcp.hpp"

namespace sixgate::report {

namespace {

using packet::Layer;
using packet::Protocol;

Fields tcp_fields(const wire::Cursor& segment) {
  constexpr std::array<std::string_view, 8> names{"fin", "syn", "rst", "psh",
                                                  "ack", "urg", "ece", "cwr"};
  const auto tcp = packet::read_tcp(segment);
  if (!tcp) return {};
  std::string text;
  std::vector<std::string> set;
  for (std::size_t bit = 0; bit < names.size(); ++bit) {
    if ((tcp->flags >> bit & 1) == 0) continue;
    set.emplace_back(names[bit]);
    text += (text.empty() ? "" : " ") + set.back();
  }
  return {{.key = "flags", .json = json_array(set), .text = text.empty() ? "no flag" : text}};
}

Fields sctp_fields(const wire::Cursor& segment) {
  const auto sctp = packet::read_sctp(segment);
  return sctp ? Fields{hexadecimal("verification-tag", sctp->verification_tag)} : Fields{};
}

/// Its length, where that is not the one of what it stands in. RFC 768.
Fields udp_fields(const wire::Cursor& segment) {
  const auto header = segment.peek<8>();
  if (!header || segment.is_open() || header->be16<4>() == segment.length()) return {};
  return {number("length-field", header->be16<4>())};
}

/// What stands behind the ports.
Fields protocol_fields(Protocol protocol, const wire::Cursor& segment) {
  switch (protocol) {
    case Protocol::tcp: return tcp_fields(segment);
    case Protocol::udp: return udp_fields(segment);
    case Protocol::sctp: return sctp_fields(segment);
    case Protocol::esp: return esp_fields(segment);
    case Protocol::gre: return gre_fields(segment);
    default: return {};
  }
}

}  // namespace

Fields ip_fields(const packet::Packet& packet, const Layer& layer) {
  const Protocol next = layer.chain.empty() ? layer.transport : layer.chain[0].kind;
  Fields fields{remark(word_for(layer.source) + " >"), remark(word_for(layer.destination))};
  fields.push_back(
      remark((layer.is_ipv4() ? "ttl " : "hop-limit ") + std::to_string(layer.hop_limit)));
  fields.push_back(remark("next " + std::to_string(static_cast<unsigned>(next))));
  if (layer.length > 0) fields.push_back(remark("length " + std::to_string(layer.length)));
  if (!layer.is_ipv4()) return fields;
  if (layer.fragment) {
    fields.push_back(remark("fragment"));
    for (const Field& field : fragment_fields(*layer.fragment)) {
      fields.push_back(remark(field.text));
    }
  }
  return fields + ipv4_option_fields(packet.at(layer.ipv4_options()));
}

Fields transport_fields(const packet::Packet& packet, const Layer& layer) {
  Fields fields;
  if (layer.ports) {
    fields.push_back(remark(std::to_string(layer.ports->source) + " > " +
                            std::to_string(layer.ports->destination)));
  }
  if (layer.icmp) fields = fields + message_fields(packet, layer);
  fields = fields + protocol_fields(layer.transport, packet.at(layer.segment));
  return fields + checksum_fields(packet, layer, layer.transport);
}

Fields esp_fields(const wire::Cursor& header) {
  const auto esp = packet::read_esp_header(header);
  if (!esp) return {};
  return {hexadecimal("spi", esp->spi), number("sequence", esp->sequence)};
}

Fields fragment_fields(const packet::Fragment& fragment) {
  const std::string offset = std::to_string(fragment.offset);
  Fields fields{{.key = "fragment-offset", .json = offset, .text = "offset " + offset}};
  if (fragment.more) fields.push_back(flag("more"));
  fields.push_back(hexadecimal("id", fragment.id));
  return fields;
}

Fields checksum_fields(const packet::Packet& packet, const Layer& layer, Protocol protocol) {
  const bool has_one = packet::has_ports(protocol) || protocol == Protocol::icmp ||
                       protocol == Protocol::icmpv6 || protocol == Protocol::mobility;
  if (!has_one) return {};
  return {word("checksum", packet::name_of(packet::verify_checksum(packet, layer)))};
}

}  // namespace sixgate::report
