// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "kernel/alive.hpp"
#include "kernel/interfaces.hpp"
#include "service/bell.hpp"
#include "service/worker.hpp"

namespace sixgate::service {

using Workers = std::vector<std::unique_ptr<Worker>>;

/// Keeps @alive alive while every worker gets on with its work, so that a gate that hangs costs its
/// network half a second. Looks at the interfaces once a second besides.
class Watchdog {
 public:
  /// Renews @alive for the first time: from here on packets are queued.
  ///
  /// alive, workers, interfaces  must outlive the watchdog
  /// fails                       kernel::Refused
  Watchdog(kernel::Alive& alive, const Workers& workers, kernel::Interfaces& interfaces);
  ~Watchdog() { stop(); }
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// Clears @alive: nothing is queued when this returns, but for what is already on its way.
  void stop();

 private:
  void run();
  void renew();
  [[nodiscard]] bool everybody_works() const;

  /// Says on standard error what is wrong, once; empty when all is well again.
  void say(const std::string& trouble);

  kernel::Alive& alive_;
  const Workers& workers_;
  kernel::Interfaces& interfaces_;
  std::string said_;
  Bell stop_;
  std::thread thread_;
};

}  // namespace sixgate::service
