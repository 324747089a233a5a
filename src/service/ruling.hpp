// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "service/rulebook.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::service {

/// A rulebook as one thread judges by it: what differs from one round to the next is its own.
class Ruling {
 public:
  explicit Ruling(std::shared_ptr<const Rulebook> rulebook);
  Ruling(const Ruling&) = delete;
  Ruling& operator=(const Ruling&) = delete;

  /// Takes in what this machine's interfaces are now. Neither locks nor allocates.
  void refresh();

  /// As of the last refresh().
  [[nodiscard]] const policy::Policy& policy() const { return policy_; }

  [[nodiscard]] const kernel::Interfaces& interfaces() const { return rulebook_->interfaces(); }

  /// The first note whose action somebody has set, if any: he wants to hear of it.
  [[nodiscard]] std::optional<policy::Reason> find_asked_for(
      std::span<const policy::Note> notes) const {
    for (const policy::Note& note : notes) {
      if (is_set_[policy::index_of(note.reason)]) return note.reason;
    }
    return std::nullopt;
  }

  /// Whether dropped packets are kept.
  [[nodiscard]] bool keeps_dropped() const {
    return !rulebook_->configuration().capture().folder.empty();
  }

 private:
  friend class Rulings;

  std::shared_ptr<const Rulebook> rulebook_;
  std::vector<policy::Tunnel> tunnels_;
  kernel::Interfaces::Broadcasts broadcasts_{};
  policy::Policy policy_;
  std::array<bool, policy::reason_count> is_set_{};  ///< its action, by somebody
  Ruling* retired_before_ = nullptr;
};

/// The ruling in force of one thread that judges. Another one may offer the next, which neither
/// waits for the other nor has it allocate or free.
class Rulings {
 public:
  explicit Rulings(std::shared_ptr<const Rulebook> rulebook)
      : current_(std::make_unique<Ruling>(std::move(rulebook))) {}
  ~Rulings();
  Rulings(const Rulings&) = delete;
  Rulings& operator=(const Rulings&) = delete;

  /// Has the rulebook be in force from the next current() on. For one thread, not the one that
  /// judges.
  void offer(std::shared_ptr<const Rulebook> rulebook);

  /// The newest, until the next call. For the thread that judges.
  [[nodiscard]] Ruling& current();

 private:
  void free_retired();

  std::unique_ptr<Ruling> current_;
  std::atomic<Ruling*> offered_ = nullptr;
  std::atomic<Ruling*> retired_ = nullptr;  ///< the last one, which knows the one before
};

}  // namespace sixgate::service
