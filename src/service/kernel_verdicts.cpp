// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/kernel_verdicts.hpp"

#include <algorithm>

namespace sixgate::service {

void KernelVerdicts::follow(const std::vector<kernel::Counter>& counters,
                            const policy::Policy& policy) {
  for (const policy::ReasonName& row : policy::reason_names) {
    const auto counter = std::ranges::find(counters, row.name, &kernel::Counter::name);
    const std::uint64_t counted = counter == counters.end() ? 0 : counter->packets;
    const auto outcome =
        report::kernel_outcome(row.reason, policy.action_of(row.reason), policy.mode);
    Followed& followed = reasons_[policy::index_of(row.reason)];
    if (followed.outcome == outcome) {
      // A table that is loaded anew begins at 0.
      followed.packets[static_cast<std::size_t>(outcome)] +=
          counted < followed.counted ? counted : counted - followed.counted;
    }
    followed.counted = counted;
    followed.outcome = outcome;
  }
}

}  // namespace sixgate::service
