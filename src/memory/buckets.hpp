// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "memory/moment.hpp"
#include "memory/secret.hpp"
#include "memory/spin_lock.hpp"
#include "memory/table.hpp"
#include "memory/token_bucket.hpp"
#include "sixgate/policy/rate.hpp"
#include "sixgate/policy/recollection.hpp"
#include "sixgate/policy/visit.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::memory {

/// Whose bucket it is. Its bytes are compared; there is no padding.
struct RateKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  std::uint32_t family = 0;
  std::uint32_t rate = 0;

  friend bool operator==(const RateKey&, const RateKey&) = default;
};

/// How much of each kind of traffic each source sends: a token bucket for either.
///
/// A bucket keeps its place until it is full again and its source has been silent for ten seconds;
/// nobody takes it before. So a source that goes on keeps its own, however many others come, and a
/// flood from sources of its invention fills the table once. Who then finds no place shares one
/// bucket with all others of the kind that found none, of sixteen times the limit: the flood meets
/// that, and one that is new and quiet passes with what it leaves.
class Buckets {
 public:
  /// most   buckets
  /// fails  std::bad_alloc
  Buckets(std::size_t most, const Secret& secret) : table_(most, secret) {}

  /// Counts a packet, once for each kind of which it has a layer and that a rule asks for: the
  /// outermost such layer.
  ///
  /// recollection  what is known of the packet besides
  /// out           which limits it is over
  [[nodiscard]] policy::RateRecollection count(const policy::Visit& visit,
                                               const policy::Recollection& recollection,
                                               Moment now);

  /// Takes a packet that was dropped out of the count again: it loads nobody, and may have named
  /// whoever is to be cut off as its source.
  ///
  /// recollection  with what count() said
  void uncount(const policy::Visit& visit, const policy::Recollection& recollection, Moment now);

  /// Takes a token for a packet.
  ///
  /// source  by find_rated_prefix()
  /// limit   packets a second, at least 1
  /// out     whether there was one
  bool take(policy::Rate rate, wire::Address source, std::uint32_t limit, Moment now);

  /// Gives one back that take() gave.
  void give_back(policy::Rate rate, wire::Address source, std::uint32_t limit, Moment now);

  [[nodiscard]] Usage usage(Moment now) const { return table_.usage(now); }

  /// Bytes that it can come to take.
  [[nodiscard]] std::size_t size() const { return table_.size(); }

 private:
  /// Of all sources of one kind that found no place.
  struct Shared {
    SpinLock lock{};
    TokenBucket bucket;
  };

  bool take_shared(policy::Rate rate, std::uint32_t limit, Moment now);

  Table<RateKey, TokenBucket> table_;
  std::array<Shared, policy::all_rates.size()> shared_{};
};

}  // namespace sixgate::memory
