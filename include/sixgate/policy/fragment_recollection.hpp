// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>

#include "sixgate/packet/layer.hpp"

namespace sixgate::policy {

/// What memory knows of the train that a fragment is of: the other fragments of its packet.
struct TrainRecollection {
  /// It holds bytes that another one holds too, and is no exact duplicate.
  bool is_overlapping = false;

  /// Its first fragment was dropped, or another one because it overlapped.
  bool follows_dropped = false;

  /// It is a later one, and its first has not come.
  bool is_orphan = false;

  /// Its first has come and shows that the packet is a tunnel's.
  bool carries_tunnel = false;
};

/// What memory knows of the trains that a packet's fragments are of.
struct FragmentRecollection {
  std::array<TrainRecollection, packet::max_layers> trains;  ///< of each layer, by its depth
};

}  // namespace sixgate::policy
