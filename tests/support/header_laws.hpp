// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"

namespace sixgate::test {

/// What holds of any bytes and of what was read of them, by read() or read_quoted(): nothing that
/// was found lies outside the bytes, layers stand in each other, and where reading stopped it is
/// told why.
///
/// out  the law that is broken, as a sentence; empty where none is
std::string_view broken_law(const packet::Headers& headers, const packet::Packet& packet);

/// What holds of a packet captured twice, once with fewer bytes: the fewer tell the same as far as
/// they go, and nothing that the more do not. Where only all the bytes tell one tunnel in UDP from
/// another, nothing is held of what is inside.
///
/// fewer     read of the first `captured` bytes, with the packet's length
/// more      read of at least as many bytes of the same packet
/// out       as above
std::string_view broken_prefix_law(const packet::Headers& fewer, std::size_t captured,
                                   const packet::Headers& more);

}  // namespace sixgate::test
