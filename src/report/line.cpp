// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/line.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/json.hpp"
#include "report/layers.hpp"
#include "report/words.hpp"
#include "sixgate/policy/catalogue.hpp"

namespace sixgate::report {

namespace {

constexpr std::size_t frame_width = 6;
constexpr std::size_t verdict_width = 6;
constexpr std::size_t layers_width = 24;
constexpr std::size_t reason_width = [] {
  std::size_t width = 0;
  for (const policy::ReasonName& row : policy::reason_names) {
    width = std::max(width, row.name.size());
  }
  return width;
}();

/// What is told, in the words in which both formats tell it.
struct Told {
  bool is_drop;
  bool is_only_told;  ///< a drop that monitor mode turns into accept
  std::string_view reason;
  std::string source;  ///< empty where the layer has no IP header
  std::string destination;
  std::vector<std::string> outer_sources;
  std::vector<std::string> outer_destinations;
  std::vector<std::string> notes;
};

Told tell(const engine::Judgement& judgement, policy::Mode mode) {
  const policy::Verdict& verdict = judgement.decision.verdict;
  const auto& layers = judgement.headers.layers;
  Told told{.is_drop = verdict.is_drop() && mode == policy::Mode::enforce,
            .is_only_told = verdict.is_drop() && mode == policy::Mode::monitor,
            .reason = policy::name_of(verdict.reason()),
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

std::string json(const Occasion& occasion, const engine::Judgement& judgement, const Told& told) {
  const policy::Verdict& verdict = judgement.decision.verdict;
  JsonObject object;
  object.number("frame", occasion.frame).value("time", seconds(occasion.time));
  object.text("verdict", told.is_drop ? "drop" : "accept");
  if (told.is_only_told) object.text("would", "drop");
  object.text("reason", told.reason).number("layer", verdict.depth());
  object.text("layers", layers(judgement.headers));
  object.text("src", told.source).text("dst", told.destination);
  if (!told.outer_sources.empty()) {
    std::vector<std::string> outer;
    for (std::size_t i = 0; i < told.outer_sources.size(); ++i) {
      outer.push_back(told.outer_sources[i] + '>' + told.outer_destinations[i]);
    }
    object.texts("outer", outer);
  }
  object.text("law", policy::format(policy::row_of(verdict.reason()).law).view());
  if (!told.notes.empty()) object.texts("notes", told.notes);
  if (occasion.arrival.hook) object.text("hook", policy::name_of(*occasion.arrival.hook));
  if (!occasion.in_name.empty()) object.text("iif", occasion.in_name);
  if (!occasion.out_name.empty()) object.text("oif", occasion.out_name);
  return object.line();
}

void append_column(std::string& out, std::string_view word, std::size_t width) {
  out += word;
  out.append(width - std::min(width, word.size()) + 2, ' ');
}

void append_way(std::string& out, std::string_view from, std::string_view to) {
  out += from.empty() ? "-" : from;
  out += " > ";
  out += to.empty() ? "-" : to;
}

void append_arrival(std::string& out, const Occasion& occasion) {
  if (!occasion.arrival.hook) return;
  out += " on ";
  out += policy::name_of(*occasion.arrival.hook);
  out += ' ';
  append_way(out, occasion.in_name, occasion.out_name);
}

std::string text(const Occasion& occasion, const engine::Judgement& judgement, const Told& told,
                 Colour colour) {
  const std::string frame = std::to_string(occasion.frame);
  const std::string path = layers(judgement.headers);
  const std::string_view verdict = told.is_drop ? "drop" : "accept";
  std::string out(frame_width - std::min(frame_width, frame.size()), ' ');
  append_column(out, frame, 0);
  out += paint(verdict, told.is_drop ? Ink::red : Ink::green, colour);
  append_column(out, {}, verdict_width - verdict.size());
  append_column(out, told.reason, reason_width);
  append_column(out, path.empty() ? "-" : path, layers_width);
  append_way(out, told.source, told.destination);
  for (std::size_t i = 0; i < told.outer_sources.size(); ++i) {
    out += i == 0 ? " in " : ", ";
    append_way(out, told.outer_sources[i], told.outer_destinations[i]);
  }
  append_arrival(out, occasion);
  if (told.is_only_told) out += ' ' + paint("(would drop)", Ink::red, colour);
  for (std::size_t i = 0; i < told.notes.size(); ++i) {
    out += i == 0 ? " noted " : ", ";
    out += paint(told.notes[i], Ink::yellow, colour);
  }
  return out;
}

}  // namespace

std::string line(const Occasion& occasion, const engine::Judgement& judgement, policy::Mode mode,
                 Format format, Colour colour) {
  const Told told = tell(judgement, mode);
  return format == Format::json ? json(occasion, judgement, told)
                                : text(occasion, judgement, told, colour);
}

}  // namespace sixgate::report
