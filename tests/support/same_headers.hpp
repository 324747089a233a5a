// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/layer.hpp"

namespace sixgate::test {

/// Whether two readings found the same in every field.
bool same(const packet::Headers& a, const packet::Headers& b);

}  // namespace sixgate::test
