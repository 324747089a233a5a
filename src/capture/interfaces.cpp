// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/interfaces.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "capture/blocks.hpp"
#include "capture/broken.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::capture {

namespace {

using blocks::append;

constexpr std::size_t most_interfaces = 65536;

/// What every interface is to libpcap: of a link type for private use, of which it knows nothing,
/// and with no snapshot length.
constexpr std::uint32_t presented_link_type = 147;
constexpr std::uint32_t presented_snapshot_length = 0;

}  // namespace

void Interfaces::begin_section(ByteOrder order) {
  order_ = order;
  of_section_.clear();
}

void Interfaces::prepare(std::vector<std::uint8_t>& block) {
  wire::Cursor in(block);
  const auto start = in.take<12>();
  if (!start) return;
  const std::uint32_t word = in_order(order_, start->be32<8>());
  switch (in_order(order_, start->be32<0>())) {
    case blocks::interface_description: add(block); break;
    case blocks::enhanced_packet: note_packet(word); break;
    case blocks::packet: note_packet(first_half(word)); break;
    case blocks::simple_packet:
      note_packet(0);
      turn_into_enhanced_packet(block);
      break;
    default: break;
  }
}

/// The field of two bytes that stands first in a word.
std::uint32_t Interfaces::first_half(std::uint32_t word) const {
  return order_ == ByteOrder::little_endian ? word & 0xffff : word >> 16;
}

void Interfaces::add(std::vector<std::uint8_t>& block) {
  wire::Cursor in(block);
  const auto start = in.take<16>();
  if (!start || in.length() < 4) return;
  if (of_section_.size() == most_interfaces) throw Broken("has too many interfaces");
  const std::uint32_t link_type = first_half(in_order(order_, start->be32<8>()));
  of_section_.push_back(
      {.link_type = link_type, .snapshot_length = in_order(order_, start->be32<12>())});
  link_types_.insert(static_cast<int>(link_type));
  std::vector<std::uint8_t> fields;
  append(fields, order_,
         order_ == ByteOrder::little_endian ? presented_link_type : presented_link_type << 16);
  append(fields, order_, presented_snapshot_length);
  std::ranges::copy(fields, block.begin() + 8);
}

/// interface  of a number that there is none of: libpcap refuses the packet
void Interfaces::note_packet(std::uint32_t interface) {
  if (interface < of_section_.size()) {
    link_type_ = static_cast<int>(of_section_[interface].link_type);
  }
}

/// A simple packet does not state its captured length, which follows from the snapshot length that
/// libpcap is not told.
void Interfaces::turn_into_enhanced_packet(std::vector<std::uint8_t>& block) const {
  wire::Cursor in(block);
  const auto start = in.take<12>();
  if (!start || in.length() < 4 || of_section_.empty()) return;
  const std::uint32_t length = in_order(order_, start->be32<8>());
  const std::uint32_t snapshot_length = of_section_.front().snapshot_length;
  const std::uint32_t captured = snapshot_length == 0 ? length : std::min(length, snapshot_length);
  const std::uint32_t block_length = in_order(order_, start->be32<4>()) + 16;
  std::vector<std::uint8_t> enhanced;
  enhanced.reserve(block.size() + 16);
  for (const std::uint32_t field : {blocks::enhanced_packet, block_length, 0U /* the interface */,
                                    0U, 0U /* no time */, captured, length}) {
    append(enhanced, order_, field);
  }
  enhanced.insert(enhanced.end(), block.begin() + 12, block.end() - 4);
  append(enhanced, order_, block_length);
  block = std::move(enhanced);
}

}  // namespace sixgate::capture
