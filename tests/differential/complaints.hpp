// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "differential/table.hpp"

namespace sixgate::differential {

/// What the dissector finds wrong with the packet's headers up to the transport's, in our own names
/// of faults, sorted, each once, with a comma between; empty where nothing is. A dissector of what
/// a transport carries may call that malformed too; that is left out.
std::string find_complaints(const Row& row);

}  // namespace sixgate::differential
