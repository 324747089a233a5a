// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/recognised.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// The ports by which sessions are recognised; all but TCP's 4500 are in UDP.
namespace session_port {

inline constexpr std::uint16_t ike = 500;         // RFC 7296 section 2
inline constexpr std::uint16_t ipsec_nat = 4500;  // RFC 3948 section 2; in TCP RFC 9329 section 2
inline constexpr std::uint16_t openvpn = 1194;
inline constexpr std::uint16_t tsp = 3653;  // RFC 5572 section 4.4
inline constexpr std::uint16_t heartbeat = 3740;
inline constexpr std::uint16_t wireguard = 51820;

}  // namespace session_port

namespace detail {

constexpr bool has_port(const Layer& layer, std::uint16_t port) {
  return layer.ports && (layer.ports->source == port || layer.ports->destination == port);
}

/// text  a literal; its final zero is not compared
template <std::size_t N>
constexpr bool begins_with(const wire::Cursor& in, const char (&text)[N]) {
  const auto start = in.peek<N - 1>();
  return start &&
         std::ranges::equal(start->template bytes<0, N - 1>(), std::string_view(text, N - 1), {},
                            {}, [](char c) { return static_cast<std::uint8_t>(c); });
}

/// A header with a sender's SPI, a version that exists, an exchange of that version, and the length
/// of the message. RFC 7296 section 3.1, RFC 2408 section 3.1.
constexpr bool is_ike(const wire::Cursor& in) {
  constexpr std::uint32_t first_exchange_of_2 = 34;
  const auto header = in.peek<28>();
  if (!header || (header->be32<0>() | header->be32<4>()) == 0) return false;
  const std::uint32_t version = header->u8<17>() >> 4;
  const std::uint32_t exchange = header->u8<18>();
  const bool agrees = (version == 1 && exchange > 0 && exchange < first_exchange_of_2) ||
                      (version == 2 && exchange >= first_exchange_of_2);
  return agrees && header->be32<24>() == in.length();
}

/// What shares port 4500. RFC 3948 section 2.
constexpr Recognised recognise_ipsec(wire::Cursor in) {
  constexpr std::size_t esp_header = 8;
  const auto first = in.peek<1>();
  if (first && in.length() == 1 && first->u8<0>() == 0xff) return Recognised::nat_keepalive;
  if (in.length() < esp_header) return Recognised::nothing;
  const auto spi = in.take<4>();
  if (!spi) return Recognised::nothing;
  if (spi->be32<0>() != 0) return Recognised::esp;
  return is_ike(in) ? Recognised::ike : Recognised::nothing;
}

/// A type, three zeros, and the size that the type has. WireGuard whitepaper section 5.4.
constexpr bool is_wireguard_handshake(const wire::Cursor& in) {
  const auto type = in.peek<4>();
  if (!type) return false;
  switch (type->be32<0>()) {
    case 0x01000000: return in.length() == 148;
    case 0x02000000: return in.length() == 92;
    case 0x03000000: return in.length() == 64;
    default: return false;
  }
}

constexpr bool is_wireguard_transport(const wire::Cursor& in) {
  const auto type = in.peek<4>();
  return type && type->be32<0>() == 0x04000000 && in.length() >= 32 && in.length() % 16 == 0;
}

/// An opcode in the upper five bits: data in 6 and 9, else control, with a session, the count of
/// what it acknowledges and more.
constexpr bool is_openvpn(const wire::Cursor& in) {
  const auto first = in.peek<1>();
  if (!first) return false;
  const std::uint32_t opcode = first->u8<0>() >> 3;
  const bool is_data = opcode == 6 || opcode == 9;
  return opcode >= 1 && opcode <= 11 && in.length() >= (is_data ? 5U : 14U);
}

/// The first message of either side, and the ones that follow. RFC 5572 sections 4.4.2 to 4.4.6.
constexpr bool is_tsp_text(const wire::Cursor& in) {
  return begins_with(in, "VERSION=") || begins_with(in, "CAPABILITY ") ||
         begins_with(in, "AUTHENTICATE ") || begins_with(in, "Content-length:");
}

/// A marker of four bits, a sequence number and a time in front of the text. RFC 5572
/// section 4.4.1.
constexpr bool is_tsp_datagram(const wire::Cursor& in) {
  const auto header = in.peek<8>();
  return header && header->u8<0>() >> 4 == 0xf;
}

}  // namespace detail

/// Says what a UDP payload is that holds no IP packet anybody can read.
///
/// in     the datagram's payload and nothing behind it
/// layer  for its ports
constexpr Recognised recognise_udp(const wire::Cursor& in, const Layer& layer) {
  using detail::has_port;
  if (has_port(layer, session_port::ipsec_nat)) return detail::recognise_ipsec(in);
  if (has_port(layer, session_port::ike) && detail::is_ike(in)) return Recognised::ike;
  if (detail::is_wireguard_handshake(in)) return Recognised::wireguard;
  if (has_port(layer, session_port::wireguard) && detail::is_wireguard_transport(in)) {
    return Recognised::wireguard;
  }
  if (has_port(layer, session_port::openvpn) && detail::is_openvpn(in)) return Recognised::openvpn;
  if (has_port(layer, session_port::tsp) && detail::is_tsp_datagram(in)) return Recognised::tsp;
  if (has_port(layer, session_port::heartbeat) && detail::begins_with(in, "HEARTBEAT TUNNEL")) {
    return Recognised::heartbeat;
  }
  return Recognised::nothing;
}

/// Says what a TCP segment is, by what begins in it.
///
/// in     behind the TCP header
/// layer  for its ports
constexpr Recognised recognise_tcp(wire::Cursor in, const Layer& layer) {
  using detail::has_port;
  if (has_port(layer, session_port::ipsec_nat) && detail::begins_with(in, "IKETCP")) {
    return Recognised::ike;  // RFC 9329 section 4
  }
  if (has_port(layer, session_port::tsp) && detail::is_tsp_text(in)) return Recognised::tsp;
  if (has_port(layer, session_port::openvpn)) {
    const auto length = in.take<2>();
    if (length && length->be16<0>() <= in.length() && detail::is_openvpn(in)) {
      return Recognised::openvpn;
    }
  }
  return Recognised::nothing;
}

}  // namespace sixgate::packet
