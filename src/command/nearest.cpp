// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "config/words.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::command {

namespace {

struct Candidate {
  std::size_t distance;
  std::string_view name;
};

}  // namespace

std::vector<std::string_view> nearest_reasons(std::string_view word) {
  constexpr std::size_t most_named = 3;
  if (word.empty()) return {};
  std::vector<Candidate> candidates;
  for (const policy::ReasonName& row : policy::reason_names) {
    const bool holds_word = row.name.find(word) != std::string_view::npos;
    const std::size_t apart = holds_word ? 0 : config::distance(word, row.name);
    if (apart <= row.name.size() / 3) candidates.push_back({apart, row.name});
  }
  std::ranges::stable_sort(candidates, {}, [word](const Candidate& candidate) {
    return std::pair(candidate.distance, candidate.name != word);
  });
  std::vector<std::string_view> names;
  for (const Candidate& candidate : candidates) {
    if (names.size() < most_named) names.push_back(candidate.name);
  }
  return names;
}

}  // namespace sixgate::command
