// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/kernel_drops.hpp"

#include <algorithm>

namespace sixgate::service {

void KernelDrops::follow(const std::vector<kernel::Counter>& counters,
                         const policy::Policy& policy) {
  for (const policy::ReasonName& row : policy::reason_names) {
    const auto counter = std::ranges::find(counters, row.name, &kernel::Counter::name);
    const std::uint64_t counted = counter == counters.end() ? 0 : counter->packets;
    const bool is_dropped_for = policy.mode == policy::Mode::enforce &&
                                policy.action_of(row.reason) == policy::Action::drop;
    Followed& followed = reasons_[policy::index_of(row.reason)];
    if (followed.is_dropped_for && is_dropped_for) {
      // A table that is loaded anew begins at 0.
      followed.dropped += counted < followed.counted ? counted : counted - followed.counted;
    }
    followed.counted = counted;
    followed.is_dropped_for = is_dropped_for;
  }
}

}  // namespace sixgate::service
