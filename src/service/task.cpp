// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/task.hpp"

#include <utility>

namespace sixgate::service {

Task::~Task() {
  if (thread_.joinable()) thread_.join();
}

void Task::start(std::function<void()> function) {
  thread_ = std::thread([this, function = std::move(function)] {
    try {
      function();
    } catch (...) {
      gave_up_ = std::current_exception();
      failure_.ring();
    }
  });
}

void Task::join() {
  if (thread_.joinable()) thread_.join();
  if (gave_up_) std::rethrow_exception(std::exchange(gave_up_, nullptr));
}

}  // namespace sixgate::service
