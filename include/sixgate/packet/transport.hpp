// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/dns_name.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/packet/teredo_shape.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// Steps over a header of a fixed size; false, with fault or cut, where it is not all here.
template <std::size_t N>
constexpr bool step_over(wire::Cursor& in, Layer& layer) {
  const bool taken = in.take<N>().has_value();
  if (!taken) stop_short(layer, in, N);
  return taken;
}

constexpr bool read_tcp(wire::Cursor& in, Layer& layer) {
  constexpr std::size_t fixed_part = 20;
  const auto header = in.peek<fixed_part>();
  if (!header) {
    stop_short(layer, in, fixed_part);
    return false;
  }
  const std::size_t length = std::size_t{header->u8<12>() >> 4} * 4;
  if (length < fixed_part) {
    layer.fault = Fault::header_length;
    return false;
  }
  if (!in.take(length)) {
    layer.fault = Fault::truncated;
    return false;
  }
  return true;
}

constexpr bool read_udp(wire::Cursor& in, Layer& layer) {
  constexpr std::size_t header_length = 8;
  const std::size_t left = in.length();
  const bool is_open = in.is_open();
  const auto header = in.take<header_length>();
  if (!header) {
    stop_short(layer, in, header_length);
    return false;
  }
  const std::size_t length = header->be16<4>();
  layer.teredo_shape = layer.is_ipv4() && has_teredo_shape(in, length);
  layer.asks_for_tunnel =
      layer.ports && is_name_port(layer.ports->destination) && asks_for_tunnel_name(in);
  if (length == 0 && !is_open && left > 0xffff) return true;  // RFC 2675 section 4
  if (length < header_length) {
    layer.fault = Fault::header_length;
    return false;
  }
  const auto payload = in.take(length - header_length);
  if (!payload) {
    layer.fault = Fault::payload_length;
    return false;
  }
  in = *payload;
  return true;
}

/// Whether a type has four bytes behind its checksum at least. Of ICMPv6 only type, code and
/// checksum are common to all messages (RFC 4443 section 2.1); multicast router solicitations and
/// terminations end there (RFC 4286 sections 4 and 5), a solicitation of RPL has two bytes more
/// (RFC 6550 section 6.2.1), and of what is not known here nothing is known.
constexpr bool has_body(const Layer& layer, std::uint32_t type) {
  if (layer.is_ipv4()) return true;
  switch (type) {
    case icmpv6::destination_unreachable:
    case icmpv6::packet_too_big:
    case icmpv6::time_exceeded:
    case icmpv6::parameter_problem:
    case icmpv6::fast_handover:
    case icmpv6::duplicate_address_request:
    case icmpv6::duplicate_address_confirmation:
    case icmpv6::extended_echo_request:
    case icmpv6::extended_echo_reply: return true;
    default: return type >= icmpv6::echo_request && type <= icmpv6::multicast_router_advertisement;
  }
}

constexpr bool read_icmp(wire::Cursor& in, Layer& layer) {
  const auto start = in.take<4>();
  const auto body = start ? in.take<4>() : std::nullopt;
  if (!body &&
      (!start || in.beyond(4) != wire::Beyond::nothing || has_body(layer, start->u8<0>()))) {
    stop_short(layer, in, 4);
    return false;
  }
  layer.icmp = Icmp{.type = static_cast<std::uint8_t>(start->u8<0>()),
                    .code = static_cast<std::uint8_t>(start->u8<1>()),
                    .word = body ? body->be32<0>() : 0};
  return true;
}

/// A first fragment must hold the start of whatever ends the chain; RFC 7112 section 3 counts ESP
/// and an inner IP header as such. Steps over nothing.
template <std::size_t N>
constexpr bool begins_here(const wire::Cursor& in, Layer& layer) {
  if (!in.is_open() || in.peek<N>()) return true;
  stop_short(layer, in, N);
  return false;
}

}  // namespace detail

/// Reads the transport header that ends the layer's chain. RFC 9293 section 3.1, RFC 768, RFC 3828
/// section 3.1, RFC 9260 section 3.1, RFC 4340 section 5.1, RFC 4443 section 2.1, RFC 792, RFC 4303
/// section 2.
///
/// in     at the header's first byte; on success, at the payload, which UDP's length bounds
/// layer  gets ports or icmp; where the header is not all here, fault or cut
/// out    false where reading stops in the header
constexpr bool read_transport(wire::Cursor& in, Layer& layer) {
  const auto start = in.peek<4>();
  if (has_ports(layer.transport) && start) {
    layer.ports = Ports{.source = static_cast<std::uint16_t>(start->be16<0>()),
                        .destination = static_cast<std::uint16_t>(start->be16<2>())};
  }
  switch (layer.transport) {
    case Protocol::tcp: return detail::read_tcp(in, layer);
    case Protocol::udp: return detail::read_udp(in, layer);
    case Protocol::udplite: return detail::step_over<8>(in, layer);
    case Protocol::sctp:
    case Protocol::dccp: return detail::step_over<12>(in, layer);
    case Protocol::icmp: return !layer.is_ipv4() || detail::read_icmp(in, layer);
    case Protocol::icmpv6: return !layer.is_ipv6() || detail::read_icmp(in, layer);
    case Protocol::esp: return detail::step_over<8>(in, layer);
    case Protocol::ipv4: return detail::begins_here<20>(in, layer);
    case Protocol::ipv6: return detail::begins_here<40>(in, layer);
    case Protocol::no_next_header: return true;
    default: return detail::begins_here<1>(in, layer);
  }
}

}  // namespace sixgate::packet
