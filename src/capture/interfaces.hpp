// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "capture/byte_order.hpp"

namespace sixgate::capture {

/// The interfaces of a pcapng file. libpcap reads no file whose interfaces differ in link type or
/// snapshot length; so this makes their blocks alike, and keeps what they said.
/// draft-ietf-opsawg-pcapng, section 4.
class Interfaces {
 public:
  /// Begins a section, whose packets are of its own interfaces.
  void begin_section(ByteOrder order);

  /// Notes what the block says of an interface or a packet, and makes it what libpcap takes. Blocks
  /// that are of no such kind, or too short for what they are, stay as they are.
  ///
  /// block  whole, from its type to its second length
  /// fails  Broken when the section has more interfaces than any machine
  void prepare(std::vector<std::uint8_t>& block);

  /// The link type of the last packet; nothing before the first.
  [[nodiscard]] std::optional<int> link_type() const { return link_type_; }

  /// The link types of all interfaces of the file so far.
  [[nodiscard]] const std::set<int>& link_types() const { return link_types_; }

 private:
  struct Interface {
    std::uint32_t link_type;
    std::uint32_t snapshot_length;  ///< 0: as long as the packet is
  };

  void add(std::vector<std::uint8_t>& block);
  void note_packet(std::uint32_t interface);
  void turn_into_enhanced_packet(std::vector<std::uint8_t>& block) const;
  [[nodiscard]] std::uint32_t first_half(std::uint32_t word) const;

  ByteOrder order_ = ByteOrder::big_endian;
  std::vector<Interface> of_section_;
  std::optional<int> link_type_;
  std::set<int> link_types_;
};

}  // namespace sixgate::capture
