// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/ip_tunnels.hpp"

#include <utility>

#include "support/byte_order.hpp"
#include "support/words_of_headers.hpp"

namespace sixgate::test {

namespace {

Part unknown_to_tcpdump(std::uint8_t protocol, Bytes bytes) {
  return {.protocol = static_cast<packet::Protocol>(protocol),
          .bytes = std::move(bytes),
          .words = words_of_unknown_protocol,
          .ends_line = true};
}

}  // namespace

Part l2tp_v3(std::uint32_t session, const Bytes& cookie, const Content& frame) {
  return unknown_to_tcpdump(115, joined({bytes32(session), cookie, frame.bytes}));
}

Part ether_ip(const Content& frame) {
  return unknown_to_tcpdump(97, joined({{0x30, 0}, frame.bytes}));  // version 3
}

Part ethernet_in_ip(const Content& frame) {
  return {.protocol = static_cast<packet::Protocol>(143),
          .bytes = frame.bytes,
          .words = always(frame.says),
          .ends_line = true};
}

Part mpls_in_ip(const Content& label_stack) { return unknown_to_tcpdump(137, label_stack.bytes); }

}  // namespace sixgate::test
