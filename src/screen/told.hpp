// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sixgate::screen {

/// A tunnel as its packets show it: who sent the outermost packet to whom, and the headers in it.
struct Tunnel {
  std::string ends;    ///< `8.0.0.1 > 9.0.0.2`
  std::string layers;  ///< `ipv4/ipv6/icmpv6`, as report::layers()

  friend auto operator<=>(const Tunnel&, const Tunnel&) = default;
};

/// One line of the gate's stream of verdicts.
struct Told {
  std::string talker;            ///< the outermost source; empty where there was no IP header
  std::optional<Tunnel> tunnel;  ///< nothing where the packet is in none
  bool is_drop = false;          ///< also one that monitor mode spared
  std::uint64_t lost = 0;        ///< verdicts that the gate had no room to tell; then no other
  std::string refusal = {};      ///< why the gate tells none; then no other, mostly empty
};

/// Reads a line as report::line() writes it in JSON, `{"lost":N}` or `{"error":"WHY"}`; nothing
/// where it is none of these.
[[nodiscard]] std::optional<Told> read_told(std::string_view line);

}  // namespace sixgate::screen
