// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "report/colour.hpp"
#include "screen/key.hpp"
#include "screen/page.hpp"

// Of <curses.h>, whose names stay out of here.
struct screen;

namespace sixgate::screen {

/// The terminal at standard input and output, which a page fills while this lives. Whoever destroys
/// it leaves the terminal as it was. There is one at a time.
class Terminal {
 public:
  /// fails  std::runtime_error where the terminal's kind, $TERM, is not known
  explicit Terminal(report::Colour colour);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  [[nodiscard]] Size size() const;

  void draw(const Page& page);

  /// What was pressed and not read yet; Kind::none where nothing was.
  [[nodiscard]] Key read();

 private:
  ::screen* screen_;
  bool has_colour_;
};

}  // namespace sixgate::screen
