// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/view.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fnmatch.h>

namespace sixgate::screen {

namespace {

using Kind = Key::Kind;

constexpr std::ptrdiff_t page = 10;  ///< lines that page up and page down move
constexpr std::size_t longest_filter = 64;

/// All that a selection can be moved by, and more.
constexpr std::ptrdiff_t far = 1'000'000;

/// How far a key moves; 0 where it does not.
std::ptrdiff_t distance_of(Key key) {
  switch (key.kind) {
    case Kind::up: return -1;
    case Kind::down: return 1;
    case Kind::page_up: return -page;
    case Kind::page_down: return page;
    case Kind::home: return -far;
    case Kind::end: return far;
    case Kind::character: return key.character == 'k' ? -1 : key.character == 'j' ? 1 : 0;
    default: return 0;
  }
}

/// A place moved by a distance, and kept on the list.
std::size_t moved(std::size_t place, std::ptrdiff_t distance, std::size_t size) {
  const auto last = static_cast<std::ptrdiff_t>(size) - 1;
  return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(
      static_cast<std::ptrdiff_t>(place) + distance, 0, std::max<std::ptrdiff_t>(last, 0)));
}

/// What a person looks for where nothing moves.
bool is_harm(const Rate& row) {
  return row.what.outcome == Outcome::drop || row.what.outcome == Outcome::spared;
}

std::vector<std::string> help() {
  return {"Packets a second by reason, what waits in the queues, tunnels with what is in them,",
          "and who talks: the outermost sources. Tunnels and talkers are those of the gate's",
          "own verdicts.",
          "",
          "  q            quit; from a page like this one, back",
          "  s            sort the reasons by rate, total or name",
          "  f            filter the reasons: a part of the name, or a pattern such as nd.*",
          "  p            pause: what is on the screen stays",
          "  e, Enter     explain the selected reason, as sixgate explain does",
          "  j k, arrows  move; also page up, page down, home, end",
          "  ?            this page",
          "",
          "by       who decided: the gate, or the kernel by rules of table inet sixgate",
          "verdict  accept, drop, spared (monitor mode kept a drop from being carried out) or",
          "         noted (the action is log)",
          "unjudged what was steered and judged by nobody, by what when-absent did with it"};
}

}  // namespace

std::string_view word_of(Order order) {
  switch (order) {
    case Order::rate: return "rate";
    case Order::total: return "total";
    case Order::name: return "name";
  }
  return {};
}

bool lets_through(const std::string& filter, const std::string& name) {
  if (filter.find_first_of("*?[") == std::string::npos) {
    return name.find(filter) != std::string::npos;
  }
  return ::fnmatch(filter.c_str(), name.c_str(), 0) == 0;
}

std::vector<Rate> View::reasons(const Scene& scene) const {
  std::vector<Rate> rows;
  for (const Rates* const rates : {&scene.decided(), &scene.kernel()}) {
    std::ranges::copy_if(rates->rows(), std::back_inserter(rows), [this](const Rate& row) {
      return row.total > 0 && lets_through(filter_, row.what.name);
    });
  }
  std::ranges::sort(rows, [this](const Rate& one, const Rate& other) {
    if (order_ == Order::rate) {
      if (one.per_second != other.per_second) return one.per_second > other.per_second;
      if (is_harm(one) != is_harm(other)) return is_harm(one);
    }
    if (order_ != Order::name && one.total != other.total) return one.total > other.total;
    return one.what < other.what;
  });
  return rows;
}

std::size_t View::place_of_selected(const std::vector<Rate>& reasons) const {
  if (!selected_) return 0;
  const auto found = std::ranges::find(reasons, *selected_, &Rate::what);
  return found == reasons.end() ? 0 : static_cast<std::size_t>(found - reasons.begin());
}

std::string View::selected(const Scene& scene) const {
  const auto rows = reasons(scene);
  return rows.empty() ? std::string() : rows[place_of_selected(rows)].what.name;
}

void View::select(const Scene& scene, std::ptrdiff_t distance) {
  const auto rows = reasons(scene);
  if (rows.empty()) return;
  selected_ = rows[moved(place_of_selected(rows), distance, rows.size())].what;
}

void View::show(Sheet sheet, std::vector<std::string> lines) {
  sheet_ = sheet;
  lines_ = std::move(lines);
  offset_ = 0;
}

void View::show_reason(std::vector<std::string> lines) { show(Sheet::reason, std::move(lines)); }

Wish View::press(Key key, const Scene& scene) {
  if (prompt_) {
    press_on_prompt(key);
    return Wish::none;
  }
  if (sheet_ != Sheet::none) {
    press_on_sheet(key);
    return Wish::none;
  }
  return press_on_tables(key, scene);
}

void View::press_on_prompt(Key key) {
  if (key.kind == Kind::character && prompt_->size() < longest_filter) *prompt_ += key.character;
  if (key.kind == Kind::backspace && !prompt_->empty()) prompt_->pop_back();
  if (key.kind == Kind::enter) filter_ = *prompt_;
  if (key.kind == Kind::enter || key.kind == Kind::escape) prompt_.reset();
}

void View::press_on_sheet(Key key) {
  if (const auto distance = distance_of(key); distance != 0) {
    offset_ = moved(offset_, distance, lines_.size());
    return;
  }
  const bool closes = key.kind == Kind::escape || key.kind == Kind::enter ||
                      (key.kind == Kind::character &&
                       std::string_view("qe?").find(key.character) != std::string_view::npos);
  if (closes) sheet_ = Sheet::none;
}

Wish View::press_on_tables(Key key, const Scene& scene) {
  if (const auto distance = distance_of(key); distance != 0) {
    select(scene, distance);
    return Wish::none;
  }
  if (key.kind == Kind::enter) return Wish::explain;
  return key.kind == Kind::character ? press_character(key.character, scene) : Wish::none;
}

Wish View::press_character(char character, const Scene& scene) {
  switch (character) {
    case 'q': return Wish::quit;
    case 'e': select(scene, 0); return Wish::explain;
    case 's':
      select(scene, 0);
      order_ = order_ == Order::rate    ? Order::total
               : order_ == Order::total ? Order::name
                                        : Order::rate;
      break;
    case 'f': prompt_ = filter_; break;
    case 'p': is_paused_ = !is_paused_; break;
    case '?': show(Sheet::help, help()); break;
    default: break;
  }
  return Wish::none;
}

}  // namespace sixgate::screen
