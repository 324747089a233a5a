// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

#include "service/ring.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/verdict.hpp"

namespace sixgate::service {

/// A packet on its way from the thread that decided to drop it to the one that keeps it.
class Dropped {
 public:
  /// Of a packet, bytes.
  static constexpr std::size_t most_bytes = 2048;

  /// time  seconds since 1970
  Dropped(double time, const packet::Packet& packet, const policy::Decision& decision,
          policy::Mode mode, std::optional<policy::Hook> hook)
      : time_(time),
        decision_(decision),
        mode_(mode),
        hook_(hook),
        length_(packet.length),
        kept_(std::min(packet.bytes.size(), most_bytes)) {
    if (kept_ > 0) std::memcpy(bytes_.data(), packet.bytes.data(), kept_);
  }

  [[nodiscard]] double time() const { return time_; }
  [[nodiscard]] const policy::Decision& decision() const { return decision_; }
  [[nodiscard]] policy::Mode mode() const { return mode_; }  ///< as of then
  [[nodiscard]] std::optional<policy::Hook> hook() const { return hook_; }

  /// A view of this.
  [[nodiscard]] packet::Packet packet() const {
    return {.bytes = std::span(bytes_).first(kept_), .length = length_};
  }

 private:
  double time_;
  policy::Decision decision_;
  policy::Mode mode_;
  std::optional<policy::Hook> hook_;
  std::size_t length_;
  std::size_t kept_;
  std::array<std::uint8_t, most_bytes> bytes_;  // NOLINT: what is behind kept_ is never read
};

/// The way there. What does not fit is lost, and counted.
class DroppedPackets {
 public:
  /// A tenth of a second's, at five thousand a second; a megabyte where all are in use.
  static constexpr std::size_t capacity = 512;

  /// For the thread that decides: takes what Dropped is made of.
  template <typename... Parts>
  void push(const Parts&... parts) {
    if (!ring_.emplace(parts...)) lost_.fetch_add(1, std::memory_order_relaxed);
  }

  /// For the thread that keeps; see Ring.
  [[nodiscard]] const Dropped* front() const { return ring_.front(); }
  [[nodiscard]] std::size_t size() const { return ring_.size(); }
  void pop() { ring_.pop(); }

  [[nodiscard]] std::uint64_t lost() const { return lost_.load(std::memory_order_relaxed); }

 private:
  Ring<Dropped, capacity> ring_;
  std::atomic<std::uint64_t> lost_ = 0;
};

}  // namespace sixgate::service
