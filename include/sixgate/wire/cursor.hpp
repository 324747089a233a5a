// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ranges>
#include <span>
#include <type_traits>

namespace sixgate::wire {

/// A range that owns its elements and is about to go.
template <typename Range>
concept Temporary = std::ranges::range<Range> && !std::is_lvalue_reference_v<Range> &&
                    !std::ranges::borrowed_range<Range>;

/// N bytes already proven present. A field names its offset at compile time, so reading past the
/// end does not build. Fields are big-endian and come back widened to 32 bits, because lengths are
/// multiplied next.
///
/// A Block is a view: it is valid as long as the packet's bytes are.
template <std::size_t N>
class Block {
 public:
  constexpr explicit Block(std::span<const std::uint8_t, N> bytes) : bytes_(bytes) {}

  /// Bytes that are gone with the expression cannot be viewed.
  template <Temporary Bytes>
  explicit Block(Bytes&&) = delete;

  template <std::size_t At>
  [[nodiscard]] constexpr std::uint32_t u8() const {
    static_assert(At + 1 <= N);
    return bytes_[At];
  }

  template <std::size_t At>
  [[nodiscard]] constexpr std::uint32_t be16() const {
    static_assert(At + 2 <= N);
    return u8<At>() << 8 | u8<At + 1>();
  }

  template <std::size_t At>
  [[nodiscard]] constexpr std::uint32_t be32() const {
    static_assert(At + 4 <= N);
    return be16<At>() << 16 | be16<At + 2>();
  }

  template <std::size_t At, std::size_t Count>
  [[nodiscard]] constexpr std::span<const std::uint8_t, Count> bytes() const {
    static_assert(At + Count <= N);
    return bytes_.template subspan<At, Count>();
  }

 private:
  std::span<const std::uint8_t, N> bytes_;
};

/// What stands where a cursor has no more bytes to hand over.
enum class Beyond : std::uint8_t {
  nothing,         ///< the packet, header or option area ends there
  not_captured,    ///< the packet goes on, but whoever captured it kept less
  later_fragment,  ///< the rest travels in other fragments of the same packet
};

/// What is left of a packet, and the only bounds check in the project. The one way forward is
/// take(), and take() either yields the bytes or yields nothing and stays where it was.
///
/// A cursor is a view: it is valid as long as the packet's bytes are.
class Cursor {
 public:
  /// bytes   what was captured, from the packet's first byte
  /// length  the packet's own length in bytes, at least bytes.size()
  constexpr explicit Cursor(std::span<const std::uint8_t> bytes, std::size_t length)
      : bytes_(bytes),
        length_(std::max(length, bytes.size())),
        beyond_(length > bytes.size() ? Beyond::not_captured : Beyond::nothing) {}

  constexpr explicit Cursor(std::span<const std::uint8_t> bytes) : Cursor(bytes, bytes.size()) {}

  /// Bytes that are gone with the expression cannot be viewed.
  template <Temporary Bytes>
  explicit Cursor(Bytes&&) = delete;
  template <Temporary Bytes>
  Cursor(Bytes&&, std::size_t) = delete;

  /// Bytes left by the packet's own account, captured or not.
  [[nodiscard]] constexpr std::size_t length() const { return length_; }

  /// Whether all that is left is here.
  [[nodiscard]] constexpr bool is_complete() const { return bytes_.size() == length_; }

  /// Distance of the next byte from the packet's first, in bytes.
  [[nodiscard]] constexpr std::size_t offset() const { return offset_; }

  /// Why take() of `count` bytes fails, or would: `nothing` where the packet has fewer.
  [[nodiscard]] constexpr Beyond beyond(std::size_t count) const {
    return count <= length_ ? beyond_ : Beyond::nothing;
  }

  /// The next N bytes, and steps over them.
  template <std::size_t N>
  [[nodiscard]] constexpr std::optional<Block<N>> take() {
    const auto block = peek<N>();
    if (block) advance(N);
    return block;
  }

  /// The next N bytes; stays where it is.
  template <std::size_t N>
  [[nodiscard]] constexpr std::optional<Block<N>> peek() const {
    if (bytes_.size() < N) return std::nullopt;
    return Block<N>(bytes_.first<N>());
  }

  /// The next `count` bytes as a cursor of their own, and steps over them: an option walk given
  /// this cannot see, or stray into, the header that follows. Some or all of them may not be
  /// captured; the sub-cursor then knows it.
  ///
  /// fails  when the packet itself has fewer than `count` bytes left; this has not moved
  [[nodiscard]] constexpr std::optional<Cursor> take(std::size_t count) {
    if (count > length_) return std::nullopt;
    Cursor part = *this;
    part.bytes_ = bytes_.first(std::min(count, bytes_.size()));
    part.length_ = count;
    if (part.bytes_.size() == count) part.beyond_ = Beyond::nothing;
    advance(count);
    return part;
  }

  /// The same bytes, known to go on in later fragments.
  [[nodiscard]] constexpr Cursor continued_in_later_fragments() const {
    Cursor open = *this;
    if (bytes_.size() == length_) open.beyond_ = Beyond::later_fragment;
    open.length_ = unknown_length;
    return open;
  }

  /// True where the length is that of one fragment of something longer.
  [[nodiscard]] constexpr bool is_open() const { return length_ > unknown_length / 2; }

 private:
  static constexpr std::size_t unknown_length = SIZE_MAX / 2;

  constexpr void advance(std::size_t count) {
    bytes_ = bytes_.subspan(std::min(count, bytes_.size()));
    offset_ += count;
    length_ -= count;
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t length_;
  std::size_t offset_ = 0;
  Beyond beyond_;
};

}  // namespace sixgate::wire
