// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sixgate/packet/inner.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::capture {

/// The outermost IP packet of a frame. A view, valid as long as the frame's bytes are.
struct IpPacket {
  std::span<const std::uint8_t> bytes;  ///< from the IP header on, as far as captured
  std::size_t length = 0;               ///< on the wire, bytes; link padding may be part of it
};

/// How to read frames of a link type.
struct Link {
  int type;                ///< https://www.tcpdump.org/linktypes.html, or libpcap's own DLT number
  std::string_view words;  ///< for a reader
  std::optional<packet::Inner> (*find)(wire::Cursor frame);

  /// Looks behind one frame's link header.
  ///
  /// frame   what was captured
  /// length  of the frame on the wire, bytes
  /// out     nothing where the frame carries no IP, or is cut before it says what it carries
  [[nodiscard]] std::optional<IpPacket> find_ip(std::span<const std::uint8_t> frame,
                                                std::size_t length) const;
};

/// The link of that type; null where it is not known here.
[[nodiscard]] const Link* find_link(int type);

/// The links that are known, for a message: `Ethernet, raw IP and MPLS`.
[[nodiscard]] std::string known_links();

}  // namespace sixgate::capture
