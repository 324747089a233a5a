// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "capture/byte_order.hpp"
#include "capture/interfaces.hpp"
#include "capture/stream.hpp"

namespace sixgate::capture {

/// A capture's bytes as libpcap takes them. It reads a pcapng file only in one byte order and with
/// interfaces that are alike; so this hands out one section at a time, whose interfaces it has
/// prepared. Any other file passes through as it is and is one section.
///
/// A block that is not what its length says passes through as well: libpcap says what is wrong.
/// draft-ietf-opsawg-pcapng, sections 3.1 and 4.1.
class Sections {
 public:
  /// stream  must outlive this
  explicit Sections(Stream& stream) : stream_(stream) {}

  /// The next bytes of the section: of pcapng none behind the end of a block, so that whoever reads
  /// no more than it needs has the interfaces as they are at that block. None at the section's end.
  ///
  /// out    how many have been written to `into`, which must not be empty
  /// fails  Broken as Stream::read() and Interfaces::prepare() do
  [[nodiscard]] std::size_t read(std::span<std::uint8_t> into);

  /// Goes on to the section behind the one that was read to its end; false where there is none.
  [[nodiscard]] bool next_section();

  [[nodiscard]] bool is_pcapng() const { return is_pcapng_; }

  [[nodiscard]] const Interfaces& interfaces() const { return interfaces_; }

 private:
  void begin();
  void read_block();
  bool begin_section();
  bool read_rest_of_block();
  void read_up_to(std::size_t size);

  Stream& stream_;
  std::vector<std::uint8_t> block_;
  std::size_t handed_out_ = 0;  ///< of block_
  bool has_begun_ = false;
  bool is_pcapng_ = false;
  bool is_next_section_ = false;  ///< block_ is the head of one
  ByteOrder order_ = ByteOrder::big_endian;
  Interfaces interfaces_;
};

}  // namespace sixgate::capture
