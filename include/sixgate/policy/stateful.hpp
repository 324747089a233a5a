// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/tcp.hpp"
#include "sixgate/policy/find_service.hpp"

namespace sixgate::policy {

/// Whether flows are kept of what comes from the zone that a packet comes from: not of those that
/// [zones] stateless names, where an answer may come by a gateway that has not seen the question.
///
/// outermost  layer of the packet, by whose source the zone is told where no interface does it
constexpr bool keeps_state(const packet::Layer& outermost, const Arrival& arrival,
                           const Policy& policy) {
  if (policy.stateless.is_empty()) return true;
  const std::optional<Zone> zone =
      arrival.in_zone ? arrival.in_zone : detail::zone_of(outermost.source, policy);
  return !zone || !policy.stateless.contains(*zone);
}

namespace detail {

constexpr bool is_echo_reply(const packet::Layer& layer) {
  if (!layer.icmp) return false;
  const std::uint8_t type = layer.icmp->type;
  return layer.is_ipv6()
             ? type == packet::icmpv6::echo_reply || type == packet::icmpv6::extended_echo_reply
             : type == packet::icmpv4::echo_reply || type == packet::icmpv4::extended_echo_reply;
}

/// Whether a layer goes on with what somebody else has begun, as far as it says so itself.
constexpr bool is_answer_by_itself(const Facts& f) {
  if (f.layer.transport != packet::Protocol::tcp) return is_echo_reply(f.layer);
  const auto header = packet::read_tcp(f.packet.at(f.layer.segment));
  return header && (header->has(packet::tcp_flag::ack) || header->has(packet::tcp_flag::rst));
}

}  // namespace detail

/// Whether a layer from where no flows are kept may pass as an answer: TCP and echoes by what they
/// say, all else where a [[service]] opens what it would answer.
constexpr bool is_stateless_answer(const Facts& f) {
  if (keeps_state(f.headers.layers[0], f.arrival, f.policy)) return false;
  return detail::is_answer_by_itself(f) || find_answered_service(f) != nullptr;
}

}  // namespace sixgate::policy
