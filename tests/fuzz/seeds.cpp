// SPDX-License-Identifier: GPL-2.0-or-later
#include "seeds.hpp"

#include <cstdint>
#include <string>
#include <utility>

#include "capture/pcap_file.hpp"
#include "capture/pcapng_file.hpp"
#include "capture/reading.hpp"
#include "sixgate/packet/read.hpp"
#include "support/corpus.hpp"
#include "support/link_frames.hpp"
#include "support/udp_tunnels.hpp"

namespace sixgate::fuzz {

namespace {

using packet::Protocol;

/// The bytes of an extent, less some at its beginning, where there are any.
void add_from(std::vector<Bytes>& areas, wire::Cursor in, std::size_t behind) {
  if (!in.take(behind) || in.here().empty()) return;
  areas.emplace_back(in.here().begin(), in.here().end());
}

void add_message(std::vector<Bytes>& messages, const packet::Packet& packet,
                 const packet::Layer& layer) {
  if (layer.is_ipv6() && layer.icmp) add_from(messages, packet.at(layer.segment), 0);
}

void add_mobility(std::vector<Bytes>& headers, const packet::Packet& packet,
                  const packet::Layer& layer) {
  for (const packet::ExtensionHeader& header : layer.chain) {
    if (header.kind == Protocol::mobility) add_from(headers, packet.at(header.extent()), 0);
  }
}

void add_options(std::vector<Bytes>& areas, const packet::Packet& packet,
                 const packet::Layer& layer) {
  for (const packet::ExtensionHeader& header : layer.chain) {
    if (header.kind == Protocol::hop_by_hop || header.kind == Protocol::destination_options) {
      add_from(areas, packet.at(header.extent()), 2);
    }
  }
  if (layer.is_ipv4()) add_from(areas, packet.at(layer.ipv4_options()), 0);
  if (layer.transport == Protocol::tcp) add_from(areas, packet.at(layer.segment), 20);
  constexpr std::size_t to_options_of_a_solicitation = 24;
  if (layer.icmp) add_from(areas, packet.at(layer.segment), to_options_of_a_solicitation);
}

template <typename Add>
std::vector<Bytes> parts_of_packets(Add add) {
  std::vector<Bytes> parts;
  for (const Bytes& bytes : packets()) {
    const packet::Packet packet = packet::whole(bytes);
    for (const packet::Layer& layer : packet::read(packet).layers) add(parts, packet, layer);
  }
  return parts;
}

}  // namespace

std::vector<Bytes> packets() {
  std::vector<Bytes> all;
  for (const auto& packet : test::valid_packets()) all.push_back(packet.bytes());
  return all;
}

std::vector<Bytes> option_areas() { return parts_of_packets(add_options); }
std::vector<Bytes> messages() { return parts_of_packets(add_message); }
std::vector<Bytes> mobility_headers() { return parts_of_packets(add_mobility); }

std::vector<Bytes> teredo_payloads() {
  const auto inner = test::ipv6("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2600::1").icmpv6(128);
  const auto solicitation = test::ipv6("fe80::ffff:ffff", "ff02::2").router_solicitation();
  const auto bubble = test::ipv6("fe80::1", "2001:0:4136:e378::1");
  std::vector<Bytes> payloads;
  for (const auto& packet : {inner, solicitation, bubble}) {
    using B = test::PacketBuilder;
    const B start = test::ipv4("192.0.2.45", "8.0.0.1").udp(40000, 3544);
    const Bytes trailer = test::teredo_nonce(7);
    for (const B& datagram :
         {B(start).teredo(packet), B(start).teredo(packet, trailer),
          B(start).teredo_origin(40000, "192.0.2.45").teredo(packet),
          B(start).teredo_authentication().teredo(packet),
          B(start).teredo_authentication(4, 20).teredo_origin(1, "9.0.0.2").teredo(packet)}) {
      constexpr std::size_t ipv4_and_udp = 28;
      Bytes payload = datagram.bytes();
      payload.erase(payload.begin(), payload.begin() + ipv4_and_udp);
      payloads.push_back(std::move(payload));
    }
  }
  return payloads;
}

std::vector<Bytes> frames() {
  const test::Content six = test::ipv6("2600::1", "2600::2").tcp(443);
  const test::Content four = test::ipv4("8.0.0.1", "9.0.0.2").udp(1000, 53);
  std::vector<Bytes> all;
  for (const auto& packet : {six, four}) {
    const test::Content session = test::pppoe(1, packet);
    const test::Content label = test::mpls({16, 17}, packet);
    for (const auto& frame :
         {test::ethernet(packet), test::ethernet(test::vlan(7, test::vlan(8, packet))),
          test::ethernet(session), test::ethernet(label), test::ppp(packet),
          test::ppp(packet, true), session, label, test::mpls({16}, Bytes(4, 0))}) {
      all.push_back(frame.bytes);
    }
  }
  return all;
}

std::vector<Bytes> captures() {
  constexpr std::uint32_t link_ethernet = 1;
  constexpr std::uint32_t link_raw = 101;
  const Bytes packet = test::ipv6("2600::1", "2600::2").tcp(443);
  const Bytes frame = test::ethernet(0x86dd, packet);
  const std::string plain = test::pcap_file(link_ethernet, {{.bytes = frame}, {.bytes = frame}});
  std::vector<Bytes> files;
  for (const std::string& file :
       {plain, test::gzipped(plain), test::pcap_file(link_raw, {{.bytes = packet, .length = 200}}),
        test::PcapngFile().interface(link_raw).packet(0, packet).simple_packet(packet, 200).bytes(),
        test::PcapngFile(test::PcapngFile::Order::little_endian)
            .interface(link_ethernet)
            .old_packet(0, frame)
            .section(test::PcapngFile::Order::big_endian)
            .interface(link_raw)
            .packet(0, packet)
            .bytes()}) {
    files.emplace_back(file.begin(), file.end());
  }
  return files;
}

}  // namespace sixgate::fuzz
