// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sixgate::memory {

/// What hashes are keyed with, so that nobody outside can choose packets that fall into one place.
class Secret {
 public:
  /// Anew for every process, from the kernel.
  [[nodiscard]] static Secret random();

  /// The same always, for what has to come out the same again: a replay, a test.
  [[nodiscard]] static Secret fixed() { return Secret({}); }

  /// SipHash-2-4 of the bytes.
  [[nodiscard]] std::uint64_t hash(std::span<const std::byte> bytes) const;

 private:
  using Key = std::array<unsigned char, 16>;

  explicit Secret(const Key& key) : key_(key) {}

  Key key_;
};

}  // namespace sixgate::memory
