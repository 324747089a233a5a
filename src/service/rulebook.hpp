// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include "config/configuration.hpp"
#include "kernel/interfaces.hpp"

namespace sixgate::service {

/// By what packets are judged until the next reload: a configuration, and what it is about on this
/// machine. Whoever judges by it shares it.
class Rulebook {
 public:
  /// fails  kernel::Refused
  explicit Rulebook(config::Configuration configuration);

  [[nodiscard]] const config::Configuration& configuration() const { return configuration_; }

  [[nodiscard]] const kernel::Interfaces& interfaces() const { return interfaces_; }

  /// For the one thread that follows them.
  [[nodiscard]] kernel::Interfaces& followed_interfaces() { return interfaces_; }

 private:
  config::Configuration configuration_;
  kernel::Interfaces interfaces_;
};

}  // namespace sixgate::service
