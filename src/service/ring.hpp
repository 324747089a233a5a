// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace sixgate::service {

/// A queue of fixed size between two threads, one that pushes and one that pops. Neither ever waits
/// for the other. Slots that were never used take no memory.
template <typename Item, std::size_t Capacity>
class Ring {
  static_assert(std::is_trivially_copyable_v<Item>, "items are overwritten without ceremony");

 public:
  /// For the pushing thread. False, and nothing is added, when the ring is full.
  bool push(const Item& item) { return emplace(item); }

  /// The same, with the item made in its slot: large ones are not copied for it.
  ///
  /// parts  what the item is made of
  template <typename... Parts>
  bool emplace(const Parts&... parts) {
    const std::size_t end = end_.load(std::memory_order_relaxed);
    if (end - begin_.load(std::memory_order_acquire) == Capacity) return false;
    std::construct_at(&slots_[end % Capacity].item, parts...);
    end_.store(end + 1, std::memory_order_release);
    return true;
  }

  /// For the popping thread: the oldest item, which stays until pop(); null when there is none.
  [[nodiscard]] const Item* front() const {
    const std::size_t begin = begin_.load(std::memory_order_relaxed);
    if (begin == end_.load(std::memory_order_acquire)) return nullptr;
    return &slots_[begin % Capacity].item;
  }

  /// How many items there are: for the popping thread at least so many, for the pushing one at
  /// most.
  [[nodiscard]] std::size_t size() const {
    return end_.load(std::memory_order_acquire) - begin_.load(std::memory_order_acquire);
  }

  /// For the popping thread: drops the item that front() gave.
  void pop() { begin_.fetch_add(1, std::memory_order_release); }

 private:
  /// Holds an item or nothing, and is made without touching its memory.
  union Slot {
    Slot() {}  // NOLINT: nothing is the point
    Item item;
  };

  std::unique_ptr<Slot[]> slots_ = std::make_unique_for_overwrite<Slot[]>(Capacity);
  alignas(64) std::atomic<std::size_t> begin_ = 0;
  alignas(64) std::atomic<std::size_t> end_ = 0;
};

/// Of several rings, for the thread that pops from them, the one whose oldest item came first; null
/// where all are empty.
///
/// time_of  of an item, what orders them
template <typename AnyRing, typename TimeOf>
[[nodiscard]] AnyRing* find_oldest(const std::vector<AnyRing*>& rings, TimeOf time_of) {
  AnyRing* oldest = nullptr;
  for (AnyRing* const ring : rings) {
    const auto* const item = ring->front();
    if (item == nullptr) continue;
    if (oldest == nullptr || time_of(*item) < time_of(*oldest->front())) oldest = ring;
  }
  return oldest;
}

}  // namespace sixgate::service
