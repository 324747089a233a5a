// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "config/configuration.hpp"
#include "kernel/names.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::kernel {

/// What the table is made of. The policy must outlive it.
struct Ruleset {
  const policy::Policy& policy;
  policy::WhenAbsent when_absent = policy::WhenAbsent::baseline;
  config::KernelSettings kernel;
  bool conntrack = false;  ///< whether the rules may use connection tracking
  ZoneNames zones{};       ///< of [zones]
  bool has_helper = true;  ///< whether this kernel has what services with a helper ask for
};

/// Who makes the rules of the queue chains.
enum class QueueChains : std::uint8_t {
  shown,     ///< the text, by nft's own `queue`: what is printed, and loaded where the kernel can
  left_out,  ///< fill_queue_chains(), before the text is loaded
};

/// Table inet sixgate as nft text. Loading it makes the table, or refills the one that is there in
/// the same transaction: base chains are never deleted, since a hook that goes away takes every
/// queued packet of the namespace with it.
///
///   gate_HOOK      priority -20. Rules that the kernel decides, the guaranteed set, steering
///   backstop_HOOK  priority -19. What still has the pending bit was judged by nobody; then the
///                  services of zones that enforce them
///
/// The pending bit is sixgate's alone. The gate clears what somebody else set before it steers, so
/// the backstop never takes a packet for a steered one that was not.
[[nodiscard]] std::string render(const Ruleset& ruleset, QueueChains queue_chains);

}  // namespace sixgate::kernel
