// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

#include "memory/moment.hpp"
#include "memory/secret.hpp"
#include "memory/spin_lock.hpp"

namespace sixgate::memory {

/// What an entry is worth where room runs out, least first.
enum class Standing : std::uint8_t {
  offered,  ///< somebody outside makes one with a packet
  asked,    ///< somebody here does
  proven,   ///< the other side has answered
};

/// How full a table is, and what that has cost.
struct Usage {
  std::size_t most = 0;       ///< entries that there is room for
  std::size_t entries = 0;    ///< of them in use, those that have expired left out
  std::uint64_t evicted = 0;  ///< entries that made room for others before their time
  std::uint64_t refused = 0;  ///< others that found none
};

/// Entries by their key, as many as there is room for from the beginning, each until it expires.
/// Any number of threads may use it: a bucket of eight has a lock, held while `use` is called.
/// Memory that was never used is never touched.
///
/// Where a bucket is full a newcomer takes the place of what has expired; else of what is worth
/// least, and of that expires first, if it may; else it finds no place. What is offered takes the
/// place of its like alone, what is asked that of anything: we are not to be shut out by what we
/// have asked before. What is made proven takes nobody's.
///
/// Key    its bytes are what is compared: no padding
/// Value  trivially copyable; begins as Value()
template <typename Key, typename Value>
class Table {
  static_assert(std::has_unique_object_representations_v<Key>);
  static_assert(std::is_trivially_copyable_v<Value>);

 public:
  struct Entry {
    Value value;
    Moment expires;
    Standing standing;
  };

  /// most    is rounded up to a whole number of buckets; at least one
  /// secret  keys the hash
  /// fails   std::bad_alloc
  Table(std::size_t most, const Secret& secret)
      : count_(std::max<std::size_t>(1, (most + ways - 1) / ways)),
        buckets_(static_cast<Bucket*>(std::calloc(count_, sizeof(Bucket)))),
        secret_(secret) {
    if (buckets_ == nullptr) throw std::bad_alloc();
  }

  /// Calls `use` with the key's entry where there is one that has not expired.
  ///
  /// use  takes an Entry&; calls nothing that waits and nothing of this table
  /// out  whether there was one
  template <typename Use>
  bool find(const Key& key, Moment now, Use use) {
    const std::uint64_t hash = hash_of(key);
    Bucket& bucket = bucket_of(hash);
    const std::scoped_lock held(bucket.lock);
    Slot* const slot = find_slot(bucket, tag_of(hash), key, now);
    if (slot != nullptr) use(slot->entry);
    return slot != nullptr;
  }

  /// The same; where there is none it is made, to expire at once unless `use` says otherwise.
  ///
  /// standing  of a new one
  /// use       takes an Entry& and whether it is new
  /// out       false where there was no place for it, which is counted
  template <typename Use>
  bool find_or_make(const Key& key, Standing standing, Moment now, Use use) {
    const std::uint64_t hash = hash_of(key);
    Bucket& bucket = bucket_of(hash);
    const std::scoped_lock held(bucket.lock);
    if (Slot* const slot = find_slot(bucket, tag_of(hash), key, now)) {
      use(slot->entry, false);
      return true;
    }
    const std::size_t place = find_place(bucket, standing, now);
    if (place == ways) {
      refused_.fetch_add(1, std::memory_order_relaxed);
      return false;
    }
    Slot& slot = bucket.slots[place];
    std::atomic_ref(bucket.tags[place]).store(tag_of(hash), std::memory_order_relaxed);
    slot.key = key;
    slot.entry = {.value = Value(), .expires = now, .standing = standing};
    use(slot.entry, true);
    return true;
  }

  /// Looks at every bucket: for whoever tells, not for the packet path.
  [[nodiscard]] Usage usage(Moment now) const {
    Usage usage{.most = count_ * ways,
                .entries = 0,
                .evicted = evicted_.load(std::memory_order_relaxed),
                .refused = refused_.load(std::memory_order_relaxed)};
    for (Bucket& bucket : std::span(buckets_.get(), count_)) {
      if (!was_used(bucket)) continue;
      const std::scoped_lock held(bucket.lock);
      for (std::size_t i = 0; i < ways; ++i) {
        if (bucket.tags[i] != 0 && bucket.slots[i].entry.expires > now) ++usage.entries;
      }
    }
    return usage;
  }

  /// Bytes that it can come to take.
  [[nodiscard]] std::size_t size() const { return count_ * sizeof(Bucket); }

 private:
  static constexpr std::size_t ways = 8;

  struct Slot {
    Key key;
    Entry entry;
  };

  /// Empty where all its bytes are 0.
  struct Bucket {
    SpinLock lock;
    std::array<std::uint8_t, ways> tags;  ///< of the key in each slot; 0: none
    std::array<Slot, ways> slots;
  };

  struct Free {
    void operator()(Bucket* buckets) const { std::free(buckets); }
  };

  [[nodiscard]] std::uint64_t hash_of(const Key& key) const {
    return secret_.hash(std::as_bytes(std::span(&key, 1)));
  }

  /// By the upper half: the tag has the lowest bits.
  [[nodiscard]] Bucket& bucket_of(std::uint64_t hash) const {
    return buckets_.get()[((hash >> 32) * count_) >> 32];
  }

  static std::uint8_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint8_t>(std::max<std::uint64_t>(1, hash & 0xff));
  }

  /// Without its lock, which alone would touch its memory.
  static bool was_used(Bucket& bucket) {
    return std::ranges::any_of(bucket.tags, [](std::uint8_t& tag) {
      return std::atomic_ref(tag).load(std::memory_order_relaxed) != 0;
    });
  }

  static Slot* find_slot(Bucket& bucket, std::uint8_t tag, const Key& key, Moment now) {
    for (std::size_t i = 0; i < ways; ++i) {
      Slot& slot = bucket.slots[i];
      if (bucket.tags[i] == tag && slot.key == key && slot.entry.expires > now) return &slot;
    }
    return nullptr;
  }

  /// out  `ways` where there is none
  std::size_t find_place(const Bucket& bucket, Standing newcomer, Moment now) {
    std::size_t place = ways;
    for (std::size_t i = 0; i < ways; ++i) {
      const Entry& entry = bucket.slots[i].entry;
      if (bucket.tags[i] == 0 || entry.expires <= now) return i;
      if (!may_take_place(newcomer, entry.standing)) continue;
      if (place == ways || is_worth_less(entry, bucket.slots[place].entry)) place = i;
    }
    if (place != ways) evicted_.fetch_add(1, std::memory_order_relaxed);
    return place;
  }

  static bool may_take_place(Standing newcomer, Standing held) {
    return newcomer == Standing::asked ||
           (newcomer == Standing::offered && held == Standing::offered);
  }

  static bool is_worth_less(const Entry& a, const Entry& b) {
    return std::pair(a.standing, a.expires) < std::pair(b.standing, b.expires);
  }

  std::size_t count_;
  std::unique_ptr<Bucket, Free> buckets_;
  Secret secret_;
  std::atomic<std::uint64_t> evicted_ = 0;
  std::atomic<std::uint64_t> refused_ = 0;
};

}  // namespace sixgate::memory
