// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "sixgate/wire/text.hpp"

namespace sixgate::policy {

/// Where a reason comes from: an RFC and its section, or, with rfc 0, a section of the whitepaper
/// "IPv6 security models and dual-stack (IPv6/IPv4) implications".
struct Law {
  std::uint16_t rfc = 0;
  std::string_view section;
};

/// The citation: `RFC 3964 5.2`, `whitepaper 3.1`.
constexpr wire::Text format(const Law& law) {
  wire::Text text;
  if (law.rfc == 0) {
    text.append("whitepaper ");
  } else {
    text.append("RFC ");
    text.append(law.rfc, 10);
    text.append(" ");
  }
  text.append(law.section);
  return text;
}

}  // namespace sixgate::policy
