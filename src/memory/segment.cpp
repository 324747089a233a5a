// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/segment.hpp"

#include <utility>

#include "sixgate/packet/dccp.hpp"
#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/sctp.hpp"
#include "sixgate/packet/tcp.hpp"

namespace sixgate::memory {

namespace {

using packet::Protocol;

/// The ports, or what stands for them, and what the packet does.
struct Talk {
  packet::Ports ports;
  Step step = Step::continues;
};

Step step_of_tcp(const packet::TcpHeader& header) {
  namespace flag = packet::tcp_flag;
  if (header.has(flag::rst)) return Step::ends;
  if (header.has(flag::syn)) return header.has(flag::ack) ? Step::answers : Step::opens;
  return header.has(flag::fin) ? Step::closes : Step::continues;
}

Step step_of_sctp(packet::SctpHeader header) {
  namespace chunk = packet::sctp_chunk;
  const auto first = packet::SctpChunkWalk(header.chunks).next();
  if (!first) return Step::continues;
  switch (first->type) {
    case chunk::init: return Step::opens;
    case chunk::init_acknowledgement: return Step::answers;
    case chunk::shutdown: return Step::closes;
    case chunk::abort:
    case chunk::shutdown_complete: return Step::ends;
    default: return Step::continues;
  }
}

Step step_of_dccp(packet::DccpType type) {
  switch (type) {
    case packet::DccpType::request: return Step::opens;
    case packet::DccpType::response: return Step::answers;
    case packet::DccpType::close_request:
    case packet::DccpType::close: return Step::closes;
    case packet::DccpType::reset: return Step::ends;
    default: return Step::continues;
  }
}

/// Of a header that is not all here, as in a quotation, the ports alone are known.
Step find_step(const packet::Packet& packet, const packet::Layer& layer) {
  const wire::Cursor segment = packet.at(layer.segment);
  if (layer.transport == Protocol::tcp) {
    const auto header = packet::read_tcp(segment);
    return header ? step_of_tcp(*header) : Step::continues;
  }
  if (layer.transport == Protocol::sctp) {
    const auto header = packet::read_sctp(segment);
    return header ? step_of_sctp(*header) : Step::continues;
  }
  if (layer.transport == Protocol::dccp) {
    const auto header = packet::read_dccp(segment);
    return header ? step_of_dccp(header->type) : Step::continues;
  }
  return Step::continues;
}

/// Of requests and replies that an identifier joins: of an echo, plain or extended, and of a
/// timestamp. RFC 4443 section 4, RFC 792, RFC 8335.
std::optional<Step> step_of_echo(bool is_icmpv6, std::uint8_t type) {
  if (is_icmpv6) {
    namespace icmpv6 = packet::icmpv6;
    if (type == icmpv6::echo_request || type == icmpv6::extended_echo_request) return Step::opens;
    if (type == icmpv6::echo_reply || type == icmpv6::extended_echo_reply) return Step::answers;
    return std::nullopt;
  }
  namespace icmpv4 = packet::icmpv4;
  switch (type) {
    case icmpv4::echo_request:
    case icmpv4::extended_echo_request:
    case icmpv4::timestamp: return Step::opens;
    case icmpv4::echo_reply:
    case icmpv4::extended_echo_reply:
    case icmpv4::timestamp_reply: return Step::answers;
    default: return std::nullopt;
  }
}

std::optional<Talk> find_talk(const packet::Packet& packet, const packet::Layer& layer) {
  if (layer.is_later_fragment() || layer.transport == Protocol::no_next_header) return std::nullopt;
  if (layer.transport == Protocol::icmp || layer.transport == Protocol::icmpv6) {
    if (!layer.icmp) return std::nullopt;
    const auto step = step_of_echo(layer.is_ipv6(), layer.icmp->type);
    if (!step) return std::nullopt;
    const auto identifier = static_cast<std::uint16_t>(layer.icmp->word >> 16);
    return Talk{.ports = {identifier, identifier}, .step = *step};
  }
  if (!packet::has_ports(layer.transport)) return Talk{};
  if (!layer.ports) return std::nullopt;
  return Talk{.ports = *layer.ports, .step = find_step(packet, layer)};
}

}  // namespace

std::optional<Segment> find_segment(const packet::Packet& packet, const packet::Layer& layer) {
  if (!layer.family) return std::nullopt;
  const auto talk = find_talk(packet, layer);
  if (!talk) return std::nullopt;
  auto first = std::pair(layer.source, talk->ports.source);
  auto second = std::pair(layer.destination, talk->ports.destination);
  const bool is_from_first = first <= second;
  if (!is_from_first) std::swap(first, second);
  return Segment{.key = {.first_high = first.first.high(),
                         .first_low = first.first.low(),
                         .second_high = second.first.high(),
                         .second_low = second.first.low(),
                         .first_port = first.second,
                         .second_port = second.second,
                         .protocol = static_cast<std::uint8_t>(layer.transport),
                         .family = static_cast<std::uint8_t>(*layer.family)},
                 .is_from_first = is_from_first,
                 .step = talk->step};
}

}  // namespace sixgate::memory
