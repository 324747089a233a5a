// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::memory {

/// What sixgate keeps from one packet to the next. No rule asks for memory yet, so it holds no
/// table; the two calls mark where it speaks and where it listens.
class Memory {
 public:
  /// What is known of the packet before it is decided.
  [[nodiscard]] policy::Recollection recall(const packet::Headers& /*headers*/) const { return {}; }

  /// Takes note of the packet and of what was decided.
  void remember(const packet::Headers& /*headers*/, const policy::Decision& /*decision*/) {}
};

}  // namespace sixgate::memory
