// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "report/digest.hpp"
#include "report/line.hpp"
#include "service/bell.hpp"
#include "service/journal.hpp"
#include "service/listener.hpp"
#include "service/losses.hpp"
#include "service/outlet.hpp"
#include "service/rulebook.hpp"

namespace sixgate::service {

/// What a gate says of its verdicts for good: lines, or entries of the journal where that is what
/// it writes to. What repeats itself is counted, report::Digest. A reader who takes nothing is not
/// waited for: so much is held for him, and the rest is lost and counted.
class Log : public Listener {
 public:
  static constexpr std::size_t most_held = std::size_t{1} << 20;  ///< bytes of lines
  static constexpr std::size_t most_entries = 1024;

  /// tells     which verdicts
  /// format    of lines; JSON is written as lines to a journal too
  /// out       a descriptor open for writing; stays the caller's
  /// stop      is rung before the last pass_on(), which waits for a reader for Outlet::patience;
  ///           must outlive the log
  /// losses    are told once a minute
  /// rulebook  that says where actions come from
  /// fails     std::system_error
  Log(Verdicts tells, report::Format format, int out, const Bell& stop, Losses losses,
      std::shared_ptr<const Rulebook> rulebook);

  /// From now on another one says where actions come from. For any thread.
  void follow(std::shared_ptr<const Rulebook> rulebook);

  void hear(const Event& event, const report::Occasion& occasion) override;
  void pass_on(bool is_end) override;

  /// Lines and entries that could not be written, or not wholly. Once the reporter has ended.
  [[nodiscard]] std::uint64_t lines_lost() const { return lines_lost_; }

 private:
  [[nodiscard]] bool takes(const Event& event);
  [[nodiscard]] report::Attribution attribute(policy::Reason reason);
  void hold_line(const std::string& line);
  void hold_entry(report::Entry entry);
  void sum_up(double now, bool is_end);
  void tell_losses(double now);
  void write_lines(bool is_end);
  void write_entries(bool is_end);

  Verdicts tells_;
  report::Format format_;
  Outlet out_;
  std::optional<Journal> journal_;
  report::Digest digest_;
  std::uint64_t heard_ = 0;
  double next_sum_ = 0;   ///< when; seconds of the steady clock
  double next_loss_ = 0;  ///< the same
  Losses losses_;
  std::string held_;                   ///< lines not yet written, the first perhaps in part
  std::deque<report::Entry> entries_;  ///< the same of the journal
  std::uint64_t lines_lost_ = 0;
  std::mutex mutex_;  ///< of the next one
  std::shared_ptr<const Rulebook> rulebook_;
};

}  // namespace sixgate::service
