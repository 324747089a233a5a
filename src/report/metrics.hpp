// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include <prometheus/metric_family.h>

namespace sixgate::report {

/// What Prometheus is told of a gate.
///
/// A verdict is what became of a packet. `drop`: it was dropped, by the engine or by the kernel
/// itself. `accept`: it was not; with a reason that can drop, because monitor mode let it pass.
/// What the kernel matched and let go on has no verdict yet, and stands in none.
///
/// status  the gate's answer, as sixgate-control(7) describes it; nothing where no gate answers
/// out     the families, each once, in a fixed order; of no gate `sixgate_up` 0 alone. What the
///         answer leaves out, its family does
/// fails   nlohmann::json::exception where that is no status
[[nodiscard]] std::vector<prometheus::MetricFamily> metrics_of(
    const std::optional<nlohmann::ordered_json>& status);

}  // namespace sixgate::report
