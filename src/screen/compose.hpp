// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "screen/page.hpp"
#include "screen/scene.hpp"
#include "screen/view.hpp"

namespace sixgate::screen {

/// The least that the tables fit into.
inline constexpr Size least{.width = 50, .height = 12};

/// Everything on the screen: how the gate does, the tables or the sheet that covers them, the keys.
/// Never larger than the size; where that is less than `least`, it says so and nothing else.
[[nodiscard]] Page compose(const Scene& scene, const View& view, Size size);

}  // namespace sixgate::screen
