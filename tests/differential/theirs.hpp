// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "differential/reading.hpp"
#include "differential/table.hpp"

namespace sixgate::differential {

/// What the dissector says of one packet, whose row read-with-tshark wrote.
Reading tell_theirs(const Row& row);

}  // namespace sixgate::differential
