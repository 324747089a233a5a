// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/telling.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <unistd.h>

namespace sixgate::service {

namespace {

std::vector<Events*> rings_of(const Workers& workers) {
  std::vector<Events*> rings;
  for (const auto& worker : workers) rings.push_back(&worker->events());
  return rings;
}

/// count  of what a worker has lost
Losses losses_of(const Workers& workers, std::uint64_t (Worker::*count)() const) {
  return Losses([&workers, count] {
    std::uint64_t lost = 0;
    for (const auto& worker : workers) lost += (*worker.*count)();
    return lost;
  });
}

}  // namespace

Telling::Telling(const Workers& workers, Verdicts tells, report::Format format,
                 std::shared_ptr<const Rulebook> rulebook, Bell& failure)
    : log_(tells, format, STDOUT_FILENO, stop_, losses_of(workers, &Worker::events_lost),
           std::move(rulebook)),
      audience_(
          [&workers, tells](Verdicts watched) {
            // Drops at least, for the witness.
            const Verdicts wanted = std::max({Verdicts::dropped, tells, watched});
            for (const auto& worker : workers) worker->want(wanted);
          },
          losses_of(workers, &Worker::events_lost), losses_of(workers, &Worker::accepts_lost)),
      reporter_(rings_of(workers), {&witness_, &log_, &audience_}, stop_, failure) {}

}  // namespace sixgate::service
