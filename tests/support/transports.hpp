// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "support/packet_part.hpp"

namespace sixgate::test {

/// The flags of TCP. RFC 9293 section 3.1.
enum TcpFlags : std::uint8_t { fin = 1, syn = 2, rst = 4, psh = 8, ack = 16, urg = 32 };

/// For PacketBuilder::tcp().
struct Tcp {
  std::uint16_t source_port = 40000;
  std::uint16_t destination_port = 0;
  std::uint32_t sequence = 1;
  std::uint32_t acknowledgement = 0;
  std::uint8_t flags = syn;
  Bytes options = {};  ///< a multiple of four bytes
};

/// For PacketBuilder::sctp(). RFC 9260 section 3.
struct Sctp {
  std::uint16_t source_port = 40000;
  std::uint16_t destination_port = 0;
  std::uint32_t verification_tag = 0;
  Bytes chunks = {};
};

Bytes sctp_init(std::uint32_t initiate_tag);                    ///< RFC 9260 section 3.3.2
Bytes sctp_data(std::uint32_t sequence, const Bytes& payload);  ///< RFC 9260 section 3.3.1

/// For PacketBuilder::dccp(), with the generic header of 16 bytes. RFC 4340 section 5.1.
struct Dccp {
  std::uint16_t source_port = 40000;
  std::uint16_t destination_port = 0;
  bool is_data = false;  ///< a Data packet in place of a Request
  std::uint32_t sequence = 1;
  std::uint32_t service_code = 42;  ///< of a Request
};

}  // namespace sixgate::test
