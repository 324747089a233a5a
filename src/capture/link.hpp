// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sixgate/packet/inner.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::capture {

/// How to read frames of a link type.
struct Link {
  int type;                ///< https://www.tcpdump.org/linktypes.html, or libpcap's own DLT number
  std::string_view words;  ///< for a reader
  std::optional<packet::Inner> (*find)(wire::Cursor frame);

  /// Looks behind one frame's link header.
  ///
  /// frame   what was captured
  /// length  of the frame on the wire, bytes
  /// out     the outermost IP packet, a view into the frame; link padding may be part of its
  ///         length. Nothing where the frame carries no IP, or is cut before it says what it
  ///         carries
  [[nodiscard]] std::optional<packet::Packet> find_ip(std::span<const std::uint8_t> frame,
                                                      std::size_t length) const;
};

/// The link of that type; null where it is not known here.
[[nodiscard]] const Link* find_link(int type);

/// The links that are known, for a message: `Ethernet, raw IP and MPLS`.
[[nodiscard]] std::string known_links();

}  // namespace sixgate::capture
