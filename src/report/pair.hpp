// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <compare>

#include "sixgate/wire/address.hpp"

namespace sixgate::report {

/// The addresses of a layer, mostly the outermost.
struct Pair {
  wire::Address source;
  wire::Address destination;

  friend constexpr auto operator<=>(const Pair&, const Pair&) = default;
};

}  // namespace sixgate::report
