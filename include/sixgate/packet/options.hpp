// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/fault.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// How options are laid out: a type, a length, data.
struct OptionLaw {
  std::optional<std::uint8_t> pad;  ///< the type of a single byte without length
  std::optional<std::uint8_t> end;  ///< the type of a single byte that ends the options
  std::uint8_t unit = 1;            ///< bytes that the length field counts in
  bool counts_itself = false;       ///< the length includes the bytes of type and length
};

/// Hop-by-Hop and Destination Options (RFC 8200 section 4.2), Mobility Options (RFC 6275 section
/// 6.2), Segment Routing TLVs (RFC 8754 section 2.1).
inline constexpr OptionLaw ipv6_options{.pad = 0, .end = {}};

/// RFC 791 section 3.1.
inline constexpr OptionLaw ipv4_options{.pad = 1, .end = 0, .unit = 1, .counts_itself = true};

/// RFC 9293 section 3.2.
inline constexpr OptionLaw tcp_options = ipv4_options;

/// RFC 4861 section 4.6: in units of 8 bytes, and 0 is no length.
inline constexpr OptionLaw discovery_options{
    .pad = {}, .end = {}, .unit = 8, .counts_itself = true};

/// RFC 6081 section 4.
inline constexpr OptionLaw teredo_trailers{.pad = {}, .end = {}};

/// One option. A view into the packet.
struct Option {
  std::uint8_t type = 0;
  std::uint32_t offset = 0;  ///< of its type, bytes from the packet's first byte
  wire::Cursor data;         ///< and nothing behind it
};

/// Walks an option area and cannot leave it. It takes no more steps than the area has bytes.
class OptionWalk {
 public:
  /// area  the options and nothing behind them
  constexpr OptionWalk(wire::Cursor area, const OptionLaw& law) : in_(area), law_(law) {}

  /// The next option; padding of a single byte is one too. Nothing at the end, and where the walk
  /// cannot go on: fault() and cut() say so.
  [[nodiscard]] constexpr std::optional<Option> next() {
    if (in_.length() == 0 || is_over_) return std::nullopt;
    const auto offset = static_cast<std::uint32_t>(in_.offset());
    const auto type = in_.take<1>();
    if (!type) return stop(1);
    const auto kind = static_cast<std::uint8_t>(type->u8<0>());
    if (law_.end == kind) {
      is_over_ = true;
      return std::nullopt;
    }
    if (law_.pad == kind) return Option{kind, offset, *in_.take(0)};
    const auto field = in_.take<1>();
    if (!field) return stop(1);
    std::size_t length = std::size_t{field->u8<0>()} * law_.unit;
    if (law_.counts_itself) {
      if (length < 2) return overrun();
      length -= 2;
    }
    const auto data = in_.take(length);
    if (!data) return overrun();
    return Option{kind, offset, *data};
  }

  /// Fault::option_overrun where an option does not fit into the area, or says it is shorter than
  /// its own type and length.
  [[nodiscard]] constexpr Fault fault() const { return fault_; }

  /// Why the walk ended before the area did, where bytes exist that are not here.
  [[nodiscard]] constexpr wire::Beyond cut() const { return cut_; }

 private:
  constexpr std::optional<Option> stop(std::size_t needed) {
    cut_ = in_.beyond(needed);
    if (cut_ == wire::Beyond::nothing) fault_ = Fault::option_overrun;
    is_over_ = true;
    return std::nullopt;
  }
  constexpr std::optional<Option> overrun() {
    fault_ = Fault::option_overrun;
    is_over_ = true;
    return std::nullopt;
  }

  wire::Cursor in_;
  OptionLaw law_;
  Fault fault_ = Fault::none;
  wire::Beyond cut_ = wire::Beyond::nothing;
  bool is_over_ = false;
};

/// The first option of a type; nothing where there is none, or the walk ends before it.
constexpr std::optional<Option> find_option(wire::Cursor area, const OptionLaw& law,
                                            std::uint8_t type) {
  OptionWalk walk(area, law);
  while (const auto option = walk.next()) {
    if (option->type == type) return option;
  }
  return std::nullopt;
}

}  // namespace sixgate::packet
