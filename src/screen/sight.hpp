// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "screen/rates.hpp"

namespace sixgate::screen {

/// How the gate does, for the colour of its line.
enum class Health : std::uint8_t {
  good,
  unknown,  ///< it answers, and nobody shows whether it judges
  bad,
};

/// The queue of one class. What was not shown is nothing.
struct QueueSight {
  std::string queue_class;
  std::uint16_t number = 0;
  std::optional<std::uint64_t> waiting;   ///< packets without a verdict
  std::optional<std::uint64_t> received;  ///< since the gate has it
  std::optional<std::uint64_t> late;      ///< verdicts that came too late
  std::optional<std::uint64_t> dropped_full;
  std::optional<std::uint64_t> dropped_at_socket;
  std::optional<double> socket_fill;  ///< of its buffer, 0 to 1
};

/// What one look at the gate and at the kernel's side has shown.
struct Sight {
  Health health = Health::unknown;
  std::string gate;                           ///< a sentence: whether it judges
  std::string posture;                        ///< by what; empty where nobody says
  std::optional<std::vector<Count>> decided;  ///< by the gate; nothing where it did not tell
  std::optional<std::vector<Count>> kernel;   ///< by the kernel; nothing where it was not shown
  Decider kernel_told_by = Decider::gate;     ///< since its start, or all that the table has
  std::optional<std::vector<Count>> unjudged;
  std::uint64_t late = 0;
  std::uint64_t events_lost = 0;  ///< verdicts that the gate had no room to tell
  std::vector<QueueSight> queues;
};

}  // namespace sixgate::screen
