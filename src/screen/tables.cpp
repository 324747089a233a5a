// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/tables.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string_view>

namespace sixgate::screen {

namespace {

constexpr std::size_t rate_width = 9;
constexpr std::size_t count_width = 9;
constexpr std::size_t total_width = 10;

/// Narrower than this, totals are left out.
constexpr std::size_t wide = 76;

std::string format_count(std::uint64_t count) { return std::to_string(count); }

std::string format_count(std::optional<std::uint64_t> count) {
  return count ? std::to_string(*count) : "-";
}

Ink ink_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::drop: return Ink::bad;
    case Outcome::spared:
    case Outcome::noted: return Ink::warning;
    default: return Ink::plain;
  }
}

/// Left-justified, and two spaces behind.
std::string padded(std::string_view word, std::size_t width) {
  std::string out(word);
  out.append(width - std::min(width, out.size()) + 2, ' ');
  return out;
}

Line reason_line(const Rate& row, std::size_t width) {
  Line line;
  line.column(format_rate(row.per_second), rate_width);
  if (width >= wide) line.column(format_count(row.total), total_width);
  line.add(padded(word_of(row.what.by), 6))
      .add(padded(word_of(row.what.outcome), 7), ink_of(row.what.outcome))
      .add(row.what.name);
  return line.cut(width);
}

Line reasons_heading(const View& view, std::size_t width) {
  Line line;
  line.column("packets/s", rate_width, Ink::strong);
  if (width >= wide) line.column("total", total_width, Ink::strong);
  line.add(padded("by", 6) + padded("verdict", 7), Ink::strong)
      .add("reason (by " + std::string(word_of(view.order())), Ink::strong);
  if (!view.filter().empty()) line.add(", filter " + view.filter(), Ink::strong);
  line.add(")", Ink::strong);
  return line.cut(width);
}

Line counts_heading(std::string_view what, std::uint64_t evicted, std::size_t width) {
  Line line;
  line.column("packets/s", rate_width, Ink::strong)
      .column("packets", count_width, Ink::strong)
      .column("dropped", count_width, Ink::strong)
      .add(what, Ink::strong);
  if (evicted > 0) line.add(" (" + format_count(evicted) + " more had to give way)", Ink::strong);
  return line.cut(width);
}

template <typename Row>
Line counts_line(const Row& row) {
  Line line;
  line.column(format_rate(row.per_second), rate_width)
      .column(format_count(row.packets), count_width)
      .column(format_count(row.dropped), count_width, row.dropped > 0 ? Ink::bad : Ink::plain);
  return line;
}

/// Adds the ends of a tunnel and what is inside, in two lines where one is too short.
void append_tunnel(Page& page, const Busiest<Tunnel>::Row& row, Size most) {
  Line line = counts_line(row);
  const std::size_t indent = line.width();
  line.add(row.name.ends);
  const bool fits_in_one = line.width() + 2 + row.name.layers.size() <= most.width;
  if (fits_in_one || page.size() + 1 >= most.height) {
    page.push_back(line.add("  " + row.name.layers).cut(most.width));
  } else if (line.width() <= most.width) {
    page.push_back(line);
    page.push_back(Line(std::string(indent, ' ') + row.name.layers).cut(most.width));
  } else {
    page.push_back(counts_line(row).add(row.name.layers).cut(most.width));
    page.push_back(Line(" " + row.name.ends).cut(most.width));
  }
}

double received_per_second(const Scene& scene, const std::string& queue_class) {
  const auto& rows = scene.received().rows();
  const auto found =
      std::ranges::find(rows, queue_class, [](const Rate& row) { return row.what.name; });
  return found == rows.end() ? 0 : found->per_second;
}

Ink ink_of_loss(std::optional<std::uint64_t> lost) {
  return lost.value_or(0) > 0 ? Ink::warning : Ink::plain;
}

Line queue_line(const Scene& scene, const QueueSight& queue, std::size_t width) {
  const std::string fill =
      queue.socket_fill ? std::to_string(static_cast<int>(*queue.socket_fill * 100)) + "%" : "-";
  Line line;
  line.column(std::to_string(queue.number), 5)
      .add(padded(queue.queue_class, 9))
      .column(format_count(queue.waiting), 7)
      .column(queue.received ? format_rate(received_per_second(scene, queue.queue_class)) : "-", 9)
      .column(fill, 6)
      .column(format_count(queue.late), 4, ink_of_loss(queue.late))
      .column(format_count(queue.dropped_full), 7, ink_of_loss(queue.dropped_full))
      .column(format_count(queue.dropped_at_socket), 9, ink_of_loss(queue.dropped_at_socket));
  return line.cut(width);
}

/// Of all queues together; nothing where none shows it.
std::optional<std::uint64_t> sum_of(const std::vector<QueueSight>& queues,
                                    std::optional<std::uint64_t> QueueSight::*count) {
  std::optional<std::uint64_t> sum;
  for (const QueueSight& queue : queues) {
    if (queue.*count) sum = sum.value_or(0) + *(queue.*count);
  }
  return sum;
}

Line queues_line(const std::vector<QueueSight>& queues, std::size_t width) {
  Line line("queues  " + format_count(sum_of(queues, &QueueSight::waiting)) + " waiting, dropped " +
            format_count(sum_of(queues, &QueueSight::dropped_full)) + " full, " +
            format_count(sum_of(queues, &QueueSight::dropped_at_socket)) + " at the socket");
  return line.cut(width);
}

}  // namespace

std::string format_rate(double per_second) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), per_second < 100000 ? "%.1f" : "%.0f", per_second);
  return text.data();
}

Page reasons_table(const Scene& scene, const View& view, Size most) {
  Page page{reasons_heading(view, most.width)};
  const auto rows = view.reasons(scene);
  if (rows.empty()) {
    page.emplace_back(view.filter().empty() ? "  nothing was decided yet"
                                            : "  no reason that the filter lets through");
    return page;
  }
  const std::size_t room = most.height - 1;
  const std::size_t selected = view.place_of_selected(rows);
  const std::size_t first = selected < room ? 0 : selected - room + 1;
  for (std::size_t place = first; place < std::min(rows.size(), first + room); ++place) {
    Line line = reason_line(rows[place], most.width);
    page.push_back(place == selected ? line.paint(Ink::selected, most.width) : line);
  }
  return page;
}

Page tunnels_table(const Scene& scene, Size most) {
  Page page{counts_heading("tunnel, and what is inside", scene.tunnels().evicted(), most.width)};
  if (!scene.refusal().empty()) {
    page.push_back(Line("  the gate tells no verdicts here: " + scene.refusal(), Ink::warning)
                       .cut(most.width));
  }
  for (const auto& row : scene.tunnels().rows()) {
    if (page.size() >= most.height) break;
    append_tunnel(page, row, most);
  }
  return page;
}

Page talkers_table(const Scene& scene, Size most) {
  Page page{counts_heading("talker", scene.talkers().evicted(), most.width)};
  for (const auto& row : scene.talkers().rows()) {
    if (page.size() >= most.height) break;
    page.push_back(counts_line(row).add(row.name).cut(most.width));
  }
  return page;
}

Page queues_table(const Scene& scene, Size most) {
  const auto& queues = scene.sight().queues;
  if (most.height < queues.size() + 1) return {queues_line(queues, most.width)};
  Line heading;
  heading.column("queue", 5, Ink::strong)
      .add(padded("", 9))
      .column("waiting", 7, Ink::strong)
      .column("packets/s", 9, Ink::strong)
      .column("socket", 6, Ink::strong)
      .column("late", 4, Ink::strong)
      .column("dropped", 7, Ink::strong)
      .column("at socket", 9, Ink::strong);
  Page page{heading.cut(most.width)};
  for (const QueueSight& queue : queues) page.push_back(queue_line(scene, queue, most.width));
  return page;
}

}  // namespace sixgate::screen
