// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <utility>

namespace sixgate::service {

/// How many verdicts came too fast for anybody to be told, of which each who is told wants to hear
/// what is new to him.
class Losses {
 public:
  using Count = std::function<std::uint64_t()>;

  /// count  all so far; may be called by any thread
  explicit Losses(Count count) : count_(std::move(count)), known_(count_()) {}

  /// Since the last time, or since this was made.
  [[nodiscard]] std::uint64_t take_new() {
    const std::uint64_t all = count_();
    return all - std::exchange(known_, all);
  }

 private:
  Count count_;
  std::uint64_t known_;
};

}  // namespace sixgate::service
