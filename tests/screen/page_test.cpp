// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/page.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace sixgate::screen {

namespace {

TEST_CASE("a line is printable, whatever is added to it") {
  CHECK(Line("wan\033]0;").text() == "wan\\x1b]0;");
  CHECK(Line().column("\b", 6).text() == "  \\x08  ");
}

TEST_CASE("a line is cut to its width, and says so") {
  CHECK(Line("four").cut(4).text() == "four");
  CHECK(Line("fives").cut(4).text() == "fiv+");
  CHECK(Line("two").add("more").cut(3).text() == "tw+");
  CHECK(Line("two").add("more").cut(5).text() == "twom+");
  CHECK(Line("any").cut(0).text().empty());
}

TEST_CASE("a long text goes on in the next line, as far to the right") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("", 8) == Lines{""});
  CHECK(wrap("one two", 8) == Lines{"one two"});
  CHECK(wrap("one two three", 8) == Lines{"one two", "three"});
  CHECK(wrap("  one two three", 7) == Lines{"  one", "  two", "  three"});
  CHECK(wrap("unbreakable", 4) == Lines{"unbr", "eaka", "ble"});
  CHECK(wrap("  unbreakable", 6) == Lines{"  unbr", "  eaka", "  ble"});
}

TEST_CASE("a painted line fills the width in one ink") {
  Line line("a");
  line.add("b", Ink::bad).paint(Ink::selected, 4);
  REQUIRE(line.pieces().size() == 1);
  CHECK(line.text() == "ab  ");
  CHECK(line.pieces()[0].ink == Ink::selected);
}

}  // namespace

}  // namespace sixgate::screen
