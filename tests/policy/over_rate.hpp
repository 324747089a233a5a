// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/policy/rate.hpp"
#include "sixgate/policy/recollection.hpp"

namespace sixgate::test {

/// What memory says of a packet that is over one limit.
inline policy::Recollection over(policy::Rate rate, std::size_t depth = 0) {
  policy::Recollection recollection;
  recollection.rates.note(rate, depth, true);
  return recollection;
}

}  // namespace sixgate::test
