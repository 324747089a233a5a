// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// A packet as somebody handed it over. A view: the bytes stay theirs.
struct Packet {
  std::span<const std::uint8_t> bytes;  ///< from the outermost IP header on

  /// Of the packet itself, bytes: more than bytes.size() where a capture or the kernel cut it.
  std::size_t length = 0;

  /// What the link in front of it says it is; nothing where that says nothing. A version field that
  /// says otherwise is at fault, as it is for the host that the frame goes to.
  std::optional<wire::Family> family = {};

  /// False where checksums are still to be filled in before it leaves: the kernel says so of what
  /// it sends itself, and they prove nothing then.
  bool has_checksums = true;

  /// The bytes of one stretch that read() has noted.
  [[nodiscard]] constexpr wire::Cursor at(const wire::Extent& extent) const {
    return wire::Cursor(bytes, extent);
  }
};

/// A packet that is all there.
constexpr Packet whole(std::span<const std::uint8_t> bytes) {
  return {.bytes = bytes, .length = bytes.size()};
}

}  // namespace sixgate::packet
