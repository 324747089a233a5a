// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"

namespace sixgate::memory {

/// The two ends of a flow, whichever of them has sent: of the addresses the lower one stands first.
/// Its bytes are compared; there is no padding.
struct FlowKey {
  std::uint64_t first_high = 0;
  std::uint64_t first_low = 0;
  std::uint64_t second_high = 0;
  std::uint64_t second_low = 0;
  std::uint16_t first_port = 0;  ///< of what has ports; of an echo its identifier
  std::uint16_t second_port = 0;
  std::uint8_t protocol = 0;
  std::uint8_t family = 0;
  std::uint16_t unused = 0;

  friend bool operator==(const FlowKey&, const FlowKey&) = default;
};

/// What a packet does to its flow.
enum class Step : std::uint8_t {
  opens,      ///< TCP's SYN, SCTP's INIT, DCCP's Request, an echo request
  answers,    ///< SYN and ACK, INIT ACK, Response, an echo reply: who sends it has not begun
  continues,  ///< all else
  closes,     ///< this end has nothing more to send: FIN, SHUTDOWN, Close
  ends,       ///< for both ends: RST, ABORT, SHUTDOWN COMPLETE, Reset
};

/// What memory keeps of one packet to find its flow.
struct Segment {
  FlowKey key;
  bool is_from_first = false;  ///< by the end that stands first in the key
  Step step = Step::continues;
};

/// layer  of `packet`, as read, or what an error quotes
/// out    nothing where the packet does not tell its flow: a later fragment, an ICMP message other
///        than echo, extended echo and timestamp, a transport header that is not here; nor one that
///        has nothing but headers, such as a bubble of Teredo's
[[nodiscard]] std::optional<Segment> find_segment(const packet::Packet& packet,
                                                  const packet::Layer& layer);

}  // namespace sixgate::memory
