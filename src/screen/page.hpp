// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sixgate::screen {

/// Of a terminal, in characters.
struct Size {
  std::size_t width = 0;
  std::size_t height = 0;
};

enum class Ink : std::uint8_t { plain, strong, good, bad, warning, selected };

/// One line of a page: pieces of text, each in its ink. Text is made printable as it is added.
class Line {
 public:
  struct Piece {
    std::string text;
    Ink ink = Ink::plain;
  };

  Line() = default;
  explicit Line(std::string_view text, Ink ink = Ink::plain) { add(text, ink); }

  Line& add(std::string_view text, Ink ink = Ink::plain);

  /// Right-justified, and two spaces behind.
  Line& column(std::string_view text, std::size_t width, Ink ink = Ink::plain);

  /// Pads it to a width, and paints all of it in one ink.
  Line& paint(Ink ink, std::size_t width);

  /// Cuts it to a width; what was cut ends in `+`.
  Line& cut(std::size_t width);

  [[nodiscard]] std::size_t width() const;
  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

  /// All of it, without ink.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Piece> pieces_;
};

/// What is on the screen, from the top.
using Page = std::vector<Line>;

/// A text of printable characters in as many lines as it takes, broken at spaces where there are
/// some; each begins as far to the right as the first.
///
/// width  above 0
[[nodiscard]] std::vector<std::string> wrap(std::string text, std::size_t width);

}  // namespace sixgate::screen
