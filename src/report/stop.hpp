// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"

namespace sixgate::report {

/// The header that reading of a layer stopped in or in front of.
struct Stop {
  std::string header;        ///< its word; empty where it is no IP header
  std::uint64_t offset = 0;  ///< of its first byte, bytes from the packet's first
};

/// Where a layer's fault or cut is; nothing where it has neither.
[[nodiscard]] std::optional<Stop> find_stop(const packet::Packet& packet,
                                            const packet::Layer& layer);

}  // namespace sixgate::report
