// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sixgate::test {

/// Writes a pcapng file block by block, as a test wants it. draft-ietf-opsawg-pcapng, section 4.
class PcapngFile {
 public:
  using Bytes = std::vector<std::uint8_t>;

  enum class Order : bool { big_endian, little_endian };

  /// Begins the first section.
  explicit PcapngFile(Order order = Order::big_endian) { section(order); }

  PcapngFile& section(Order order);

  /// snapshot_length  0: none
  PcapngFile& interface(std::uint32_t link_type, std::uint32_t snapshot_length = 0,
                        Bytes options = {});

  /// An enhanced packet block.
  ///
  /// length  on the wire; 0: all of it was captured
  PcapngFile& packet(std::uint32_t interface, const Bytes& bytes, std::size_t length = 0,
                     std::uint64_t time = 0);

  /// The obsolete packet block.
  PcapngFile& old_packet(std::uint32_t interface, const Bytes& bytes);

  /// A simple packet block.
  PcapngFile& simple_packet(const Bytes& bytes, std::size_t length);

  /// Any block; `states` instead of its true length, in front and behind.
  PcapngFile& block(std::uint32_t type, const Bytes& body, std::optional<std::uint32_t> states = {},
                    std::optional<std::uint32_t> states_behind = {});

  [[nodiscard]] std::string bytes() const { return {file_.begin(), file_.end()}; }

 private:
  void put16(Bytes& bytes, std::size_t value) const;
  void put32(Bytes& bytes, std::size_t value) const;

  Bytes file_;
  Order order_ = Order::big_endian;
};

}  // namespace sixgate::test
