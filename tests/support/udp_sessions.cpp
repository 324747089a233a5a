// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/udp_sessions.hpp"

#include "support/byte_order.hpp"
#include "support/ipsec.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

namespace {

/// https://www.iana.org/assignments/ikev2-parameters, in tcpdump's words.
std::string exchange_name(std::uint8_t exchange) {
  switch (exchange) {
    case 34: return "ikev2_init";
    case 35: return "ikev2_auth";
    case 36: return "child_sa";
    case 37: return "inf2";
    default: return "#" + std::to_string(exchange);
  }
}

Bytes text_bytes(std::string_view text) { return Bytes(text.begin(), text.end()); }

}  // namespace

Content ike(std::uint8_t exchange, std::uint8_t flags) {
  constexpr std::uint32_t length = 28;
  const bool is_first = exchange == 34;
  const std::string letters =
      std::string((flags & 0x08) != 0 ? "I" : "") + ((flags & 0x20) != 0 ? "R" : "");
  return {joined({Bytes(8, 0x1a),
                  Bytes(8, is_first ? 0 : 0x2b),
                  {0, 0x20, exchange, flags},
                  bytes32(is_first ? 0 : 1),
                  bytes32(length)}),
          std::string("isakmp:") + (is_first ? " parent_sa" : " child_sa ") + " " +
              exchange_name(exchange) + (flags == 0 ? "" : "[" + letters + "]")};
}

Content ike_with_marker(std::uint8_t exchange, std::uint8_t flags) {
  const Content message = ike(exchange, flags);
  return {joined({Bytes(4, 0), message.bytes}), "NONESP-encap: " + message.says};
}

Content esp_in_udp(const Bytes& esp) {
  return {esp, "UDP-encap: ESP(spi=0x" + hex(get32(esp, 0), 8) + ",seq=0x" + hex(get32(esp, 4)) +
                   "), length " + std::to_string(esp.size())};
}

Content esp_in_udp(const PacketBuilder& packet) {
  const Bytes whole = packet.bytes();
  return esp_in_udp(Bytes(whole.begin() + (packet.is_ipv4() ? 20 : 40), whole.end()));
}

Content nat_keepalive() { return {Bytes{0xff}, "isakmp-nat-keep-alive"}; }

// Type, three reserved bytes, indices; then keys, what is sealed, and two codes of 16 bytes.
Content wireguard_initiation() { return joined({{1, 0, 0, 0}, bytes32(7), Bytes(140, 0x9c)}); }

Content wireguard_response() {
  return joined({{2, 0, 0, 0}, bytes32(8), bytes32(7), Bytes(80, 0x9c)});
}

Content wireguard_cookie() { return joined({{3, 0, 0, 0}, bytes32(7), Bytes(56, 0x9c)}); }

Content wireguard_transport(std::size_t payload_size) {
  constexpr std::size_t tag = 16;
  const Bytes counter(8, 0);
  return joined({{4, 0, 0, 0}, bytes32(8), counter, Bytes(payload_size + tag, 0x9c)});
}

Content openvpn_hard_reset() {
  // Opcode 7 and key 0, session, no acknowledgements, packet 0.
  return joined({{0x38}, Bytes(8, 0x0e), {0}, bytes32(0)});
}

Content tunnel_setup_protocol(std::uint32_t sequence, std::string_view text) {
  return joined({bytes32(0xf0000000 | sequence), bytes32(1700000000), text_bytes(text)});
}

Content sixxs_heartbeat(std::string_view text) { return text_bytes(text); }

}  // namespace sixgate::test
