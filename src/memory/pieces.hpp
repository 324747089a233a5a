// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/layer.hpp"

namespace sixgate::memory {

/// What one fragment holds of its packet, in bytes from where the fragmentable part begins.
struct Piece {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  ///< of the byte behind it
  bool is_last = false;   ///< no more fragments follow

  [[nodiscard]] constexpr bool is_first() const { return begin == 0; }
  [[nodiscard]] constexpr bool is_empty() const { return begin == end; }
};

/// The piece that a layer is, by the lengths that it states; an empty one where they make no sense.
/// Nothing where it is no fragment, or an atomic one, which has nothing to do with others (RFC 8200
/// section 4.5).
[[nodiscard]] std::optional<Piece> find_piece(const packet::Layer& layer);

/// The pieces of one packet that have come, in whatever order. Those of one length in a row take
/// one run; of runs there are sixteen, which is enough for what any source sends. Where more are
/// needed the highest are forgotten, so that one that overlaps the first fragment, by which a
/// packet is judged, is always known.
class Pieces {
 public:
  /// Whether a piece overlaps what has come. An exact duplicate does not, and it is one by its
  /// place and its length: what a later fragment holds is judged by nobody, and a first one is
  /// judged each time. Nor does what is empty, nor, for want of knowledge, what overlaps only
  /// pieces that are forgotten.
  [[nodiscard]] bool overlap(const Piece& piece) const;

  /// Adds a piece that overlaps none.
  ///
  /// out  false where this one or another had to be forgotten
  bool add(const Piece& piece);

  /// All have come, from the first to the last.
  [[nodiscard]] bool are_whole() const;

 private:
  /// Pieces of one length in a row. Its numbers count eight bytes, as offsets do.
  struct Run {
    std::uint16_t begin = 0;
    std::uint16_t end = 0;
    std::uint16_t piece = 0;  ///< the length of each
  };

  [[nodiscard]] bool is_in(const Run& run, const Piece& piece) const;

  /// Whether a piece that stands where one has come says the same of whether others follow, as far
  /// as that is known: of two last pieces that do not overlap only one is.
  [[nodiscard]] bool ends_alike(const Piece& piece) const;

  bool insert(std::size_t index, const Run& run);
  void remove(std::size_t index);

  std::array<Run, 16> runs_{};  ///< in order; they do not overlap
  std::uint8_t count_ = 0;
  bool is_some_forgotten_ = false;
  std::uint32_t end_ = 0;  ///< of the last piece; 0: it has not come
};

}  // namespace sixgate::memory
