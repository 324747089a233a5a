// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/reporter.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "kernel/interfaces.hpp"
#include "report/json.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds pause = 100ms;

}  // namespace

Reporter::Reporter(std::vector<Events*> rings, report::Format format, int out, Bell& failure)
    : rings_(std::move(rings)), format_(format), out_(out, stop_), task_(failure) {
  task_.start([this] { run(); });
}

void Reporter::finish() {
  stop_.ring();
  task_.join();
}

void Reporter::run() {
  auto second_ends = std::chrono::steady_clock::now() + 1s;
  bool is_stopping = false;
  while (!is_stopping) {
    is_stopping = stop_.wait(pause);
    tell_all();
    if (is_stopping || std::chrono::steady_clock::now() >= second_ends) {
      tell_suppressed();
      second_ends = std::chrono::steady_clock::now() + 1s;
    }
    flush();
  }
}

/// As many as there were at its start: a flood that never ends must not keep the rest waiting.
void Reporter::tell_all() {
  std::size_t left = 0;
  for (const Events* const ring : rings_) left += ring->size();
  for (; left > 0; --left) {
    Events* const ring = oldest();
    tell(*ring->front());
    ring->pop();
  }
}

Events* Reporter::oldest() const {
  Events* found = nullptr;
  for (Events* const ring : rings_) {
    const Event* const event = ring->front();
    if (event != nullptr && (found == nullptr || event->time < found->front()->time)) found = ring;
  }
  return found;
}

void Reporter::tell(const Event& event) {
  ++told_;
  const policy::Reason reason = event.judgement.decision.verdict.reason();
  if (++this_second_[policy::index_of(reason)] > most_lines) return;
  const report::Occasion occasion{.frame = told_,
                                  .time = event.time,
                                  .arrival = event.arrival,
                                  .in_name = kernel::interface_name(event.arrival.in_interface),
                                  .out_name = kernel::interface_name(event.arrival.out_interface)};
  write(report::line(occasion, event.judgement, event.mode, format_));
}

void Reporter::tell_suppressed() {
  for (const policy::ReasonName& row : policy::reason_names) {
    std::uint64_t& count = this_second_[policy::index_of(row.reason)];
    if (count > most_lines) {
      const std::uint64_t more = count - most_lines;
      write(format_ == report::Format::json
                ? report::JsonObject().number("suppressed", more).text("reason", row.name).line()
                : std::to_string(more) + " more of " + std::string(row.name));
    }
    count = 0;
  }
}

void Reporter::write(const std::string& line) { held_.append(line).append("\n"); }

/// Whoever reads may be gone; judging goes on without him.
void Reporter::flush() {
  const std::string_view lost = std::string_view(held_).substr(out_.write(held_));
  lines_lost_ += static_cast<std::uint64_t>(std::ranges::count(lost, '\n'));
  held_.clear();
}

}  // namespace sixgate::service
