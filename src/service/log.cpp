// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/log.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>

namespace sixgate::service {

namespace {

/// The clock that the digest goes by.
double steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Log::Log(Verdicts tells, report::Format format, int out, const Bell& stop,
         std::shared_ptr<const Rulebook> rulebook)
    : tells_(tells), format_(format), out_(out, stop), rulebook_(std::move(rulebook)) {
  if (format == report::Format::text && is_journal(out)) journal_.emplace(stop);
}

void Log::follow(std::shared_ptr<const Rulebook> rulebook) {
  const std::scoped_lock lock(mutex_);
  rulebook_ = std::move(rulebook);
}

void Log::hear(const Event& event, const report::Occasion& occasion) {
  if (!is_among(tells_, event)) return;
  ++heard_;
  if (!takes(event)) return;
  if (journal_) {
    write_entry(report::entry(occasion, event.judgement, event.mode, attribute(subject_of(event))));
  } else {
    write_line(report::line(occasion.numbered(heard_), event.judgement, event.mode, format_));
  }
}

/// Who asks for all accepted packets wants them one by one.
bool Log::takes(const Event& event) {
  const auto& layers = event.judgement.headers.layers;
  std::optional<report::Pair> pair;
  if (is_among(Verdicts::dropped, event) && layers.size() > 0 && layers[0].family) {
    pair = {.source = layers[0].source, .destination = layers[0].destination};
  }
  return digest_.takes(subject_of(event), pair, steady_seconds());
}

void Log::pass_on(bool is_end) {
  const double now = steady_seconds();
  if (is_end || now >= next_sum_) {
    next_sum_ = now + 1;
    for (const report::Suppressed& suppressed : digest_.sum_up(now, is_end)) {
      if (journal_) {
        write_entry(report::entry(suppressed));
      } else {
        write_line(report::line(suppressed, format_));
      }
    }
  }
  // Whoever reads may be gone; judging goes on without him.
  const std::string_view lost = std::string_view(held_).substr(out_.write(held_));
  lines_lost_ += static_cast<std::uint64_t>(std::ranges::count(lost, '\n'));
  held_.clear();
}

report::Attribution Log::attribute(policy::Reason reason) {
  const std::scoped_lock lock(mutex_);
  const config::Configuration& configuration = rulebook_->configuration();
  return {.set_by = config::format(configuration.origin_of(reason)),
          .file = std::string(configuration.file().empty() ? config::default_file
                                                           : configuration.file())};
}

void Log::write_entry(const report::Entry& entry) {
  if (!journal_->write(entry)) ++lines_lost_;
}

}  // namespace sixgate::service
