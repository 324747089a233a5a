// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/told.hpp"

#include <algorithm>
#include <cstddef>

#include "report/printable.hpp"
#include "report/words.hpp"
#include "sixgate/policy/catalogue.hpp"

namespace sixgate::report {

namespace {

void append_way(std::string& out, std::string_view from, std::string_view to) {
  out += from.empty() ? "-" : from;
  out += " > ";
  out += to.empty() ? "-" : to;
}

}  // namespace

std::vector<std::string> Told::outer_pairs() const {
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i < outer_sources.size(); ++i) {
    pairs.push_back(outer_sources[i] + '>' + outer_destinations[i]);
  }
  return pairs;
}

Told find_words(const engine::Judgement& judgement, policy::Mode mode) {
  const policy::Verdict& verdict = judgement.decision.verdict;
  const policy::CatalogueRow& row = policy::row_of(verdict.reason());
  const auto& layers = judgement.headers.layers;
  Told told{.is_drop = verdict.is_drop() && mode == policy::Mode::enforce,
            .is_only_told = verdict.is_drop() && mode == policy::Mode::monitor,
            .reason = row.name,
            .law = std::string(policy::format(row.law).view()),
            .source = {},
            .destination = {},
            .outer_sources = {},
            .outer_destinations = {},
            .notes = {}};
  for (std::size_t depth = 0; depth < std::min(verdict.depth(), layers.size()); ++depth) {
    told.outer_sources.push_back(word_for(layers[depth].source));
    told.outer_destinations.push_back(word_for(layers[depth].destination));
  }
  if (verdict.depth() < layers.size() && layers[verdict.depth()].family) {
    told.source = word_for(layers[verdict.depth()].source);
    told.destination = word_for(layers[verdict.depth()].destination);
  }
  for (const policy::Note& note : judgement.decision.notes) {
    told.notes.emplace_back(policy::name_of(note.reason));
  }
  return told;
}

std::string way_of(const Told& told, const Occasion& occasion) {
  std::string out;
  append_way(out, told.source, told.destination);
  for (std::size_t i = 0; i < told.outer_sources.size(); ++i) {
    out += i == 0 ? " in " : ", ";
    append_way(out, told.outer_sources[i], told.outer_destinations[i]);
  }
  if (occasion.arrival.hook) {
    out.append(" on ").append(policy::name_of(*occasion.arrival.hook)).append(" ");
    append_way(out, printable(occasion.in_name), printable(occasion.out_name));
  }
  return out;
}

}  // namespace sixgate::report
