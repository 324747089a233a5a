// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "screen/page.hpp"
#include "screen/scene.hpp"
#include "screen/view.hpp"

namespace sixgate::screen {

/// `12.5`: packets a second.
[[nodiscard]] std::string format_rate(double per_second);

/// The tables of the screen, each with a line of headings first and no longer than it may be.
///
/// most  lines, headings included; at least 2
[[nodiscard]] Page reasons_table(const Scene& scene, const View& view, Size most);
[[nodiscard]] Page tunnels_table(const Scene& scene, Size most);
[[nodiscard]] Page talkers_table(const Scene& scene, Size most);

/// A line a queue, and one of headings; all of them in one line where height is less than that.
[[nodiscard]] Page queues_table(const Scene& scene, Size most);

}  // namespace sixgate::screen
