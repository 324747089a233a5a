// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "memory/moment.hpp"
#include "memory/pieces.hpp"
#include "memory/secret.hpp"
#include "memory/table.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/fragment_recollection.hpp"

namespace sixgate::memory {

/// How long a train is remembered from the first of its fragments to come, as long as a receiver
/// may wait for the others. RFC 8200 section 4.5; of IPv4 the same.
inline constexpr std::chrono::seconds train_time{60};

/// Where a train is seen. It may be cut anew between two places, by a tunnel or by what puts
/// fragments together and apart again, so each has trains of its own, and no packet has fragments
/// of one train in two layers.
struct Place {
  std::uint8_t depth = 0;  ///< of the layer, 0 the outermost
  bool leaves = false;     ///< this machine: it was seen at its output
};

/// What the fragments of one packet have in common. RFC 8200 section 4.5; over IPv4 the protocol
/// too, RFC 791 section 3.2. Its bytes are compared; there is no padding.
struct TrainKey {
  std::uint64_t source_high = 0;
  std::uint64_t source_low = 0;
  std::uint64_t destination_high = 0;
  std::uint64_t destination_low = 0;
  std::uint32_t id = 0;
  std::uint8_t protocol = 0;  ///< 0 over IPv6, where fragments may differ in it
  std::uint8_t family = 0;
  std::uint8_t depth = 0;
  bool leaves = false;

  friend bool operator==(const TrainKey&, const TrainKey&) = default;
};

/// layer  a fragment
[[nodiscard]] TrainKey find_train(const packet::Layer& layer, Place place);

/// The trains of fragments that have come, each for sixty seconds from its first to come. One that
/// is whole begins anew with a first fragment: numbers are used again, and IPv4, and what
/// translators make of it, has only 65536.
///
/// Who knows a train's addresses and number can spoil it with one fragment, here as at any receiver
/// (RFC 8200 section 4.5). Who fills the table makes it forget the oldest trains, which costs
/// nobody a packet: what is not known is no overlap and follows nothing.
class Fragments {
 public:
  /// most   trains
  /// fails  std::bad_alloc
  Fragments(std::size_t most, const Secret& secret) : table_(most, secret) {}

  /// What is known before a fragment is decided.
  [[nodiscard]] policy::TrainRecollection recall(const TrainKey& key, const Piece& piece,
                                                 Moment now);

  /// Takes note of a fragment that was let through. Pieces are entered here and not as they are
  /// asked about: what was dropped no receiver has.
  ///
  /// carries_tunnel  it shows that the packet is a tunnel's
  /// out             whether it overlaps others, and was not entered
  bool note_passed(const TrainKey& key, const Piece& piece, Moment now,
                   bool carries_tunnel = false);

  /// Takes note that a first fragment was dropped: those that come later follow it, until another
  /// first one passes. Where one has passed they follow that, so that nobody spoils a train with
  /// what is dropped.
  ///
  /// has_passed  it is the one that has, in an earlier visit
  void note_first_dropped(const TrainKey& key, bool has_passed, Moment now);

  /// Takes note of an overlap for which a fragment was dropped: all that come follow it. RFC 5722
  /// section 4.
  void note_overlap(const TrainKey& key, Moment now);

  [[nodiscard]] Usage usage(Moment now) const { return table_.usage(now); }

  /// Bytes that it can come to take.
  [[nodiscard]] std::size_t size() const { return table_.size(); }

  /// Fragments that were forgotten because their train had come in too many runs.
  [[nodiscard]] std::uint64_t forgotten() const {
    return forgotten_.load(std::memory_order_relaxed);
  }

 private:
  enum class First : std::uint8_t { unseen, passed, dropped };

  struct Train {
    Pieces pieces;
    First first = First::unseen;
    bool is_overlapped = false;
    bool carries_tunnel = false;

    [[nodiscard]] bool begins_anew(const Piece& piece) const {
      return piece.is_first() && !is_overlapped && pieces.are_whole();
    }
  };

  using TrainTable = Table<TrainKey, Train>;

  template <typename Use>
  void note(const TrainKey& key, Moment now, Use use);

  TrainTable table_;
  std::atomic<std::uint64_t> forgotten_ = 0;
};

}  // namespace sixgate::memory
