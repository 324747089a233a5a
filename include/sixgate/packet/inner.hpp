// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Where an IP header stands behind a link header or in a tunnel, and which one it must be.
struct Inner {
  wire::Cursor at;
  std::optional<wire::Family> family;  ///< nothing: its version field says
};

}  // namespace sixgate::packet
