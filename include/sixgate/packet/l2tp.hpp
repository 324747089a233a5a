// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/link.hpp"
#include "sixgate/packet/proof.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// The bits of a message over UDP. RFC 2661 section 3.1; RFC 3931 section 4.1.2.1 keeps T.
namespace l2tp_flag {

inline constexpr std::uint32_t control = 0x8000;
inline constexpr std::uint32_t length = 0x4000;
inline constexpr std::uint32_t sequence = 0x0800;
inline constexpr std::uint32_t offset = 0x0200;
inline constexpr std::uint32_t priority = 0x0100;
inline constexpr std::uint32_t version = 0x000f;

}  // namespace l2tp_flag

/// In an Ethernet frame, a PPP frame, or directly: whichever holds a whole IP packet.
constexpr std::optional<Inner> find_exact_ip(const wire::Cursor& in) {
  const auto in_ethernet = packet::find_ip_in_ethernet(in);
  if (in_ethernet && is_exact_ip_in_frame(*in_ethernet)) return in_ethernet;
  const auto in_ppp = packet::find_ip_in_ppp(in);
  if (in_ppp && is_exact_ip(*in_ppp)) return in_ppp;
  const Inner directly{in, std::nullopt};
  return is_exact_ip(directly) ? std::optional(directly) : std::nullopt;
}

/// A data message of version 2, behind its first two bytes.
constexpr std::optional<Inner> find_ip_in_l2tp_2(wire::Cursor in, std::uint32_t flags) {
  constexpr std::size_t flags_and_length = 4;
  if ((flags & l2tp_flag::length) != 0) {
    const auto length = in.take<2>();
    if (!length || length->be16<0>() < flags_and_length) return std::nullopt;
    const auto message = in.take(length->be16<0>() - flags_and_length);
    if (!message) return std::nullopt;
    in = *message;
  }
  if (!in.take<4>()) return std::nullopt;  // tunnel and session
  if ((flags & l2tp_flag::sequence) != 0 && !in.take<4>()) return std::nullopt;
  if ((flags & l2tp_flag::offset) != 0) {
    const auto size = in.take<2>();
    if (!size || !in.take(size->be16<0>())) return std::nullopt;
  }
  return packet::find_ip_in_ppp(in);
}

}  // namespace detail

/// In a data message of L2TPv3. Neither the size of the cookie nor whether a sublayer of four bytes
/// follows it is on the wire: opened is what holds a whole IP packet behind one of them. RFC 3931
/// sections 4.1, 4.1.1 and 4.6.
///
/// in  at the session ID
constexpr std::optional<Inner> find_ip_in_l2tp_session(wire::Cursor in) {
  constexpr std::size_t most_cookie_and_sublayer = 8 + 4;
  const auto session = in.take<4>();
  if (!session || session->be32<0>() == 0) return std::nullopt;
  for (std::size_t stepped = 0; stepped <= most_cookie_and_sublayer; stepped += 4) {
    if (const auto inner = detail::find_exact_ip(in)) return inner;
    if (!in.take<4>()) return std::nullopt;
  }
  return std::nullopt;
}

/// In a data message over UDP, of version 2 (RFC 2661 section 3.1) or 3 (RFC 3931 section 4.1.2.1).
constexpr std::optional<Inner> find_ip_in_l2tp(wire::Cursor in) {
  const auto start = in.take<2>();
  if (!start) return std::nullopt;
  const std::uint32_t flags = start->be16<0>();
  if ((flags & detail::l2tp_flag::control) != 0) return std::nullopt;
  switch (flags & detail::l2tp_flag::version) {
    case 2: return detail::find_ip_in_l2tp_2(in, flags);
    case 3: return in.take<2>() ? find_ip_in_l2tp_session(in) : std::nullopt;
    default: return std::nullopt;
  }
}

/// Whether a data message sets nothing that is reserved, and is as long as it says if it says so.
constexpr bool has_l2tp_signature(const wire::Cursor& in) {
  constexpr std::uint32_t known = detail::l2tp_flag::length | detail::l2tp_flag::sequence |
                                  detail::l2tp_flag::offset | detail::l2tp_flag::priority;
  const auto start = in.peek<4>();
  if (!start) return false;
  if (start->be32<0>() == 0x00030000) return true;
  const std::uint32_t flags = start->be16<0>();
  const bool states_length = (flags & detail::l2tp_flag::length) != 0;
  return (flags & ~known) == 2 && (!states_length || start->be16<2>() == in.length());
}

}  // namespace sixgate::packet
