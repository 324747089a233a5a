// SPDX-License-Identifier: GPL-2.0-or-later
#include "differential/reading.hpp"

namespace sixgate::differential {

std::string value_of(const Words& words, const std::string& name) {
  const auto found = words.find(name);
  return found == words.end() ? std::string{} : found->second;
}

}  // namespace sixgate::differential
