// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/compose.hpp"

#include <algorithm>
#include <string>

#include "report/printable.hpp"
#include "screen/tables.hpp"

namespace sixgate::screen {

namespace {

void append(Page& page, Page more) { page.insert(page.end(), more.begin(), more.end()); }

Ink ink_of(Health health) {
  switch (health) {
    case Health::good: return Ink::good;
    case Health::unknown: return Ink::warning;
    case Health::bad: return Ink::bad;
  }
  return Ink::plain;
}

Line gate_line(const Scene& scene, const View& view, std::size_t width) {
  Line line;
  if (view.is_paused()) line.add("PAUSED", Ink::selected).add("  ");
  line.add("gate      ").add(scene.sight().gate, ink_of(scene.sight().health));
  return line.cut(width);
}

Line posture_line(const Sight& sight, std::size_t width) {
  return Line("judges by " + (sight.posture.empty() ? "nothing that is known here" : sight.posture))
      .cut(width);
}

Line totals_line(const Scene& scene, std::size_t width) {
  const Rates& gate = scene.decided();
  const Sight& sight = scene.sight();
  const double judged = gate.per_second() - gate.per_second(Outcome::noted);
  Line line("packets/s " + format_rate(judged) + " judged, " +
            format_rate(gate.per_second(Outcome::drop)) + " dropped, " +
            format_rate(gate.per_second(Outcome::spared)) + " spared; kernel " +
            (sight.kernel ? format_rate(scene.kernel().per_second()) : "-"));
  line.add("; late " + std::to_string(sight.late), sight.late > 0 ? Ink::warning : Ink::plain)
      .add("; untold " + std::to_string(sight.events_lost + scene.lost()));
  return line.cut(width);
}

Line unjudged_line(const Scene& scene, std::size_t width) {
  Line line("unjudged ");
  if (scene.unjudged().rows().empty()) line.add(" -");
  for (const Rate& row : scene.unjudged().rows()) {
    const bool moves = row.per_second > 0;
    line.add(" " + row.what.name + " " + std::to_string(row.total) +
                 (moves ? " (" + format_rate(row.per_second) + "/s)" : ""),
             moves ? Ink::warning : Ink::plain);
  }
  return line.cut(width);
}

Page head(const Scene& scene, const View& view, std::size_t width) {
  return {gate_line(scene, view, width), posture_line(scene.sight(), width),
          totals_line(scene, width), unjudged_line(scene, width)};
}

Line foot(const View& view, std::size_t width) {
  if (view.prompt()) {
    return Line("filter: " + *view.prompt() + "_   (Enter takes it, Esc leaves it)", Ink::strong)
        .cut(width);
  }
  if (view.sheet() != Sheet::none) return Line("j k move  q back", Ink::strong).cut(width);
  return Line("q quit  s sort  f filter  p pause  e explain  ? help", Ink::strong).cut(width);
}

Page tables(const Scene& scene, const View& view, Size size) {
  // Each of the three below has a line of headings and at least one of its own.
  constexpr std::size_t few = 9;
  const std::size_t spare = size.height > few ? size.height - few : 1;
  Page page = queues_table(scene, {.width = size.width, .height = spare});
  const std::size_t rows = size.height - std::min(size.height, page.size()) - 3;
  const auto sized = [&size](std::size_t height) -> Size { return {size.width, height}; };
  // Tunnels and talkers take what they need of their shares, and what the reasons leave.
  const Page few_tunnels = tunnels_table(scene, sized(std::max<std::size_t>(rows / 3, 1) + 1));
  const Page few_talkers = talkers_table(scene, sized(std::max<std::size_t>(rows / 4, 1) + 1));
  const std::size_t above_talkers = size.height - few_talkers.size();
  append(page, reasons_table(scene, view, sized(above_talkers - few_tunnels.size() - page.size())));
  append(page, tunnels_table(scene, sized(above_talkers - page.size())));
  append(page, talkers_table(scene, sized(size.height - page.size())));
  return page;
}

Page sheet(const View& view, Size size) {
  Page page;
  const auto& lines = view.sheet_lines();
  for (std::size_t place = view.sheet_offset(); place < lines.size(); ++place) {
    for (const std::string& part : wrap(report::printable(lines[place]), size.width)) {
      page.emplace_back(part);
    }
  }
  page.resize(std::min(page.size(), size.height));
  return page;
}

Page too_small(Size size) {
  const std::string shown = std::to_string(size.width) + "x" + std::to_string(size.height);
  const std::string wanted = std::to_string(least.width) + "x" + std::to_string(least.height);
  Page page{Line("too small: " + shown).cut(size.width),
            Line("it takes " + wanted + "; q quits").cut(size.width)};
  page.resize(std::min(page.size(), size.height));
  return page;
}

}  // namespace

Page compose(const Scene& scene, const View& view, Size size) {
  if (size.width < least.width || size.height < least.height) return too_small(size);
  Page page = head(scene, view, size.width);
  const Size rest{.width = size.width, .height = size.height - page.size() - 1};
  append(page, view.sheet() == Sheet::none ? tables(scene, view, rest) : sheet(view, rest));
  page.resize(size.height - 1);
  page.push_back(foot(view, size.width));
  return page;
}

}  // namespace sixgate::screen
