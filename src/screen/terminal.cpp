// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/terminal.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>

#define NCURSES_NOMACROS
#include <curses.h>

namespace sixgate::screen {

namespace {

/// How long the terminal may take between the bytes of one key, in milliseconds.
constexpr int escape_delay = 25;

constexpr short good_pair = 1;
constexpr short bad_pair = 2;
constexpr short warning_pair = 3;

chtype attributes_of(Ink ink, bool has_colour) {
  const auto pair = [has_colour](short number) {
    return has_colour ? static_cast<chtype>(COLOR_PAIR(number)) : A_NORMAL;
  };
  switch (ink) {
    case Ink::plain: return A_NORMAL;
    case Ink::strong: return A_BOLD;
    case Ink::good: return pair(good_pair);
    case Ink::bad: return pair(bad_pair);
    case Ink::warning: return pair(warning_pair);
    case Ink::selected: return A_REVERSE;
  }
  return A_NORMAL;
}

Key key_of(int code) {
  using Kind = Key::Kind;
  switch (code) {
    case ERR: return {.kind = Kind::none};
    case KEY_UP: return {.kind = Kind::up};
    case KEY_DOWN: return {.kind = Kind::down};
    case KEY_PPAGE: return {.kind = Kind::page_up};
    case KEY_NPAGE: return {.kind = Kind::page_down};
    case KEY_HOME: return {.kind = Kind::home};
    case KEY_END: return {.kind = Kind::end};
    case KEY_ENTER:
    case '\r':
    case '\n': return {.kind = Kind::enter};
    case '\033': return {.kind = Kind::escape};
    case KEY_BACKSPACE:
    case '\b':
    case '\177': return {.kind = Kind::backspace};
    default: break;
  }
  if (code < ' ' || code > '~') return {.kind = Kind::other};
  return {.kind = Kind::character, .character = static_cast<char>(code)};
}

}  // namespace

Terminal::Terminal(report::Colour colour) : screen_(::newterm(nullptr, stdout, stdin)) {
  if (screen_ == nullptr) {
    const char* const kind = std::getenv("TERM");
    throw std::runtime_error(
        "the terminal's kind, TERM=" + std::string(kind == nullptr ? "" : kind) +
        ", is not known; `sixgate status` needs none");
  }
  ::cbreak();
  ::noecho();
  ::nodelay(::stdscr, TRUE);
  ::keypad(::stdscr, TRUE);
  ::set_escdelay(escape_delay);
  ::curs_set(0);
  has_colour_ = colour == report::Colour::always && ::has_colors() && ::start_color() == OK;
  if (!has_colour_) return;
  ::use_default_colors();
  ::init_pair(good_pair, COLOR_GREEN, -1);
  ::init_pair(bad_pair, COLOR_RED, -1);
  ::init_pair(warning_pair, COLOR_YELLOW, -1);
}

Terminal::~Terminal() {
  ::endwin();
  ::delscreen(screen_);
}

Size Terminal::size() const {
  return {.width = static_cast<std::size_t>(::getmaxx(::stdscr)),
          .height = static_cast<std::size_t>(::getmaxy(::stdscr))};
}

void Terminal::draw(const Page& page) {
  ::werase(::stdscr);
  int row = 0;
  for (const Line& line : page) {
    ::wmove(::stdscr, row++, 0);
    for (const Line::Piece& piece : line.pieces()) {
      ::wattrset(::stdscr, static_cast<int>(attributes_of(piece.ink, has_colour_)));
      ::waddnstr(::stdscr, piece.text.data(), static_cast<int>(piece.text.size()));
    }
  }
  ::wattrset(::stdscr, A_NORMAL);
  ::wrefresh(::stdscr);
}

Key Terminal::read() { return key_of(::wgetch(::stdscr)); }

}  // namespace sixgate::screen
