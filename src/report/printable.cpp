// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/printable.hpp"

#include <cstddef>

namespace sixgate::report {

std::string printable(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(text.size());
  for (const char byte : text) {
    if (byte >= ' ' && byte <= '~') {
      out += byte;
      continue;
    }
    const std::size_t number = static_cast<unsigned char>(byte);
    out += "\\x";
    out += digits[number >> 4U];
    out += digits[number & 0xfU];
  }
  return out;
}

}  // namespace sixgate::report
