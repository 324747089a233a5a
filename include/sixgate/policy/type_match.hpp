// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "sixgate/wire/text.hpp"

namespace sixgate::policy {

using TypeMatch = wire::TextUpTo<160>;

/// The nft match of an ICMP type for which `is` holds: `icmp type { 5, 9, 10 }`, so that the kernel
/// and a rule's predicate cannot differ.
consteval TypeMatch make_type_match(std::string_view match, bool (*is)(std::uint8_t type)) {
  TypeMatch text;
  text.append(match);
  std::string_view separator = " { ";
  for (std::uint32_t type = 0; type <= 0xff; ++type) {
    if (!is(static_cast<std::uint8_t>(type))) continue;
    text.append(separator);
    text.append(type, 10);
    separator = ", ";
  }
  text.append(" }");
  if (text.is_full()) throw "a list of types is too long";
  return text;
}

}  // namespace sixgate::policy
