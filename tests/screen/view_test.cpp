// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/view.hpp"

#include <string>
#include <vector>

#include "scenes.hpp"
#include "support/catch.hpp"

namespace sixgate::screen {

namespace {

using Kind = Key::Kind;

Scene scene_of(const Sight& sight) {
  Scene scene;
  scene.note(sight, 10);
  return scene;
}

std::vector<std::string> names(const View& view, const Scene& scene) {
  std::vector<std::string> names;
  for (const Rate& row : view.reasons(scene)) names.push_back(row.what.name);
  return names;
}

TEST_CASE("s sorts by rate, then total, then name, then rate again") {
  Scene scene = scene_of(judging());
  Sight later = judging();
  later.decided->at(0).total += 100;
  scene.note(later, 11);
  View view;
  CHECK(names(view, scene).front() == "tunnel.undeclared");
  type(view, "s", scene);
  CHECK(view.order() == Order::total);
  CHECK(names(view, scene) == std::vector<std::string>{"tunnel.undeclared", "icmpv6.echo-multicast",
                                                       "default.native", "nd.allowed"});
  type(view, "s", scene);
  CHECK(view.order() == Order::name);
  CHECK(names(view, scene).front() == "default.native");
  type(view, "s", scene);
  CHECK(view.order() == Order::rate);
}

TEST_CASE("where nothing moves, drops come first") {
  CHECK(names({}, scene_of(judging())) == std::vector<std::string>{"icmpv6.echo-multicast",
                                                                   "tunnel.undeclared",
                                                                   "default.native", "nd.allowed"});
}

TEST_CASE("a filter is a part of a name, or a pattern") {
  CHECK(lets_through("", "nd.allowed"));
  CHECK(lets_through("echo", "icmpv6.echo-multicast"));
  CHECK_FALSE(lets_through("echo", "nd.allowed"));
  CHECK(lets_through("nd.*", "nd.allowed"));
  CHECK_FALSE(lets_through("nd.*", "tunnel.undeclared"));
  CHECK_FALSE(lets_through("*nd", "nd.allowed"));
}

TEST_CASE("f takes a filter with Enter and leaves the old one with Escape") {
  const Scene scene = scene_of(judging());
  View view;
  type(view, "fq?tunnel", scene);
  CHECK(view.prompt() == "q?tunnel");
  CHECK(view.filter().empty());
  view.press({.kind = Kind::escape}, scene);
  CHECK_FALSE(view.prompt());
  CHECK(names(view, scene).size() == 4);

  type(view, "fmulticastt", scene);
  view.press({.kind = Kind::backspace}, scene);
  view.press({.kind = Kind::enter}, scene);
  CHECK(view.filter() == "multicast");
  CHECK(names(view, scene) == std::vector<std::string>{"icmpv6.echo-multicast"});
}

TEST_CASE("the selection stays with its reason when the order changes") {
  const Scene scene = scene_of(judging());
  View view;
  type(view, "j", scene);
  const std::string selected = view.selected(scene);
  CHECK(selected == "tunnel.undeclared");
  type(view, "ss", scene);
  CHECK(view.selected(scene) == selected);
  CHECK(view.place_of_selected(view.reasons(scene)) == 3);
}

TEST_CASE("the selection ends where the list does") {
  const Scene scene = scene_of(judging());
  View view;
  view.press({.kind = Kind::up}, scene);
  CHECK(view.place_of_selected(view.reasons(scene)) == 0);
  type(view, "jjjjjjjj", scene);
  CHECK(view.place_of_selected(view.reasons(scene)) == 3);
  view.press({.kind = Kind::home}, scene);
  CHECK(view.place_of_selected(view.reasons(scene)) == 0);
}

TEST_CASE("without a reason there is nothing to select") {
  const Scene scene;
  View view;
  type(view, "jk", scene);
  CHECK(view.selected(scene).empty());
}

TEST_CASE("q quits from the tables, and leads back from a sheet") {
  const Scene scene = scene_of(judging());
  View view;
  type(view, "?", scene);
  CHECK(view.sheet() == Sheet::help);
  CHECK(view.press(character('q'), scene) == Wish::none);
  CHECK(view.sheet() == Sheet::none);
  CHECK(view.press(character('q'), scene) == Wish::quit);
}

TEST_CASE("e asks for the selected reason, whose text is moved through") {
  const Scene scene = scene_of(judging());
  View view;
  CHECK(view.press(character('e'), scene) == Wish::explain);
  view.show_reason({"one", "two", "three"});
  CHECK(view.sheet() == Sheet::reason);
  type(view, "jjjjj", scene);
  CHECK(view.sheet_offset() == 2);
  view.press({.kind = Kind::up}, scene);
  CHECK(view.sheet_offset() == 1);
  type(view, "e", scene);
  CHECK(view.sheet() == Sheet::none);
}

TEST_CASE("p pauses and goes on") {
  const Scene scene;
  View view;
  type(view, "p", scene);
  CHECK(view.is_paused());
  type(view, "p", scene);
  CHECK_FALSE(view.is_paused());
}

TEST_CASE("a reason that never came is not listed") {
  Sight sight = judging();
  sight.kernel->at(0).total = 0;
  CHECK(names({}, scene_of(sight)).size() == 3);
}

}  // namespace

}  // namespace sixgate::screen
