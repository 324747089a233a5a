// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

namespace sixgate::test {

/// How often this program has allocated since it started. Only in programs that are linked with
/// count_allocations.cpp, which replaces operator new.
std::size_t allocations();

}  // namespace sixgate::test
