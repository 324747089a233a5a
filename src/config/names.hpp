// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/report.hpp"
#include "config/settings.hpp"
#include "config/words.hpp"

namespace sixgate::config {

/// Reports names that two of the list have, and names the nameless after what they are: `6in4`,
/// `6in4-2`.
///
/// header   `[[tunnel]]`
/// call_it  what one of them is, as a word
template <typename Named, typename CallIt>
void settle_names(std::vector<Named>& list, std::string_view header, CallIt call_it,
                  Report& report) {
  std::map<std::string, Place> taken;
  for (const Named& named : list) {
    if (named.name.value.empty()) continue;
    const auto [first, is_new] = taken.emplace(named.name.value, named.name.mark.place);
    if (is_new) continue;
    report.add(named.name.mark.place, "name: " + in_quotes(named.name.value) +
                                          " is already the name of the " + std::string(header) +
                                          " in line " + std::to_string(first->second.line));
  }
  for (Named& named : list) {
    if (!named.name.value.empty()) continue;
    const std::string word(call_it(named));
    std::string name = word;
    for (int number = 2; !taken.emplace(name, named.place).second; ++number) {
      name = word + "-" + std::to_string(number);
    }
    named.name.value = name;
  }
}

}  // namespace sixgate::config
