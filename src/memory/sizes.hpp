// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

namespace sixgate::memory {

/// How much each table holds at most, [memory].
struct Sizes {
  std::size_t flows = 65536;
  std::size_t fragments = 8192;  ///< trains of them
  std::size_t rates = 16384;     ///< sources that [rates] limits, all kinds together
  std::size_t teredo_clients = 4096;
  std::size_t teredo_peers = 16384;

  friend bool operator==(const Sizes&, const Sizes&) = default;
};

}  // namespace sixgate::memory
