// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/line.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/json.hpp"
#include "report/layers.hpp"
#include "report/told.hpp"
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
    object.texts("outer", told.outer_pairs());
  }
  object.text("law", told.law);
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
  out += way_of(told, occasion);
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
  const Told told = find_words(judgement, mode);
  return format == Format::json ? json(occasion, judgement, told)
                                : text(occasion, judgement, told, colour);
}

std::string line(const Suppressed& suppressed, Format format) {
  const std::string_view reason = policy::name_of(suppressed.reason);
  if (format == Format::json) {
    JsonObject object;
    object.number("suppressed", suppressed.packets).text("reason", reason);
    if (suppressed.pair) object.texts("outer", {word_for(*suppressed.pair)});
    return object.line();
  }
  std::string words = std::to_string(suppressed.packets) + " more of " + std::string(reason);
  if (suppressed.pair) {
    words +=
        ", " + word_for(suppressed.pair->source) + " > " + word_for(suppressed.pair->destination);
  }
  return words;
}

std::string line(const Untold& untold, Format format) {
  return format == Format::json ? JsonObject().number("lost", untold.packets).line()
                                : std::to_string(untold.packets) + " more came too fast to be told";
}

}  // namespace sixgate::report
