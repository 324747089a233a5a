// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/scene.hpp"

#include <vector>

namespace sixgate::screen {

namespace {

void note_or_miss(Rates& rates, const std::optional<std::vector<Count>>& counts, double now) {
  if (counts) {
    rates.note(*counts, now);
  } else {
    rates.miss();
  }
}

std::vector<Count> received_by(const std::vector<QueueSight>& queues) {
  std::vector<Count> counts;
  for (const QueueSight& queue : queues) {
    if (!queue.received) continue;
    counts.push_back({.what = {.name = queue.queue_class}, .total = *queue.received});
  }
  return counts;
}

}  // namespace

void Scene::note(const Sight& sight, double now) {
  sight_ = sight;
  note_or_miss(decided_, sight.decided, now);
  if (sight.kernel && sight.kernel_told_by != kernel_told_by_) {
    kernel_told_by_ = sight.kernel_told_by;
    kernel_ = Rates();  // the two do not count from the same moment
  }
  note_or_miss(kernel_, sight.kernel, now);
  note_or_miss(unjudged_, sight.unjudged, now);
  received_.note(received_by(sight.queues), now);
  if (aged_ && now > *aged_) {
    talkers_.age(now - *aged_);
    tunnels_.age(now - *aged_);
  }
  aged_ = now;
}

void Scene::note(std::string_view line) {
  const auto told = read_told(line);
  if (!told) return;
  refusal_ = told->refusal;
  lost_ += told->lost;
  if (!told->talker.empty()) talkers_.note(told->talker, told->is_drop);
  if (told->tunnel) tunnels_.note(*told->tunnel, told->is_drop);
}

}  // namespace sixgate::screen
