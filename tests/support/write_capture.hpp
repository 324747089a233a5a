// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace sixgate::test {

/// The link types of a capture. https://www.tcpdump.org/linktypes.html
enum class LinkType : std::uint32_t {
  ethernet = 1,
  raw_ip = 101,
};

/// Writes a classic pcap file byte by byte, big-endian, one packet after the other from time 0 on.
///
/// packets  from the IP header on; for ethernet each gets a header of 14 bytes of its own
/// between  the times of two packets
/// throws   std::runtime_error when the file cannot be written
void write_capture(const std::string& path, const std::vector<std::vector<std::uint8_t>>& packets,
                   LinkType link_type = LinkType::raw_ip,
                   std::chrono::milliseconds between = std::chrono::milliseconds(1));

}  // namespace sixgate::test
