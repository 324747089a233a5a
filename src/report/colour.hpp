// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sixgate::report {

enum class Colour { never, always };

/// Whether text for a file descriptor may be coloured: it is a terminal, and the environment has no
/// NO_COLOR with anything in it (https://no-color.org).
[[nodiscard]] Colour colour_for(int descriptor);

enum class Ink { red, green, yellow };

/// The text in that ink, or as it is.
[[nodiscard]] std::string paint(std::string_view text, Ink ink, Colour colour);

}  // namespace sixgate::report
