// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/mld.hpp"
#include "sixgate/packet/stop.hpp"
#include "sixgate/wire/address.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// What one record of a report says of one group. RFC 3810 section 5.2.
struct ListenerRecord {
  std::uint8_t type = 0;  ///< 1 to 6; section 5.2.12
  wire::Address group;
  std::size_t source_count = 0;
  wire::Cursor sources;              ///< the source addresses, 16 bytes each, and nothing behind
  std::size_t auxiliary_length = 0;  ///< bytes; version 2 defines none, section 5.2.11
};

/// Walks the records of a version 2 report and cannot leave it: never more steps than the message
/// has room for, whatever number it states.
class ListenerRecordWalk {
 public:
  constexpr explicit ListenerRecordWalk(const ListenerDiscovery& report)
      : in_(report.records), left_(report.record_count) {}

  /// The next record. Nothing behind the last one that the report states, and where the walk cannot
  /// go on: fault() and cut() say so.
  [[nodiscard]] constexpr std::optional<ListenerRecord> next() {
    if (left_ == 0) return std::nullopt;
    --left_;
    constexpr std::size_t fixed_part = 20;
    const auto fixed = in_.take<fixed_part>();
    if (!fixed) return stop(fixed_part);
    const std::size_t source_count = fixed->be16<2>();
    const std::size_t auxiliary_length = std::size_t{fixed->u8<1>()} * 4;
    const auto sources = in_.take(source_count * 16);
    if (!sources) return stop(source_count * 16);
    if (!in_.take(auxiliary_length)) return stop(auxiliary_length);
    return ListenerRecord{.type = static_cast<std::uint8_t>(fixed->u8<0>()),
                          .group = wire::Address::ipv6(fixed->bytes<4, 16>()),
                          .source_count = source_count,
                          .sources = *sources,
                          .auxiliary_length = auxiliary_length};
  }

  /// Fault::truncated where the report ends inside a record that it states.
  [[nodiscard]] constexpr Fault fault() const { return end_.fault; }

  /// Why the walk ended, where the bytes exist and are not here.
  [[nodiscard]] constexpr wire::Beyond cut() const { return end_.cut; }

 private:
  struct End {
    Fault fault = Fault::none;
    wire::Beyond cut = wire::Beyond::nothing;
  };

  constexpr std::optional<ListenerRecord> stop(std::size_t needed) {
    stop_short(end_, in_, needed);
    left_ = 0;
    return std::nullopt;
  }

  wire::Cursor in_;
  std::size_t left_;
  End end_;
};

}  // namespace sixgate::packet
