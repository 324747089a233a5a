// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/ours.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#include "differential/contents.hpp"
#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/mobility.hpp"
#include "sixgate/packet/ndp.hpp"
#include "sixgate/packet/ndp_options.hpp"
#include "sixgate/packet/options.hpp"
#include "sixgate/packet/quoted.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/packet/tcp.hpp"
#include "support/words.hpp"

namespace sixgate::differential {

namespace {

using packet::Encapsulation;
using packet::ExtensionHeader;
using packet::Layer;
using packet::Packet;
using packet::Protocol;

void add(std::string& list, const std::string& item, std::string_view separator) {
  if (!list.empty()) list += separator;
  list += item;
}

/// Tells the packet from the headers that were read.
class Teller {
 public:
  explicit Teller(const Packet& packet) : packet_(packet) {}

  void tell(const packet::Headers& headers, std::string way) {
    is_quoted_ = way != "link";
    for (const Layer& layer : headers.layers) {
      tell(layer, std::move(way));
      way = way_behind(layer);
      if (layer.opens == Encapsulation::teredo) {
        reading_.words["teredo"] = teredo_of(packet_, layer);
      }
    }
    const Layer& last = headers.layers[headers.layers.size() - 1];
    reading_.end = headers.deeper ? "deeper" : end_of(last);
    if (const auto quoted = packet::read_quoted(packet_, last)) tell(*quoted, way_of_quote(last));
    tell_redirected();
  }

  [[nodiscard]] Reading reading() && {
    if (reading_.end == "end" && !reading_.faults.empty()) reading_.end = "fault";
    return std::move(reading_);
  }

 private:
  static std::string way_behind(const Layer& layer) {
    if (find_esp(layer) != nullptr) return "esp";
    return packet::is_ip_in_ip(layer.opens) ? "" : std::string(packet::name_of(layer.opens));
  }

  static std::string way_of_quote(const Layer& error) {
    const bool is_known =
        error.is_ipv4() || (error.icmp->type >= packet::icmpv6::destination_unreachable &&
                            error.icmp->type <= packet::icmpv6::parameter_problem);
    return is_known ? "quoted" : "quoted by an unknown error";
  }

  static std::string end_of(const Layer& layer) {
    if (layer.fault != packet::Fault::none) return "fault";
    if (layer.cut != wire::Beyond::nothing) return "cut: " + test::words(layer.cut);
    const wire::Beyond beyond = layer.segment.beyond;
    return beyond == wire::Beyond::nothing ? "end" : "rest " + test::words(beyond);
  }

  void tell(const Layer& layer, std::string way) {
    const bool is_behind_ip = layer.segment != wire::Extent{} || !layer.chain.empty() ||
                              packet::is_extension_header(layer.transport);
    note(layer.fault, is_behind_ip ? test::words(layer.transport) : "");
    if (!layer.family) return;
    Header& header = reading_.headers.emplace_back(Header{.way = std::move(way)});
    header.family = layer.is_ipv4() ? "ip" : "ipv6";
    tell_ip(layer, header.words);
    tell_chain(layer, header.words);
    if (const ExtensionHeader* esp = find_esp(layer)) {
      tell_esp(*esp, layer, header.words);
      return;
    }
    tell_transport(layer, header.words);
    const std::string session = session_of(packet_, layer);
    if (!session.empty()) header.words["payload"] = session;
  }

  void tell_ip(const Layer& layer, Words& words) const {
    words["source"] = text_of(layer.source);
    words["destination"] = text_of(layer.destination);
    words["hop-limit"] = std::to_string(layer.hop_limit);
    if (layer.length != 0) words["length"] = std::to_string(layer.length);
    if (!layer.is_ipv4()) return;
    wire::Cursor in = packet_.at({layer.offset, UINT32_MAX, wire::Extent::open, {}});
    if (const auto fixed = in.peek<6>()) words["id"] = hex(fixed->be16<4>(), 4);
    if (layer.fragment) {
      words["fragment"] =
          std::to_string(layer.fragment->offset) + (layer.fragment->more ? "+" : "");
    }
    const auto start = in.peek<1>();
    const auto header = in.take(layer.header_length);
    if (start && header && (start->u8<0>() & 0xf) * 4 == layer.header_length) {
      words["header-length"] = std::to_string(layer.header_length);
      words["header-checksum"] = packet::is_ipv4_checksum_good(*header) ? "good" : "bad";
    }
  }

  void tell_chain(const Layer& layer, Words& words) {
    for (const ExtensionHeader& header : layer.chain) {
      if (header.kind == Protocol::esp) return;
      add(words["chain"], header_of(packet_, header), ";");
      if (header.kind == Protocol::mobility) tell_mobility(header);
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

  void tell_mobility(const ExtensionHeader& header) {
    const auto message = packet::read_mobility(packet_.at(header.extent()));
    packet::OptionWalk walk(message.options, packet::ipv6_options);
    while (walk.next()) continue;
    note(message.fault, "mobility");
    note(walk.fault(), "mobility");
  }

  static const ExtensionHeader* find_esp(const Layer& layer) {
    for (const ExtensionHeader& header : layer.chain) {
      if (header.kind == Protocol::esp) return &header;
    }
    return nullptr;
  }

  /// The dissector stops at ESP. What we find in it is told apart.
  void tell_esp(const ExtensionHeader& esp, const Layer& layer, Words& words) {
    const auto start = packet_.at(esp.extent()).peek<4>();
    words["transport"] = std::to_string(static_cast<unsigned>(layer.visible_transport()));
    if (start) words["esp"] = hex(start->be32<0>(), 8);
    words["esp content"] = test::words(layer.transport);
  }

  void tell_transport(const Layer& layer, Words& words) {
    const bool has_ended = layer.fault == packet::Fault::none && layer.cut == wire::Beyond::nothing;
    if (has_ended || !packet::is_extension_header(layer.transport)) {
      words["transport"] = std::to_string(static_cast<unsigned>(layer.transport));
    }
    if (layer.ports && (layer.transport == Protocol::tcp || layer.transport == Protocol::udp ||
                        layer.transport == Protocol::udplite)) {
      words["ports"] =
          std::to_string(layer.ports->source) + ">" + std::to_string(layer.ports->destination);
    }
    if (layer.icmp) {
      words["icmp"] = std::to_string(layer.icmp->type) + "/" + std::to_string(layer.icmp->code);
      tell_discovery_options(layer);
    }
    const bool has_checksum = words.contains("ports") || (layer.icmp && layer.is_ipv6());
    if (has_checksum && layer.fault == packet::Fault::none) {
      words["checksum"] = packet::name_of(packet::verify_checksum(packet_, layer));
    }
    const auto start = packet_.at(layer.segment).peek<4>();
    if (layer.is_later_fragment() || !start) return;
    if (layer.transport == Protocol::tcp) tell_tcp(layer, words);
    if (layer.transport == Protocol::esp) words["esp"] = hex(start->be32<0>(), 8);
    if (layer.transport == Protocol::gre) {
      words["gre"] = hex(start->be16<0>(), 4) + " " + hex(start->be16<2>(), 4);
    }
  }

  /// What a message of neighbour discovery says behind its first 8 bytes is read on demand.
  void tell_discovery_options(const Layer& layer) {
    if (!layer.is_ipv6() || !packet::is_neighbour_discovery(layer.icmp->type)) return;
    const auto message = packet::read_neighbour_discovery(packet_.at(layer.segment));
    constexpr std::uint8_t redirected_header = 4;
    packet::OptionWalk walk(message.options, packet::discovery_options);
    while (const auto option = walk.next()) {
      add(reading_.words["discovery-options"], std::to_string(option->type), ",");
      if (option->type == redirected_header) {
        redirected_ = packet::find_redirected_packet(option->data);
      }
    }
    note(message.fault, "discovery");
    note(walk.fault(), "discovery");
  }

  /// The packet that a Redirect holds in an option, of which more may exist than is there.
  void tell_redirected() {
    if (!redirected_) return;
    constexpr std::size_t longest_packet = 0xffff + 40;
    const Packet packet{.bytes = redirected_->here(), .length = longest_packet};
    Teller teller(packet);
    teller.tell(packet::read(packet), "redirected");
    const Reading reading = std::move(teller).reading();
    reading_.headers.insert(reading_.headers.end(), reading.headers.begin(), reading.headers.end());
    reading_.end = reading.end;
  }

  void tell_tcp(const Layer& layer, Words& words) {
    const auto header = packet::read_tcp(packet_.at(layer.segment));
    if (!header) return;
    words["flags"] = std::to_string(header->flags);
    packet::OptionWalk walk(header->options, packet::tcp_options);
    while (walk.next()) continue;
    note(walk.fault(), "tcp");
  }

  /// where  of the packet; empty in an IP header itself
  void note(packet::Fault fault, const std::string& where) {
    if (fault == packet::Fault::none) return;
    add(reading_.faults,
        (is_quoted_ ? "quoted " : "") + test::words(fault) + (where.empty() ? "" : " in ") + where,
        ",");
  }

  const Packet& packet_;
  Reading reading_;
  std::optional<wire::Cursor> redirected_;
  bool is_quoted_ = false;  ///< what is told now
};

}  // namespace

Reading tell_ours(const std::optional<packet::Packet>& packet, const packet::Declared& declared) {
  if (!packet) return {.end = "no IP"};
  Teller teller(*packet);
  teller.tell(packet::read(*packet, declared), "link");
  return std::move(teller).reading();
}

}  // namespace sixgate::differential
