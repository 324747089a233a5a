// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <random>

#include "support/packet_builder.hpp"

namespace sixgate::test {

/// Changes a few bytes, or cuts, or repeats a stretch.
void mutate(Bytes& bytes, std::mt19937& random);

}  // namespace sixgate::test
