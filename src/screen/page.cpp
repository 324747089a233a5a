// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/page.hpp"

#include <algorithm>
#include <utility>

#include "report/printable.hpp"

namespace sixgate::screen {

Line& Line::add(std::string_view text, Ink ink) {
  pieces_.push_back({.text = report::printable(text), .ink = ink});
  return *this;
}

Line& Line::column(std::string_view text, std::size_t width, Ink ink) {
  const std::string shown = report::printable(text);
  std::string piece(width - std::min(width, shown.size()), ' ');
  piece += shown;
  piece += "  ";
  pieces_.push_back({.text = std::move(piece), .ink = ink});
  return *this;
}

Line& Line::paint(Ink ink, std::size_t width) {
  std::string all = text();
  if (all.size() < width) all.append(width - all.size(), ' ');
  pieces_.clear();
  pieces_.push_back({.text = std::move(all), .ink = ink});
  return *this;
}

Line& Line::cut(std::size_t width) {
  std::size_t left = width;
  bool is_cut = false;
  for (Piece& piece : pieces_) {
    if (piece.text.size() > left) {
      piece.text.resize(left);
      is_cut = true;
    }
    left -= piece.text.size();
  }
  if (!is_cut) return *this;
  std::erase_if(pieces_, [](const Piece& piece) { return piece.text.empty(); });
  if (!pieces_.empty()) pieces_.back().text.back() = '+';
  return *this;
}

std::size_t Line::width() const {
  std::size_t sum = 0;
  for (const Piece& piece : pieces_) sum += piece.text.size();
  return sum;
}

std::vector<std::string> wrap(std::string text, std::size_t width) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const std::string indent(std::min(begin, width / 2), ' ');
  std::vector<std::string> lines;
  while (text.size() > width) {
    const std::size_t space = text.rfind(' ', width);
    const bool is_word_longer = space == std::string::npos || space <= indent.size();
    const std::size_t end = is_word_longer ? width : space;
    lines.push_back(text.substr(0, end));
    text = indent + text.substr(is_word_longer ? end : end + 1);
  }
  lines.push_back(std::move(text));
  return lines;
}

std::string Line::text() const {
  std::string all;
  for (const Piece& piece : pieces_) all += piece.text;
  return all;
}

}  // namespace sixgate::screen
