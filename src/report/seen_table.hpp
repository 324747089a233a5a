// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

namespace sixgate::report {

/// At most `most` things that were seen, each an Entry with its `seen`. Where there is no room for
/// a new one, the one goes that was seen least often, of several the one that was seen last the
/// longest ago: what goes on for long outstays what comes once.
template <typename Entry, std::size_t most>
class SeenTable {
 public:
  /// The entry for which `is_it` holds; null where there is none. It stays until add().
  template <typename IsIt>
  [[nodiscard]] Entry* find(IsIt is_it) {
    const auto found = std::ranges::find_if(entries_, is_it);
    return found == entries_.end() ? nullptr : &*found;
  }

  /// Adds one, and stays its owner until the next add().
  Entry& add(Entry entry) {
    if (entries_.size() < most) return entries_.emplace_back(std::move(entry));
    ++evicted_;
    return *std::ranges::min_element(entries_, {}, [](const Entry& one) {
      return std::tuple(one.seen.packets, one.seen.last);
    }) = std::move(entry);
  }

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

  /// How many went for want of room.
  [[nodiscard]] std::uint64_t evicted() const { return evicted_; }

 private:
  std::vector<Entry> entries_;
  std::uint64_t evicted_ = 0;
};

}  // namespace sixgate::report
