// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

namespace sixgate::memory {

/// How much each table holds at most, [memory].
struct Sizes {
  std::size_t flows = 65536;
};

}  // namespace sixgate::memory
