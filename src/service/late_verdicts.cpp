// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/late_verdicts.hpp"

#include "kernel/queue_status.hpp"

namespace sixgate::service {

namespace {

constexpr const char* unknown = "the packet was gone for a cause unknown";
constexpr const char* others = "other programs took a hook of nf_tables away";

}  // namespace

void LateVerdicts::saw(const kernel::HookRemoval& removal, Clock::time_point now) {
  const std::string words = removal.program + " took a hook of nf_tables away";
  const bool is_told_apart = counts_.contains(words) || counts_.size() < most_causes;
  last_ = {
      .seen = now,
      .words = is_told_apart ? words : others,
      .line = name_of(kernel::Program{.process = removal.process, .name = removal.program}) +
              " took hooks of table " + removal.table +
              " away, and the kernel then drops what waits in any queue; a program that empties "
              "its chains and keeps them costs nothing"};
}

void LateVerdicts::saw_down(const std::string& link, Clock::time_point now) {
  const std::string words = "link " + link + " went down";
  const bool is_told_apart = counts_.contains(words) || counts_.size() < most_causes;
  last_ = {.seen = now, .words = is_told_apart ? words : "other links went down", .line = {}};
}

std::string LateVerdicts::count(std::uint64_t total, Clock::time_point now) {
  if (total > total_ && waiting_ == 0) waiting_since_ = now;
  waiting_ += total - total_;
  total_ = total;
  if (waiting_ > 0) attribute(now);
  return tell(now);
}

void LateVerdicts::attribute(Clock::time_point now) {
  const bool has_cause = !last_.words.empty() && last_.seen + reach >= now;
  if (!has_cause && waiting_since_ + reach >= now) return;
  if (has_cause && !last_.line.empty()) {
    untold_ += waiting_;
    line_ = last_.line;
  }
  counts_[has_cause ? last_.words : unknown] += waiting_;
  waiting_ = 0;
}

std::string LateVerdicts::tell(Clock::time_point now) {
  if (untold_ == 0 || now < silent_until_) return {};
  silent_until_ = now + silence;
  return std::to_string(std::exchange(untold_, 0)) + " queued packets were lost: " + line_;
}

void LateVerdicts::settle(std::uint64_t total, Clock::time_point now) {
  (void)count(total, now);
  if (waiting_ > 0) counts_[unknown] += std::exchange(waiting_, 0);
}

std::vector<std::pair<std::uint64_t, std::string>> LateVerdicts::causes() const {
  std::vector<std::pair<std::uint64_t, std::string>> causes;
  for (const auto& [words, count] : counts_) causes.emplace_back(count, words);
  return causes;
}

}  // namespace sixgate::service
