// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

#include "report/sighting.hpp"

namespace sixgate::suggest {

/// What a gate saw, as it tells it.
struct Sighted {
  std::vector<report::SeenTunnel> tunnels{};
  std::vector<report::SeenService> services{};
  std::vector<report::SeenSource> sources{};
  std::uint64_t evicted = 0;  ///< of all three, for want of room
};

/// Reads what report::Sightings::json() wrote. What it does not understand, such as a reason that a
/// later version has, it leaves out.
[[nodiscard]] Sighted read_sightings(const nlohmann::ordered_json& told);

}  // namespace sixgate::suggest
