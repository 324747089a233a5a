// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace sixgate::capture {

/// The outermost IP packet of a frame. A view, valid as long as the frame's bytes are.
struct IpPacket {
  std::span<const std::uint8_t> bytes;  ///< from the IP header on, as far as captured
  std::size_t length = 0;               ///< on the wire, bytes; link padding included
};

/// Looks behind one frame's link header.
///
/// frame   what was captured
/// length  of the frame on the wire, bytes
/// out     nothing where the frame carries no IP, or is cut before it says what it carries
using FindIp = std::optional<IpPacket> (*)(std::span<const std::uint8_t> frame, std::size_t length);

/// How to read frames of a link type: Ethernet with any number of 802.1Q and 802.1ad tags, and
/// with PPPoE; raw IP; Linux cooked version 1 and 2.
///
/// type  as libpcap's pcap_datalink() tells it
/// out   null for every other type
[[nodiscard]] FindIp find_link(int type);

}  // namespace sixgate::capture
