// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/log.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>

#include <system_error>

namespace sixgate::service {

namespace {

using Clock = std::chrono::steady_clock;

/// The clock that the digest goes by.
double steady_seconds() {
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

/// Nothing where it cannot be reached, which is said: lines on its stream are better than no gate.
std::optional<Journal> open_journal() {
  try {
    return std::optional<Journal>(std::in_place);
  } catch (const std::system_error& refused) {
    say("sixgate: no entries, lines instead: " + std::string(refused.what()) + "\n");
    return std::nullopt;
  }
}

}  // namespace

Log::Log(Verdicts tells, report::Format format, int out, const Bell& stop, Losses losses,
         std::shared_ptr<const Rulebook> rulebook)
    : tells_(tells),
      format_(format),
      out_(out, stop),
      losses_(std::move(losses)),
      rulebook_(std::move(rulebook)) {
  if (format == report::Format::text && is_journal(out)) journal_ = open_journal();
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
    const policy::Reason subject = subject_of(event);
    hold_entry(report::entry(occasion, event.judgement, event.mode, subject, attribute(subject)));
  } else {
    hold_line(report::line(occasion.numbered(heard_), event.judgement, event.mode, format_));
  }
}

/// Who asks for all wants them one by one.
bool Log::takes(const Event& event) {
  const auto& layers = event.judgement.headers.layers;
  std::optional<report::Pair> pair;
  if (tells_ == Verdicts::dropped && layers.size() > 0 && layers[0].family) {
    pair = {.source = layers[0].source, .destination = layers[0].destination};
  }
  return digest_.takes(subject_of(event), pair, steady_seconds());
}

void Log::pass_on(bool is_end) {
  const double now = steady_seconds();
  if (is_end || now >= next_sum_) {
    next_sum_ = now + 1;
    sum_up(now, is_end);
    if (now >= next_loss_) tell_losses(now);
  }
  write_lines(is_end);
  write_entries(is_end);
}

void Log::sum_up(double now, bool is_end) {
  for (const report::Suppressed& suppressed : digest_.sum_up(now, is_end)) {
    if (journal_) {
      hold_entry(report::entry(suppressed));
    } else {
      hold_line(report::line(suppressed, format_));
    }
  }
}

void Log::tell_losses(double now) {
  constexpr double pause = 60;
  const std::uint64_t lost = losses_.take_new();
  if (lost == 0 || tells_ == Verdicts::none) return;
  next_loss_ = now + pause;
  if (journal_) {
    hold_entry(report::entry(report::Untold{lost}));
  } else {
    hold_line(report::line(report::Untold{lost}, format_));
  }
}

void Log::write_lines(bool is_end) {
  held_.erase(0, is_end ? out_.write(held_) : out_.write_at_once(held_));
  if (!is_end && !out_.is_closed()) return;
  lines_lost_ += static_cast<std::uint64_t>(std::ranges::count(held_, '\n'));
  held_.clear();
}

void Log::write_entries(bool is_end) {
  const auto until = Clock::now() + (is_end ? Outlet::patience : std::chrono::milliseconds(0));
  const auto left = [until] {
    return std::max(std::chrono::milliseconds(0),
                    std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()));
  };
  for (; !entries_.empty() && journal_->has_room(left()); entries_.pop_front()) {
    if (!Journal::write(entries_.front())) ++lines_lost_;
  }
  if (!is_end) return;
  lines_lost_ += entries_.size();
  entries_.clear();
}

report::Attribution Log::attribute(policy::Reason reason) {
  const std::scoped_lock lock(mutex_);
  const config::Configuration& configuration = rulebook_->configuration();
  return {.set_by = config::format(configuration.origin_of(reason)),
          .file = std::string(configuration.file().empty() ? config::default_file
                                                           : configuration.file())};
}

void Log::hold_line(const std::string& line) {
  if (held_.size() + line.size() >= most_held) {
    ++lines_lost_;
  } else {
    held_.append(line).append("\n");
  }
}

void Log::hold_entry(report::Entry entry) {
  if (entries_.size() == most_entries) {
    ++lines_lost_;
  } else {
    entries_.push_back(std::move(entry));
  }
}

}  // namespace sixgate::service
