// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sixgate::test {

/// One record of a pcap file, as a test wants it and not as a packet would have it.
struct Record {
  std::vector<std::uint8_t> bytes;  ///< what was captured, link header included
  std::size_t length = 0;           ///< on the wire; 0: all of it was captured
  std::uint32_t seconds = 0;
  std::uint32_t microseconds = 0;
};

/// A classic pcap file, big-endian, version 2.4. draft-ietf-opsawg-pcap, sections 4 and 5.
///
/// link_type  as the file says it
std::string pcap_file(std::uint32_t link_type, const std::vector<Record>& records);

/// An Ethernet frame of that type; the tags stand before it, outermost first.
std::vector<std::uint8_t> ethernet(std::uint16_t type, const std::vector<std::uint8_t>& payload,
                                   const std::vector<std::uint16_t>& tags = {});

}  // namespace sixgate::test
