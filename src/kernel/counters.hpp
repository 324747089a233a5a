// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sixgate::kernel {

/// A named counter of the table: what the kernel decided by itself, steered, or nobody judged.
struct Counter {
  std::string name;
  std::uint64_t packets = 0;
  std::uint64_t bytes = 0;
};

/// Every named counter of the table, by name. Empty where the table is not there.
///
/// fails  Refused
[[nodiscard]] std::vector<Counter> read_counters();

}  // namespace sixgate::kernel
