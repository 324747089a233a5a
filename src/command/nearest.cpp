// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <iostream>
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

std::vector<std::string_view> nearest_of(std::string_view word,
                                         std::span<const std::string_view> names) {
  constexpr std::size_t most_named = 3;
  if (word.empty()) return {};
  std::vector<Candidate> candidates;
  for (const std::string_view name : names) {
    const bool holds_word = name.find(word) != std::string_view::npos;
    const std::size_t apart = holds_word ? 0 : config::distance(word, name);
    if (apart <= name.size() / 3) candidates.push_back({apart, name});
  }
  std::ranges::stable_sort(candidates, {}, [word](const Candidate& candidate) {
    return std::pair(candidate.distance, candidate.name != word);
  });
  std::vector<std::string_view> nearest;
  for (const Candidate& candidate : candidates) {
    if (nearest.size() < most_named) nearest.push_back(candidate.name);
  }
  return nearest;
}

void tell_unknown(std::string_view kind, std::string_view word,
                  std::span<const std::string_view> names, std::string_view lister) {
  std::cerr << "sixgate: no " << kind << " is called `" << word << "`";
  const auto nearest = nearest_of(word, names);
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    std::cerr << (i == 0 ? "; did you mean " : " or ") << nearest[i];
  }
  if (nearest.empty()) {
    std::cerr << "; `" << lister << "` lists them\n";
  } else {
    std::cerr << "?\n";
  }
}

std::vector<std::string_view> reason_names() {
  std::vector<std::string_view> names;
  for (const policy::ReasonName& row : policy::reason_names) names.push_back(row.name);
  return names;
}

}  // namespace sixgate::command
