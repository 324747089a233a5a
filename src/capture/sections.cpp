// SPDX-License-Identifier: GPL-2.0-or-later
#include "capture/sections.hpp"

#include <algorithm>

#include "capture/blocks.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::capture {

namespace {

/// A block's type and length and the four bytes behind them. No block is shorter.
constexpr std::size_t head_size = 12;

/// libpcap's own limit. It refuses a longer block before it reads it.
constexpr std::uint32_t most_block_length = 16 * 1024 * 1024;

}  // namespace

std::size_t Sections::read(std::span<std::uint8_t> into) {
  if (!has_begun_) begin();
  if (handed_out_ == block_.size()) {
    if (!is_pcapng_) return stream_.read(into);
    read_block();
  }
  if (is_next_section_) return 0;
  const auto left = std::span(block_).subspan(handed_out_);
  const auto part = left.first(std::min(left.size(), into.size()));
  std::ranges::copy(part, into.begin());
  handed_out_ += part.size();
  return part.size();
}

bool Sections::next_section() {
  if (!is_next_section_) return false;
  is_next_section_ = false;
  begin_section();
  return true;
}

void Sections::begin() {
  has_begun_ = true;
  read_up_to(head_size);
  wire::Cursor in(block_);
  const auto head = in.take<head_size>();
  is_pcapng_ = head && head->be32<0>() == blocks::section_header && begin_section();
}

/// Reads the rest of the section's header; false where its head says no byte order.
bool Sections::begin_section() {
  wire::Cursor in(block_);
  const auto head = in.take<head_size>();
  if (!head) return false;
  const std::uint32_t magic = head->be32<8>();
  if (magic != blocks::byte_order_magic && swapped(magic) != blocks::byte_order_magic) return false;
  order_ = magic == blocks::byte_order_magic ? ByteOrder::big_endian : ByteOrder::little_endian;
  interfaces_.begin_section(order_);
  (void)read_rest_of_block();
  return true;
}

void Sections::read_block() {
  if (is_next_section_) return;
  block_.clear();
  handed_out_ = 0;
  read_up_to(head_size);
  wire::Cursor in(block_);
  const auto head = in.take<head_size>();
  if (!head) return;
  is_next_section_ = head->be32<0>() == blocks::section_header;
  if (!is_next_section_ && read_rest_of_block()) interfaces_.prepare(block_);
}

/// False where the block's two lengths are not what it has.
bool Sections::read_rest_of_block() {
  wire::Cursor in(block_);
  const auto head = in.take<head_size>();
  const std::uint32_t length = head ? in_order(order_, head->be32<4>()) : 0;
  if (length < head_size || length > most_block_length || length % 4 != 0) return false;
  read_up_to(length);
  wire::Cursor all(block_);
  if (!all.take(length - 4)) return false;
  const auto trailer = all.take<4>();
  return trailer && in_order(order_, trailer->be32<0>()) == length;
}

/// Reads on until the block has `size` bytes or the stream ends.
void Sections::read_up_to(std::size_t size) {
  std::size_t has = block_.size();
  block_.resize(size);
  while (has < size) {
    const std::size_t count = stream_.read(std::span(block_).subspan(has));
    if (count == 0) break;
    has += count;
  }
  block_.resize(has);
}

}  // namespace sixgate::capture
