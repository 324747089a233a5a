// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "conformance/row.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::test::conformance {

/// A row's packet once more, inside a tunnel that tunnelled_site_of() its site has declared.
struct Inside {
  std::string_view tunnel;  ///< its name
  Bytes packet;
};

/// The packet in 6in4, towards whom it goes; and in Teredo where our host of hosts.hpp is at one of
/// its ends, as the Teredo client that it then is. None where the row says so, and none of IPv4.
std::vector<Inside> inside_tunnels(const Row& row);

/// Whether a verdict's reason is one that a packet out of a tunnel gets in place of `native`, which
/// only what came in none can have.
bool may_stand_for(std::string_view inside, std::string_view native);

}  // namespace sixgate::test::conformance
