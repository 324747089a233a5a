// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sixgate/packet/protocol.hpp"

namespace sixgate::test {

using Bytes = std::vector<std::uint8_t>;

/// Where a header stands in its packet: what tcpdump's words for it depend on.
struct Place {
  std::string source;       ///< of the packet
  std::string destination;  ///< of the packet
  bool is_first = false;    ///< directly behind the IP header
  std::size_t rest = 0;     ///< bytes from this header to the end of the packet
};

struct Part;

/// tcpdump's words for a header, whose bytes are final.
using Words = std::function<std::string(const Part& part, const Place& place)>;

/// One header behind the IP header, with whatever it carries.
struct Part {
  packet::Protocol protocol;
  Bytes bytes;
  Words words;
  std::optional<std::size_t> checksum_at = {};  ///< where its checksum goes, in bytes
  std::optional<std::size_t> length_at = {};    ///< where its own length goes, in bytes
  bool states_next = false;                     ///< its first byte is the next header number
  bool ends_line = false;                       ///< tcpdump says nothing of what is behind it
  std::optional<std::size_t> icv_size = {};     ///< ESP: encloses all that follows, with a trailer
  std::string inner = {};                       ///< the words for its payload
};

}  // namespace sixgate::test
