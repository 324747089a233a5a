// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/entry.hpp"

#include "report/layers.hpp"
#include "report/line.hpp"
#include "report/words.hpp"
#include "sixgate/policy/catalogue.hpp"

namespace sixgate::report {

namespace {

// syslog(3): what a person may want to act on, and what is only said.
constexpr std::string_view notice = "5";
constexpr std::string_view informational = "6";

void add(Entry& entry, std::string_view field, std::string_view value) {
  if (!value.empty()) entry.push_back(std::string(field) + '=' + std::string(value));
}

std::string_view verdict_of(const Told& told) { return told.is_drop ? "drop" : "accept"; }

std::string beginning_of(const Told& told, policy::Reason subject) {
  if (policy::name_of(subject) != told.reason) {
    return "noted " + std::string(policy::name_of(subject)) + ", " + std::string(told.reason);
  }
  return std::string(told.is_only_told ? "would drop" : verdict_of(told)) + " " +
         std::string(told.reason);
}

/// Nothing sets what has no action.
std::string ending_of(const policy::CatalogueRow& subject, const Attribution& attribution) {
  if (!subject.defaults) return {};
  std::string words = "; set by " + attribution.set_by;
  if (attribution.set_by == "default") {
    words.append(", [actions] of ").append(attribution.file).append(" changes it");
  }
  return words;
}

}  // namespace

Entry entry(const Occasion& occasion, const engine::Judgement& judgement, policy::Mode mode,
            policy::Reason subject, const Attribution& attribution) {
  const Told told = find_words(judgement, mode);
  const policy::CatalogueRow& row = policy::row_of(subject);
  const std::string law(policy::format(row.law).view());
  const std::string path = layers(judgement.headers);
  Entry entry;
  add(entry, "MESSAGE",
      beginning_of(told, subject) + ": " + (path.empty() ? "" : path + " ") +
          way_of(told, occasion) + "; " + law + ending_of(row, attribution));
  add(entry, "PRIORITY", told.is_drop ? notice : informational);
  add(entry, "SIXGATE_VERDICT", verdict_of(told));
  if (told.is_only_told) add(entry, "SIXGATE_WOULD", "drop");
  add(entry, "SIXGATE_REASON", row.name);
  add(entry, "SIXGATE_LAYER", std::to_string(judgement.decision.verdict.depth()));
  add(entry, "SIXGATE_LAYERS", path);
  add(entry, "SIXGATE_SRC", told.source);
  add(entry, "SIXGATE_DST", told.destination);
  for (const std::string& pair : told.outer_pairs()) add(entry, "SIXGATE_OUTER", pair);
  add(entry, "SIXGATE_LAW", law);
  for (const std::string& note : told.notes) add(entry, "SIXGATE_NOTE", note);
  if (occasion.arrival.hook) {
    add(entry, "SIXGATE_HOOK", policy::name_of(*occasion.arrival.hook));
  }
  add(entry, "SIXGATE_IIF", occasion.in_name);
  add(entry, "SIXGATE_OIF", occasion.out_name);
  if (row.defaults) add(entry, "SIXGATE_SET_BY", attribution.set_by);
  return entry;
}

Entry entry(const Suppressed& suppressed) {
  Entry entry;
  add(entry, "MESSAGE", line(suppressed, Format::text));
  add(entry, "PRIORITY", notice);
  add(entry, "SIXGATE_REASON", policy::name_of(suppressed.reason));
  add(entry, "SIXGATE_SUPPRESSED", std::to_string(suppressed.packets));
  if (suppressed.pair) add(entry, "SIXGATE_OUTER", word_for(*suppressed.pair));
  return entry;
}

Entry entry(const Untold& untold) {
  Entry entry;
  add(entry, "MESSAGE", line(untold, Format::text));
  add(entry, "PRIORITY", notice);
  add(entry, "SIXGATE_LOST", std::to_string(untold.packets));
  return entry;
}

}  // namespace sixgate::report
