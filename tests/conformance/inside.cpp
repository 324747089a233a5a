// SPDX-License-Identifier: GPL-2.0-or-later
#include "conformance/inside.hpp"

#include <algorithm>
#include <array>

#include "conformance/hosts.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::test::conformance {

namespace {

using namespace wire::literals;

constexpr const char* our_end = "9.0.0.2";
constexpr const char* other_end = "8.0.0.1";
constexpr const char* teredo_client = "9.0.0.45";
constexpr std::uint16_t teredo_client_port = 40000;
constexpr const char* teredo_relay = "8.0.0.7";
constexpr std::uint16_t teredo_relay_port = 3545;

Bytes replaced(Bytes packet, const Bytes& from, const Bytes& to) {
  auto at = packet.begin();
  while ((at = std::search(at, packet.end(), from.begin(), from.end())) != packet.end()) {
    at = std::copy(to.begin(), to.end(), at);
  }
  return packet;
}

packet::Layer outermost_of(const Bytes& bytes) { return packet::read(bytes).layers[0]; }

/// By zones, else as our host sends it.
bool goes_out(const Row& row) {
  const policy::Arrival& arrival = row.path.arrival;
  if (arrival.in_zone || arrival.out_zone) {
    return arrival.out_zone == policy::Zone::outside || arrival.in_zone == policy::Zone::inside;
  }
  return outermost_of(row.packet).source == address_of(inside6);
}

/// A global unicast address that says nothing of Teredo: of the others its gate asks more.
bool is_ordinary(wire::Address address) {
  constexpr auto global = "2000::/3"_net;
  constexpr auto teredo = "2001::/32"_net;
  constexpr auto obsolete_teredo = "3ffe:831f::/32"_net;
  return global.contains(address) && !teredo.contains(address) &&
         !obsolete_teredo.contains(address);
}

Bytes in_6in4(const Row& row) {
  const auto outer = goes_out(row) ? ipv4(our_end, other_end) : ipv4(other_end, our_end);
  return PacketBuilder(outer).protocol(41, row.packet);
}

std::optional<Bytes> in_teredo(const Row& row) {
  const packet::Layer layer = outermost_of(row.packet);
  const wire::Address ours = address_of(inside6);
  const bool is_outbound = layer.source == ours;
  const bool is_inbound = layer.destination == ours;
  if (is_outbound == is_inbound || !is_ordinary(is_outbound ? layer.destination : layer.source)) {
    return std::nullopt;
  }
  const Bytes inner = replaced(row.packet, octets(inside6), octets(teredo_inside6));
  return is_outbound ? ipv4(teredo_client, teredo_relay)
                           .udp(teredo_client_port, teredo_relay_port)
                           .payload(inner)
                     : ipv4(teredo_relay, teredo_client)
                           .udp(teredo_relay_port, teredo_client_port)
                           .payload(inner);
}

}  // namespace

std::vector<Inside> inside_tunnels(const Row& row) {
  const bool is_ipv6 = !row.packet.empty() && row.packet[0] >> 4 == 6;
  if (!row.not_inside.empty() || !is_ipv6) return {};
  std::vector<Inside> packets{{"6in4", in_6in4(row)}};
  if (auto packet = in_teredo(row)) packets.push_back({"Teredo", std::move(*packet)});
  return packets;
}

bool may_stand_for(std::string_view inside, std::string_view native) {
  constexpr std::array<std::string_view, 5> instead{"service.allowed", "ipsec.allowed",
                                                    "default.tunnelled", "frag.allowed",
                                                    "tunnel.teredo-allowed"};
  if (native != "default.native" && native != "icmpv6.allowed") return inside == native;
  return std::ranges::find(instead, inside) != instead.end();
}

}  // namespace sixgate::test::conformance
