// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "memory/segment.hpp"
#include "sixgate/packet/read.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

/// What memory keeps of a packet, which must tell its flow.
inline memory::Segment segment_of(const Bytes& bytes) {
  const packet::Packet packet = packet::whole(bytes);
  return memory::find_segment(packet, packet::read(packet).layers[0]).value();
}

}  // namespace sixgate::test
