// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/reporter.hpp"

#include <chrono>
#include <exception>
#include <string>
#include <utility>

#include "kernel/interfaces.hpp"
#include "report/json.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds pause = 100ms;

}  // namespace

Reporter::Reporter(std::vector<Events*> rings, const policy::Policy& policy, report::Format format,
                   std::ostream& out)
    : rings_(std::move(rings)), policy_(policy), format_(format), out_(out), thread_([this] {
        run();
      }) {}

void Reporter::finish() {
  stop_.ring();
  if (thread_.joinable()) thread_.join();
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

void Reporter::tell_all() {
  while (Events* const ring = oldest()) {
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
  write(report::line(occasion, event.judgement, policy_, format_));
}

void Reporter::tell_suppressed() {
  for (const policy::ReasonText& text : policy::reason_texts) {
    std::uint64_t& count = this_second_[policy::index_of(text.reason)];
    if (count > most_lines) {
      const std::uint64_t more = count - most_lines;
      write(format_ == report::Format::json
                ? report::JsonObject().number("suppressed", more).text("reason", text.name).line()
                : std::to_string(more) + " more of " + std::string(text.name));
    }
    count = 0;
  }
}

/// Whoever reads may be gone; judging goes on without him.
template <typename Write>
void Reporter::try_to(Write write) {
  if (!can_write_) return;
  try {
    write(out_);
    can_write_ = out_.good();
  } catch (const std::exception&) {
    can_write_ = false;
  }
}

void Reporter::write(const std::string& line) {
  try_to([&line](std::ostream& out) { out << line << '\n'; });
}

void Reporter::flush() {
  try_to([](std::ostream& out) { out.flush(); });
}

}  // namespace sixgate::service
