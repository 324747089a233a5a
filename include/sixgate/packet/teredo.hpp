// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/options.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/packet/teredo_shape.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// The authentication encapsulation. RFC 4380 section 5.1.1.
struct TeredoAuthentication {
  std::uint8_t id_length = 0;     ///< of the client identifier, bytes
  std::uint8_t value_length = 0;  ///< of the authentication value, bytes
  std::uint64_t nonce = 0;
  std::uint8_t confirmation = 0;
};

/// The origin indication, in the clear. RFC 4380 section 5.1.1.
struct TeredoOrigin {
  std::uint16_t port = 0;
  wire::Address address;  ///< IPv4
};

/// What a UDP payload says as Teredo, as far as it goes.
struct Teredo {
  std::optional<TeredoAuthentication> authentication;
  std::optional<TeredoOrigin> origin;
  std::optional<wire::Cursor> packet;  ///< from an IPv6 header to where that says it ends
  bool is_bubble = false;              ///< the packet has no content; RFC 4380 section 2.8
  wire::Cursor trailers;               ///< behind the packet, a list under teredo_trailers
};

namespace detail {

constexpr std::optional<TeredoAuthentication> take_authentication(wire::Cursor& in) {
  wire::Cursor ahead = in;
  const auto start = ahead.take<4>();
  if (!start || start->be16<0>() != authentication) return std::nullopt;
  if (!ahead.take(std::size_t{start->u8<2>()} + start->u8<3>())) return std::nullopt;
  const auto rest = ahead.take<9>();
  if (!rest) return std::nullopt;
  in = ahead;
  return TeredoAuthentication{.id_length = static_cast<std::uint8_t>(start->u8<2>()),
                              .value_length = static_cast<std::uint8_t>(start->u8<3>()),
                              .nonce = std::uint64_t{rest->be32<0>()} << 32 | rest->be32<4>(),
                              .confirmation = static_cast<std::uint8_t>(rest->u8<8>())};
}

constexpr std::optional<TeredoOrigin> take_origin(wire::Cursor& in) {
  const auto indication = in.peek<8>();
  if (!indication || indication->be16<0>() != origin_indication) return std::nullopt;
  (void)in.take<8>();
  return TeredoOrigin{.port = static_cast<std::uint16_t>(~indication->be16<2>()),
                      .address = wire::Address::ipv4(~indication->be32<4>())};
}

/// What Teredo sends from a link-local source: a router solicitation or advertisement, or a bubble,
/// which is no more than its header. RFC 4380 sections 5.2.1 and 5.2.6.
constexpr bool is_link_local_message(const wire::Cursor& in) {
  const auto header = in.peek<40>();
  if (!header || !has_link_local_source(*header)) return false;
  const std::uint32_t next = header->u8<6>();
  if (next == static_cast<std::uint32_t>(Protocol::no_next_header)) return header->be16<4>() == 0;
  const auto message = in.peek<41>();
  return next == static_cast<std::uint32_t>(Protocol::icmpv6) && message &&
         (message->u8<40>() == 133 || message->u8<40>() == 134);
}

}  // namespace detail

/// Reads Teredo's encapsulation: an authentication header, an origin indication, both or neither,
/// and an IPv6 packet that fits in; what follows that are trailers. RFC 4380 section 5.1.1, RFC
/// 6081 section 4. Whether it is Teredo at all is open_teredo()'s to say.
///
/// payload  of a UDP datagram over IPv4
constexpr Teredo read_teredo(wire::Cursor payload) {
  Teredo teredo{.authentication = detail::take_authentication(payload),
                .origin = detail::take_origin(payload),
                .packet = {},
                .trailers = payload};
  const auto header = payload.peek<40>();
  if (!header || header->u8<0>() >> 4 != 6) return teredo;
  teredo.packet = payload.take(std::size_t{40} + header->be16<4>());
  teredo.is_bubble = teredo.packet && header->be16<4>() == 0 &&
                     header->u8<6>() == static_cast<std::uint32_t>(Protocol::no_next_header);
  teredo.trailers = payload;
  return teredo;
}

/// Whether trailers are a list of whole ones, or none at all. RFC 6081 section 4.
constexpr bool are_teredo_trailers(const wire::Cursor& trailers) {
  OptionWalk walk(trailers, teredo_trailers);
  while (walk.next()) continue;
  return walk.fault() == Fault::none && walk.cut() == wire::Beyond::nothing;
}

/// Opens Teredo: what read_teredo() reads, with an address of Teredo's at either end, or one of its
/// messages from a link-local source.
///
/// payload  of a UDP datagram over IPv4
/// out      at the inner IPv6 header; nothing where it does not hold together as Teredo
constexpr std::optional<wire::Cursor> open_teredo(const wire::Cursor& payload) {
  const auto packet = read_teredo(payload).packet;
  if (!packet) return std::nullopt;
  const auto header = packet->peek<40>();
  const bool is_teredo =
      header && (detail::has_teredo_prefix(*header) || detail::is_link_local_message(*packet));
  return is_teredo ? packet : std::nullopt;
}

}  // namespace sixgate::packet
