// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <exception>
#include <functional>
#include <thread>

#include "service/bell.hpp"

namespace sixgate::service {

/// A thread that may give up: what its function throws is kept for whoever joins it. Its owner
/// tells it to end before he joins or destroys it.
class Task {
 public:
  /// failure  is rung when the function had to give up; must outlive the task
  explicit Task(Bell& failure) : failure_(failure) {}
  ~Task();
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;

  /// Once.
  ///
  /// fails  std::system_error where the system has no thread for it
  void start(std::function<void()> function);

  /// Waits for the end; at once where it never began or was joined before.
  ///
  /// fails  with what made it give up, once
  void join();

 private:
  Bell& failure_;
  std::exception_ptr gave_up_;
  std::thread thread_;
};

}  // namespace sixgate::service
