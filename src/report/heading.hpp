// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"

namespace sixgate::report {

/// `frame 12, 2005-06-09 11:31:51.523000 UTC`.
///
/// time  seconds since 1970
[[nodiscard]] std::string heading(std::uint64_t frame, double time);

/// `118 bytes, ipv4/ipv6/icmpv6`; says so where fewer are here.
[[nodiscard]] std::string heading(const packet::Packet& packet, const packet::Headers& headers);

/// Both, in lines of at most 100 columns.
[[nodiscard]] std::string heading(std::uint64_t frame, double time, const packet::Packet& packet,
                                  const packet::Headers& headers);

}  // namespace sixgate::report
