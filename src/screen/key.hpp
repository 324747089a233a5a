// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace sixgate::screen {

/// What was pressed.
struct Key {
  enum class Kind : std::uint8_t {
    none,
    character,
    up,
    down,
    page_up,
    page_down,
    home,
    end,
    enter,
    escape,
    backspace,
    other,  ///< also that the terminal has another size now
  };

  Kind kind = Kind::none;
  char character = '\0';  ///< printable ASCII, where it is one
};

}  // namespace sixgate::screen
