// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/compose.hpp"

#include <algorithm>
#include <string>

#include "scenes.hpp"
#include "support/catch.hpp"

namespace sixgate::screen {

namespace {

std::string text_of(const Page& page) {
  std::string text;
  for (const Line& line : page) text += line.text() + '\n';
  return text;
}

/// How many lines hold a text.
auto lines_with(const Page& page, const std::string& text) {
  return std::ranges::count_if(
      page, [&](const Line& line) { return line.text().find(text) != std::string::npos; });
}

Scene busy_scene() {
  Scene scene;
  scene.note(judging(), 10);
  Sight later = judging();
  later.decided->at(1).total += 50;
  scene.note(line_of_6to4("8.0.0.1"));
  scene.note(later, 12);
  return scene;
}

TEST_CASE("80x24 holds reasons, queues, tunnels and talkers") {
  const Page page = compose(busy_scene(), {}, {.width = 80, .height = 24});
  const std::string text = text_of(page);
  INFO(text);
  CHECK(page.size() == 24);
  CHECK(text.find("gate      judging") != std::string::npos);
  CHECK(text.find("role border, mode enforce, when-absent baseline") != std::string::npos);
  CHECK(text.find("     25.0          80  gate    drop     icmpv6.echo-multicast") !=
        std::string::npos);
  CHECK(text.find("kernel  accept   nd.allowed") != std::string::npos);
  CHECK(text.find("   41  tunnels          1        0.0     25%") != std::string::npos);
  CHECK(text.find("8.0.0.1 > 9.0.0.2  ipv4/ipv6/icmpv6") != std::string::npos);
  CHECK(text.find("  8.0.0.1\n") != std::string::npos);
  CHECK(text.find("q quit") != std::string::npos);
}

TEST_CASE("no page is larger than the terminal") {
  const Scene scene = busy_scene();
  View help;
  type(help, "?", scene);
  for (std::size_t width = 1; width < 130; width += 3) {
    for (std::size_t height = 1; height < 50; ++height) {
      for (const View& view : {View(), help}) {
        const Page page = compose(scene, view, {.width = width, .height = height});
        INFO(width << "x" << height << "\n" << text_of(page));
        CHECK(page.size() <= height);
        CHECK(std::ranges::all_of(page, [&](const Line& line) { return line.width() <= width; }));
      }
    }
  }
}

TEST_CASE("60x15 still holds a row of each table, and the queues in one line") {
  const std::string text = text_of(compose(busy_scene(), {}, {.width = 60, .height = 15}));
  INFO(text);
  CHECK(text.find("queues  5 waiting, dropped 10 full, 0 at the socket") != std::string::npos);
  CHECK(text.find("icmpv6.echo-multicast") != std::string::npos);
  CHECK(text.find("8.0.0.1 > 9.0.0.2") != std::string::npos);
  CHECK(text.find("talker") != std::string::npos);
}

TEST_CASE("a terminal that is too small is told so") {
  const std::string text = text_of(compose(busy_scene(), {}, {.width = 40, .height = 10}));
  CHECK(text == "too small: 40x10\nit takes 50x12; q quits\n");
}

TEST_CASE("a tunnel between long addresses takes two lines") {
  Scene scene;
  scene.note(
      R"({"verdict":"drop","layers":"ipv6/ipv6/tcp","src":"2001:db8::1","dst":"2001:db8::2",)"
      R"("outer":["2001:db8:1111:2222:3333:4444:5555:6666>2001:db8:1111:2222:3333:4444:5555:7777"]})");
  const Page page = compose(scene, {}, {.width = 80, .height = 24});
  INFO(text_of(page));
  CHECK(lines_with(page, " 2001:db8:1111:2222:3333:4444:5555:6666 > 2001:db8:1111:2222:3333:") ==
        1);
  CHECK(lines_with(page, "ipv6/ipv6/tcp") == 1);
}

TEST_CASE("the screen says that the gate is away, and keeps what it told") {
  Scene scene = busy_scene();
  Sight away;
  away.health = Health::bad;
  away.gate = "none is running; start it with `sixgate run`";
  scene.note(away, 13);
  const std::string text = text_of(compose(scene, {}, {.width = 80, .height = 24}));
  INFO(text);
  CHECK(text.find("gate      none is running") != std::string::npos);
  CHECK(text.find("      0.0          80  gate    drop     icmpv6.echo-multicast") !=
        std::string::npos);
  CHECK(text.find("8.0.0.1 > 9.0.0.2") != std::string::npos);
}

TEST_CASE("what nobody judged is told by what became of it") {
  Scene scene;
  Sight sight = judging();
  scene.note(sight, 10);
  sight.unjudged->at(0).total = 8;
  scene.note(sight, 12);
  const Page page = compose(scene, {}, {.width = 80, .height = 24});
  CHECK(lines_with(page, "unjudged  dropped 8 (4.0/s)") == 1);
}

TEST_CASE("the selected reason stays on the screen") {
  Sight sight;
  sight.decided.emplace();
  for (int i = 0; i < 40; ++i) {
    sight.decided->push_back(
        by_gate("reason" + std::to_string(i), Outcome::drop, static_cast<std::uint64_t>(100 - i)));
  }
  Scene scene;
  scene.note(sight, 10);
  View view;
  type(view, std::string(30, 'j'), scene);
  const Page page = compose(scene, view, {.width = 80, .height = 24});
  INFO(text_of(page));
  const auto selected = std::ranges::find_if(page, [](const Line& line) {
    return line.pieces().size() == 1 && line.pieces()[0].ink == Ink::selected;
  });
  REQUIRE(selected != page.end());
  CHECK(selected->text().find("reason30") != std::string::npos);
}

TEST_CASE("the last line is the prompt while a filter is written, and the filter stands above") {
  const Scene scene = busy_scene();
  View view;
  type(view, "fmulti", scene);
  CHECK(compose(scene, view, {.width = 80, .height = 24})
            .back()
            .text()
            .starts_with("filter: multi_"));
  view.press({.kind = Key::Kind::enter}, scene);
  const Page page = compose(scene, view, {.width = 80, .height = 24});
  CHECK(lines_with(page, "reason (by rate, filter multi)") == 1);
  CHECK(lines_with(page, "default.native") == 0);
}

TEST_CASE("a sheet covers the tables and not the gate's line") {
  const Scene scene = busy_scene();
  View view;
  view.show_reason({"icmpv6.echo-multicast, number 1", "", "says \033[2J"});
  const std::string text = text_of(compose(scene, view, {.width = 80, .height = 24}));
  CHECK(text.find("gate      judging") != std::string::npos);
  CHECK(text.find("icmpv6.echo-multicast, number 1") != std::string::npos);
  CHECK(text.find("says \\x1b[2J") != std::string::npos);
  CHECK(text.find("packets/s  ") == std::string::npos);
}

TEST_CASE("the screen says why the gate tells no verdicts, until it does") {
  Scene scene = busy_scene();
  scene.note(R"({"error":"as many watch already as may"})");
  const std::string why = "the gate tells no verdicts here: as many watch already as may";
  CHECK(lines_with(compose(scene, {}, {.width = 80, .height = 24}), why) == 1);
  scene.note(line_of_6to4("8.0.0.1"));
  CHECK(lines_with(compose(scene, {}, {.width = 80, .height = 24}), why) == 0);
}

TEST_CASE("verdicts that were not told here are counted") {
  Scene scene = busy_scene();
  scene.note(R"({"lost":7})");
  const Page page = compose(scene, {}, {.width = 100, .height = 24});
  CHECK(lines_with(page, "untold 7") == 1);
}

}  // namespace

}  // namespace sixgate::screen
