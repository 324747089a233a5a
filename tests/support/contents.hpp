// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "sixgate/packet/read.hpp"
#include "sixgate/wire/cursor.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

/// The bytes that stand at one stretch of a packet.
inline Bytes bytes_at(const Bytes& packet, const wire::Extent& extent) {
  const auto here = packet::whole(packet).at(extent).here();
  return {here.begin(), here.end()};
}

/// The outermost layer's transport header and what follows it.
inline Bytes segment_of(const PacketBuilder& packet) {
  const Bytes bytes = packet.bytes();
  return bytes_at(bytes, packet::read(bytes).layers[0].segment);
}

/// The last extension header of the outermost layer.
inline Bytes last_header_of(const PacketBuilder& packet) {
  const Bytes bytes = packet.bytes();
  const auto chain = packet::read(bytes).layers[0].chain;
  return chain.empty() ? Bytes{} : bytes_at(bytes, chain[chain.size() - 1].extent());
}

/// Shows a reader the first 0, 1, 2, ... bytes and at last all of them, each time in a heap block
/// of their exact size, so that an address sanitizer sees a read of one byte more: first as all
/// that there is, then as what was captured of all.
///
/// show  called with a cursor and the number of bytes that are here
template <typename Show>
void at_every_cut(const Bytes& bytes, Show show) {
  for (std::size_t count = 0; count <= bytes.size(); ++count) {
    Bytes exact;
    exact.reserve(count);
    std::copy_n(bytes.begin(), count, std::back_inserter(exact));
    show(wire::Cursor(exact), count);
    show(wire::Cursor(exact, bytes.size()), count);
  }
}

/// Whether a cursor that was made of `count` bytes hands out no more than those.
inline bool is_inside(const wire::Cursor& cursor, std::size_t count) {
  return cursor.here().empty() || cursor.offset() + cursor.here().size() <= count;
}

}  // namespace sixgate::test
