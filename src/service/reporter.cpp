// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/reporter.hpp"

#include <chrono>
#include <cstddef>
#include <utility>

#include "kernel/interfaces.hpp"

namespace sixgate::service {

namespace {

constexpr std::chrono::milliseconds pause{100};

}  // namespace

Reporter::Reporter(std::vector<Events*> rings, std::vector<Listener*> listeners, Bell& stop,
                   Bell& failure)
    : rings_(std::move(rings)), listeners_(std::move(listeners)), stop_(stop), task_(failure) {
  task_.start([this] { run(); });
}

void Reporter::finish() {
  stop_.ring();
  task_.join();
}

void Reporter::run() {
  bool is_stopping = false;
  while (!is_stopping) {
    is_stopping = stop_.wait(pause);
    tell_all();
    for (Listener* const listener : listeners_) listener->pass_on(is_stopping);
  }
}

/// As many as there were at its start: a flood that never ends must not keep the rest waiting.
void Reporter::tell_all() {
  std::size_t left = 0;
  for (const Events* const ring : rings_) left += ring->size();
  for (; left > 0; --left) {
    Events* const ring = find_oldest(rings_, [](const Event& event) { return event.time; });
    tell(*ring->front());
    ring->pop();
  }
}

void Reporter::tell(const Event& event) {
  const report::Occasion occasion{.time = event.time,
                                  .arrival = event.arrival,
                                  .in_name = kernel::interface_name(event.arrival.in_interface),
                                  .out_name = kernel::interface_name(event.arrival.out_interface)};
  for (Listener* const listener : listeners_) listener->hear(event, occasion);
}

}  // namespace sixgate::service
