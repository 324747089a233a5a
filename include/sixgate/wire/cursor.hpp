// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ranges>
#include <span>
#include <string_view>
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
  not_quoted,      ///< the packet goes on, but the ICMP error that quotes it holds less
};

/// The word in every output; empty for nothing.
constexpr std::string_view name_of(Beyond beyond) {
  switch (beyond) {
    case Beyond::nothing: return {};
    case Beyond::not_captured: return "not-captured";
    case Beyond::later_fragment: return "later-fragment";
    case Beyond::not_quoted: return "not-quoted";
  }
  return {};
}

/// Where a cursor stands and how far it may go: enough to stand there again over the same packet.
struct Extent {
  static constexpr std::uint32_t open = UINT32_MAX;

  std::uint32_t offset = 0;         ///< of the next byte from the packet's first, bytes
  std::uint32_t here = 0;           ///< how many bytes follow that were handed over
  std::uint32_t length = 0;         ///< how many follow by the packet's account; `open` if unknown
  Beyond beyond = Beyond::nothing;  ///< what stands behind `here`

  friend constexpr bool operator==(const Extent&, const Extent&) = default;
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

  /// Stands where another cursor stood.
  ///
  /// packet  the bytes of the packet that cursor was made over, from the first. Over fewer, less is
  ///         here, and the rest counts as not captured
  constexpr explicit Cursor(std::span<const std::uint8_t> packet, const Extent& extent)
      : bytes_(packet.subspan(std::min<std::size_t>(extent.offset, packet.size()))),
        length_(extent.length == Extent::open ? unknown_length : extent.length),
        offset_(extent.offset),
        beyond_(extent.beyond) {
    if (bytes_.size() < extent.here) beyond_ = Beyond::not_captured;
    bytes_ = bytes_.first(std::min<std::size_t>(bytes_.size(), extent.here));
  }

  /// Bytes that are gone with the expression cannot be viewed.
  template <Temporary Bytes>
  explicit Cursor(Bytes&&) = delete;
  template <Temporary Bytes>
  Cursor(Bytes&&, std::size_t) = delete;
  template <Temporary Bytes>
  Cursor(Bytes&&, const Extent&) = delete;

  /// Bytes left by the packet's own account, captured or not.
  [[nodiscard]] constexpr std::size_t length() const { return length_; }

  /// Whether all that is left is here.
  [[nodiscard]] constexpr bool is_complete() const { return bytes_.size() == length_; }

  /// Distance of the next byte from the packet's first, in bytes.
  [[nodiscard]] constexpr std::size_t offset() const { return offset_; }

  /// All bytes of it that are here, proven; steps over nothing.
  [[nodiscard]] constexpr std::span<const std::uint8_t> here() const { return bytes_; }

  /// Where this stands, to stand there again.
  [[nodiscard]] constexpr Extent extent() const {
    return {.offset = static_cast<std::uint32_t>(offset_),
            .here = static_cast<std::uint32_t>(bytes_.size()),
            .length = is_open() ? Extent::open : static_cast<std::uint32_t>(length_),
            .beyond = beyond_};
  }

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

  /// The same bytes, known to go on elsewhere for who knows how long.
  ///
  /// beyond  what stands behind them, later_fragment or not_quoted; where not all of them are here,
  ///         that is what stands behind those which are
  [[nodiscard]] constexpr Cursor continued(Beyond beyond) const {
    Cursor open = *this;
    if (bytes_.size() == length_) open.beyond_ = beyond;
    open.length_ = unknown_length;
    return open;
  }

  /// True where it is not known how much is left: a fragment's or a quotation's end is not its
  /// packet's.
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
