// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "config/checks.hpp"
#include "config/words.hpp"

namespace sixgate::config {

namespace {

struct Claim {
  policy::Zone zone;
  std::string pattern;
  Place place;
};

/// Whether some interface is of both.
bool overlap(const std::string& a, const std::string& b) {
  const auto beginning = [](const std::string& pattern) {
    return pattern.ends_with('*') ? pattern.substr(0, pattern.size() - 1) : pattern;
  };
  return matches(a, beginning(b)) || matches(b, beginning(a));
}

}  // namespace

void check_zones(const Settings& settings, Report& report) {
  std::vector<Claim> claims;
  for (const policy::Zone zone : policy::all_zones) {
    const InterfacePatterns& patterns = settings.zones.of(zone).value;
    for (std::size_t i = 0; i < patterns.items.size(); ++i) {
      claims.push_back({zone, patterns.items[i], patterns.places[i]});
    }
  }
  std::ranges::sort(claims, {}, &Claim::place);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (claims[i].zone == claims[j].zone || !overlap(claims[i].pattern, claims[j].pattern)) {
        continue;
      }
      report.add(claims[i].place, std::string(policy::name_of(claims[i].zone)) + ": " +
                                      in_quotes(claims[i].pattern) + " is also in zone " +
                                      in_quotes(policy::name_of(claims[j].zone)) + ", as " +
                                      in_quotes(claims[j].pattern) + " in line " +
                                      std::to_string(claims[j].place.line));
      break;
    }
  }
}

}  // namespace sixgate::config
