// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/colour.hpp"

#include <cstdlib>

#include <unistd.h>

namespace sixgate::report {

Colour colour_for(int descriptor) {
  const char* const no_color = std::getenv("NO_COLOR");
  const bool is_unwanted = no_color != nullptr && *no_color != '\0';
  return !is_unwanted && ::isatty(descriptor) == 1 ? Colour::always : Colour::never;
}

std::string paint(std::string_view text, Ink ink, Colour colour) {
  if (colour == Colour::never) return std::string(text);
  // ECMA-48, Select Graphic Rendition.
  std::string painted = "\033[32m";
  if (ink == Ink::red) painted = "\033[31m";
  if (ink == Ink::yellow) painted = "\033[33m";
  painted += text;
  return painted += "\033[0m";
}

}  // namespace sixgate::report
