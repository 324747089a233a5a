// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace sixgate::wire {

/// A list that holds at most Capacity items in place and allocates nothing.
template <typename Item, std::size_t Capacity>
class Bounded {
 public:
  /// Adds one item; false, and nothing is added, when the list is full.
  constexpr bool push(const Item& item) {
    if (size_ == Capacity) return false;
    items_[size_++] = item;
    return true;
  }

  /// Adds one fresh item to a list that is not full and hands it out to be filled in.
  [[nodiscard]] constexpr Item& extend() { return items_[size_++]; }

  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  [[nodiscard]] constexpr bool full() const { return size_ == Capacity; }

  /// The item at `index`, which must be less than size().
  [[nodiscard]] constexpr const Item& operator[](std::size_t index) const { return items_[index]; }
  [[nodiscard]] constexpr Item& operator[](std::size_t index) { return items_[index]; }

  [[nodiscard]] constexpr const Item* begin() const { return items_.data(); }
  [[nodiscard]] constexpr const Item* end() const { return items_.data() + size_; }

 private:
  std::array<Item, Capacity> items_{};
  std::size_t size_ = 0;
};

}  // namespace sixgate::wire
