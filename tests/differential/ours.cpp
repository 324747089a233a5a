// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/ours.hpp"

#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/packet/quoted.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/wire/text.hpp"
#include "support/words.hpp"

namespace sixgate::differential {

namespace {

using packet::Encapsulation;
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

void add(std::string& list, const std::string& item, std::string_view separator) {
  if (!list.empty()) list += separator;
  list += item;
}

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

/// Tells the packet from the headers that were read.
class Teller {
 public:
  explicit Teller(const Packet& packet) : packet_(packet) {}

  void tell(const packet::Headers& headers, std::string way) {
    for (const Layer& layer : headers.layers) {
      tell(layer, std::move(way));
      way = packet::is_ip_in_ip(layer.opens) ? "" : std::string(packet::name_of(layer.opens));
      if (layer.opens == Encapsulation::teredo) tell_teredo(layer);
    }
    const Layer& last = headers.layers[headers.layers.size() - 1];
    reading_.end = headers.deeper ? "deeper" : end_of(last);
    if (const auto quoted = packet::read_quoted(packet_, last)) tell(*quoted, "quoted");
  }

  [[nodiscard]] Reading reading() && { return std::move(reading_); }

 private:
  static std::string end_of(const Layer& layer) {
    if (layer.fault != packet::Fault::none) return "fault";
    if (layer.cut != wire::Beyond::nothing) return "cut: " + test::words(layer.cut);
    return "end";
  }

  void tell(const Layer& layer, std::string way) {
    // An error may quote nothing.
    if (way == "quoted" && !layer.family && packet_.at(layer.segment).here().empty() &&
        layer.offset >= packet_.bytes.size()) {
      return;
    }
    Header& header = reading_.headers.emplace_back(std::move(way));
    if (layer.fault != packet::Fault::none) {
      add(reading_.faults, test::words(layer.fault), ",");
      reading_.partial = 1;
    }
    if (!layer.family) {
      header.family = untold;
      return;
    }
    header.family = layer.is_ipv4() ? "ip" : "ipv6";
    tell_ip(layer, header.words);
    tell_chain(layer, header.words);
    tell_transport(layer, header.words);
  }

  void tell_ip(const Layer& layer, Words& words) const {
    words["source"] = text_of(layer.source);
    words["destination"] = text_of(layer.destination);
    words["hop-limit"] = std::to_string(layer.hop_limit);
    if (layer.length != 0) words["length"] = std::to_string(layer.length);
    if (!layer.is_ipv4()) return;
    if (layer.header_length != 0) words["header-length"] = std::to_string(layer.header_length);
    wire::Cursor in = packet_.at({layer.offset, UINT32_MAX, wire::Extent::open, {}});
    if (const auto fixed = in.peek<6>()) words["id"] = hex(fixed->be16<4>(), 4);
    if (layer.fragment) {
      words["fragment"] = std::to_string(layer.fragment->offset) + (layer.fragment->more ? "+" : "");
    }
    const auto whole_header = in.take(layer.header_length);
    if (whole_header && layer.header_length != 0) {
      words["header-checksum"] = packet::is_ipv4_checksum_good(*whole_header) ? "good" : "bad";
    }
  }

  void tell_chain(const Layer& layer, Words& words) {
    for (const ExtensionHeader& header : layer.chain) {
      add(words["chain"], header_of(packet_, header), " ");
      if (header.kind != Protocol::hop_by_hop && header.kind != Protocol::destination_options) {
        continue;
      }
      wire::Cursor content = packet_.at(header.extent());
      if (!content.take<2>()) continue;
      packet::OptionWalk walk(content, packet::ipv6_options);
      while (const auto option = walk.next()) {
        add(reading_.words["options"], hex(option->type, 2), ",");
      }
    }
  }

  void tell_transport(const Layer& layer, Words& words) {
    words["transport"] = std::to_string(static_cast<unsigned>(layer.transport));
    if (layer.ports && (layer.transport == Protocol::tcp || layer.transport == Protocol::udp ||
                        layer.transport == Protocol::udplite)) {
      words["ports"] =
          std::to_string(layer.ports->source) + ">" + std::to_string(layer.ports->destination);
    }
    if (layer.icmp) {
      words["icmp"] = std::to_string(layer.icmp->type) + "/" + std::to_string(layer.icmp->code);
      tell_discovery_options(layer);
    }
    if (words.contains("ports") || (layer.icmp && layer.is_ipv6())) {
      words["checksum"] = packet::name_of(packet::verify_checksum(packet_, layer));
    }
    const auto start = packet_.at(layer.segment).peek<4>();
    if (layer.is_later_fragment() || !start) return;
    if (layer.transport == Protocol::esp) words["esp"] = hex(start->be32<0>(), 8);
    if (layer.transport == Protocol::gre) {
      words["gre"] = hex(start->be16<0>(), 4) + " " + hex(start->be16<2>(), 4);
    }
  }

  void tell_discovery_options(const Layer& layer) {
    if (!layer.is_ipv6()) return;
    std::size_t fixed_part = 0;
    switch (layer.icmp->type) {
      case packet::icmpv6::router_solicitation: break;
      case packet::icmpv6::router_advertisement: fixed_part = 8; break;
      case packet::icmpv6::neighbour_solicitation:
      case packet::icmpv6::neighbour_advertisement: fixed_part = 16; break;
      case packet::icmpv6::redirect: fixed_part = 32; break;
      default: return;
    }
    wire::Cursor in = packet_.at(layer.payload);
    if (!in.take(fixed_part)) return;
    packet::OptionWalk walk(in, packet::discovery_options);
    while (const auto option = walk.next()) {
      add(reading_.words["discovery-options"], std::to_string(option->type), ",");
    }
  }

  void tell_teredo(const Layer& layer) {
    wire::Cursor in = packet_.at(layer.payload);
    std::string text;
    auto start = in.peek<4>();
    if (start && start->be16<0>() == 1) {
      text = "auth ";
      static_cast<void>(in.take(4 + std::size_t{start->u8<2>()} + start->u8<3>() + 9));
      start = in.peek<4>();
    }
    if (start && start->be16<0>() == 0) {
      if (const auto origin = in.peek<8>()) {
        text += "origin " + text_of(wire::Address::ipv4(~origin->be32<4>())) + " " +
                std::to_string(origin->be16<2>() ^ 0xffff);
      }
    }
    reading_.words["teredo"] = text;
  }

  const Packet& packet_;
  Reading reading_;
};

}  // namespace

Reading tell_ours(const std::optional<capture::IpPacket>& packet) {
  if (!packet) return {.headers = {}, .words = {}, .faults = {}, .end = "no IP"};
  const Packet bytes{.bytes = packet->bytes, .length = packet->length};
  Teller teller(bytes);
  teller.tell(packet::read(bytes), "link");
  return std::move(teller).reading();
}

}  // namespace sixgate::differential
