// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "report/line.hpp"
#include "service/bell.hpp"
#include "service/event.hpp"
#include "service/outlet.hpp"
#include "service/task.hpp"
#include "sixgate/policy/reason.hpp"

namespace sixgate::service {

/// Tells the verdicts that the deciding threads left in their rings, one line each, oldest first.
class Reporter {
 public:
  /// Lines a second and reason. Of what is beyond, one line a second says how many.
  static constexpr std::uint64_t most_lines = 20;

  /// rings    must outlive the reporter; nobody else may take from them
  /// out      a descriptor open for writing; stays the caller's
  /// failure  is rung when the thread had to give up; must outlive the reporter
  /// fails    std::system_error
  Reporter(std::vector<Events*> rings, report::Format format, int out, Bell& failure);
  ~Reporter() { stop_.ring(); }
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;

  /// Tells what is left in the rings and ends. A reader who takes nothing is given up after
  /// Outlet::patience; one who is gone, at once.
  ///
  /// fails  with what made the thread give up
  void finish();

  /// Lines that could not be written, or not wholly. After finish().
  [[nodiscard]] std::uint64_t lines_lost() const { return lines_lost_; }

 private:
  void run();
  void tell_all();
  [[nodiscard]] Events* oldest() const;
  void tell(const Event& event);
  void tell_suppressed();
  void write(const std::string& line);
  void flush();

  std::vector<Events*> rings_;
  report::Format format_;
  std::string held_;  ///< lines not yet written
  std::uint64_t lines_lost_ = 0;
  std::uint64_t told_ = 0;
  std::array<std::uint64_t, policy::reason_count> this_second_{};
  Bell stop_;
  Outlet out_;
  Task task_;
};

}  // namespace sixgate::service
