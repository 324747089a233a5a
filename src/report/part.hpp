// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "report/field.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"

namespace sixgate::report {

/// One header of a layer: its IP header, an extension header, a transport header, a tunnel's own.
struct Part {
  std::string header;        ///< its word
  std::uint64_t offset = 0;  ///< of its first byte, bytes from the packet's first
  std::uint64_t length = 0;  ///< by the packet's account, bytes
  Fields fields = {};

  [[nodiscard]] std::uint64_t end() const { return offset + length; }
};

/// The headers of one layer in the order of the packet, as far as they were read. An upper layer
/// that is not looked into is one part with all it carries.
[[nodiscard]] std::vector<Part> parts_of(const packet::Packet& packet,
                                         const packet::Headers& headers, std::size_t depth);

}  // namespace sixgate::report
