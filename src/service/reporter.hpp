// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "service/bell.hpp"
#include "service/event.hpp"
#include "service/listener.hpp"
#include "service/task.hpp"

namespace sixgate::service {

/// Tells the verdicts that the deciding threads left in their rings, oldest first, to all who
/// listen, by a thread of its own.
class Reporter {
 public:
  /// rings      must outlive the reporter; nobody else may take from them
  /// listeners  must outlive the reporter
  /// stop       is rung for it to end
  /// failure    is rung when the thread had to give up; both must outlive the reporter
  /// fails      std::system_error
  Reporter(std::vector<Events*> rings, std::vector<Listener*> listeners, Bell& stop, Bell& failure);
  ~Reporter() { stop_.ring(); }
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;

  /// Tells what is left in the rings and ends.
  ///
  /// fails  with what made the thread give up
  void finish();

 private:
  void run();
  void tell_all();
  void tell(const Event& event);

  std::vector<Events*> rings_;
  std::vector<Listener*> listeners_;
  Bell& stop_;
  Task task_;
};

}  // namespace sixgate::service
