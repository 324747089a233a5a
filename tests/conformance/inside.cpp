// SPDX-License-Identifier: GPL-2.0-or-later
#include "conformance/inside.hpp"

#include <algorithm>

#include "conformance/hosts.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr const char* our_end = "9.0.0.2";
constexpr const char* other_end = "8.0.0.1";
constexpr const char* teredo_client = "9.0.0.45";
constexpr std::uint16_t teredo_client_port = 40000;
constexpr const char* teredo_relay = "8.0.0.7";
constexpr std::uint16_t teredo_relay_port = 3545;

bool goes_out(const Row& row) {
  return row.path.arrival.out_zone == policy::Zone::outside ||
         row.path.arrival.in_zone == policy::Zone::inside;
}

bool holds(const Bytes& packet, std::size_t offset, const Bytes& address) {
  return packet.size() >= offset + address.size() &&
         std::equal(address.begin(), address.end(),
                    packet.begin() + static_cast<std::ptrdiff_t>(offset));
}

Bytes replaced(Bytes packet, const Bytes& from, const Bytes& to) {
  auto at = packet.begin();
  while ((at = std::search(at, packet.end(), from.begin(), from.end())) != packet.end()) {
    at = std::copy(to.begin(), to.end(), at);
  }
  return packet;
}

Bytes in_6in4(const Row& row) {
  const auto outer = goes_out(row) ? ipv4(our_end, other_end) : ipv4(other_end, our_end);
  return PacketBuilder(outer).protocol(41, row.packet);
}

std::optional<Bytes> in_teredo(const Row& row) {
  const Bytes ours = octets(inside6);
  const bool is_outbound = holds(row.packet, 8, ours);
  if (!is_outbound && !holds(row.packet, 24, ours)) return std::nullopt;
  const Bytes inner = replaced(row.packet, ours, octets(teredo_inside6));
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
  if (native != "default.native" && native != "icmpv6.allowed") return inside == native;
  return inside == "service.allowed" || inside == "ipsec.allowed" ||
         inside == "default.tunnelled" || inside == "frag.allowed";
}

}  // namespace sixgate::test::conformance
