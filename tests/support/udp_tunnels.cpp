// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/udp_tunnels.hpp"

#include "support/byte_order.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

namespace {

std::uint8_t protocol_of(const PacketBuilder& packet) { return packet.is_ipv4() ? 4 : 41; }

/// A virtual network's number of 24 bits with a reserved byte behind it.
Bytes network_number(std::uint32_t network) { return bytes32(network << 8); }

std::uint8_t vxlan_gpe_protocol(EtherType type) {
  switch (type) {
    case EtherType::ipv4: return 1;
    case EtherType::ipv6: return 2;
    default: return 3;  // Ethernet
  }
}

}  // namespace

Content raw_ip(const PacketBuilder& inner) { return inner.bytes(); }

Content gre_in_udp(const Gre& header, const Content& inner) { return gre_bytes(header, inner); }

Content gue(const PacketBuilder& inner) {
  return joined({{0, protocol_of(inner), 0, 0}, inner.bytes()});
}

Content gue_direct(const PacketBuilder& inner) { return inner.bytes(); }

Content vxlan(std::uint32_t network, const Content& frame) {
  return {joined({{0x08, 0, 0, 0}, network_number(network), frame.bytes}),
          "VXLAN, flags [I] (0x08), vni " + std::to_string(network) + "\n" + frame.says};
}

Content vxlan_gpe(std::uint32_t network, const Content& inner) {
  return {
      joined({{0x0c, 0, 0, vxlan_gpe_protocol(inner.type)}, network_number(network), inner.bytes}),
      "VXLAN-GPE, flags [IP], vni " + std::to_string(network) + ": " + inner.says};
}

Content geneve(std::uint32_t network, const Content& inner, const Bytes& options) {
  const auto words = static_cast<std::uint8_t>(options.size() / 4);
  const std::string told =
      options.empty() ? "" : ", options [" + std::to_string(options.size()) + " bytes]";
  return {joined({{words, 0},
                  bytes16(static_cast<std::uint32_t>(inner.type)),
                  network_number(network),
                  options,
                  inner.bytes}),
          "Geneve, Flags [none], vni 0x" + hex(network) + told + ": " + inner.says};
}

Bytes geneve_option(std::uint16_t option_class, std::uint8_t type, const Bytes& data) {
  return joined({bytes16(option_class), {type, static_cast<std::uint8_t>(data.size() / 4)}, data});
}

Content l2tp_v2(const L2tp& header, const Content& ppp_frame) {
  std::uint32_t flags = 2;  // the version
  std::string letters;
  Bytes fields = joined({bytes16(header.tunnel), bytes16(header.session)});
  std::string says =
      "(" + std::to_string(header.tunnel) + "/" + std::to_string(header.session) + ")";
  if (header.sequence) {
    flags |= 0x0800;
    put(fields, joined({bytes16(*header.sequence), bytes16(0)}));
    says += "Ns=" + std::to_string(*header.sequence) + ",Nr=0";
  }
  if (header.offset) {
    flags |= 0x0200;
    put(fields, joined({bytes16(*header.offset), Bytes(*header.offset, 0)}));
  }
  if (header.has_length) {
    flags |= 0x4000;
    letters += "L";
    const std::size_t length = 4 + fields.size() + ppp_frame.bytes.size();
    fields = joined({bytes16(static_cast<std::uint32_t>(length)), fields});
  }
  if (header.sequence) letters += "S";
  if (header.offset) letters += "O";
  return {joined({bytes16(flags), fields, ppp_frame.bytes}),
          " l2tp:[" + letters + "]" + says + " {" + ppp_frame.says + "}"};
}

Content l2tp_v3_in_udp(std::uint32_t session, const Bytes& cookie, const Content& frame) {
  return {joined({bytes16(3), bytes16(0), bytes32(session), cookie, frame.bytes}),
          " Unknown Version, neither L2F(1) nor L2TP(2)"};
}

Content ayiya(const PacketBuilder& inner) {
  return joined({{0x44, 0x52, 0x11, protocol_of(inner)},
                 bytes32(1700000000),
                 Bytes(16, 0x20),
                 Bytes(20, 0x51),
                 inner.bytes()});
}

Bytes teredo_trailer(std::uint8_t type, const Bytes& value) {
  return joined({{type, static_cast<std::uint8_t>(value.size())}, value});
}

Bytes teredo_nonce(std::uint32_t nonce) { return teredo_trailer(1, bytes32(nonce)); }

Bytes teredo_alternate_address(std::string_view address, std::uint16_t port) {
  return teredo_trailer(3, joined({bytes16(0), octets(address), bytes16(port)}));
}

Bytes teredo_neighbour_discovery(std::uint8_t discovery_type) {
  return teredo_trailer(4, {discovery_type, 0, 0, 0});
}

Bytes teredo_random_port(std::uint16_t port) { return teredo_trailer(5, bytes16(port)); }

}  // namespace sixgate::test
