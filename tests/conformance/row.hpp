// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/path.hpp"
#include "conformance/sites.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test::conformance {

/// What a row wants to become of its packet.
struct Expected {
  enum class Kind {
    accept,  ///< nothing is wrong with it: it passes and nothing is noted
    note,    ///< it passes, and a rule has noted what is wrong with it
    pass,    ///< it passes, whatever is noted
    drop,
  };

  Kind kind;
  std::string_view reason;  ///< the verdict's, or the note's; empty: whichever accepts
  std::size_t layer = 0;    ///< 0 the outermost
};

constexpr Expected accept(std::string_view reason = {}, std::size_t layer = 0) {
  return {Expected::Kind::accept, reason, layer};
}
constexpr Expected note(std::string_view reason, std::size_t layer = 0) {
  return {Expected::Kind::note, reason, layer};
}
constexpr Expected drop(std::string_view reason, std::size_t layer = 0) {
  return {Expected::Kind::drop, reason, layer};
}
inline constexpr Expected pass{Expected::Kind::pass, {}, 0};

// Why a row says nothing of the same packet inside a tunnel.
inline constexpr std::string_view by_its_hook =
    "it is about the hook, which what is inside has not";
inline constexpr std::string_view about_tunnels = "it has tunnels of its own";
inline constexpr std::string_view on_its_link = "it is about a link, and a tunnel is another one";
inline constexpr std::string_view automatic_in_tunnel = "inside one it is automatic tunnelling";

// Why the kernel brings no such packet of its own accord.
inline constexpr std::string_view on_no_declared_port =
    "in UDP the kernel knows tunnels by declared ports";
inline constexpr std::string_view its_receiver_discards_it =
    "it is among what is guaranteed, and whoever gets it discards it";

/// One sentence of a source as a packet: what is sent, what becomes of it, at which site and on
/// which path.
struct Row {
  std::string id;  ///< what it proves, with the section; unique
  Bytes packet;
  Expected expected;
  std::string_view site = at::border;
  Path path = capture;

  /// Inside a declared tunnel the same becomes of an IPv6 packet, one layer deeper; or why not.
  std::string_view not_inside = {};

  /// Where a rule drops or notes it, the kernel brings it to the engine or decides it itself; or
  /// why not.
  std::string_view not_brought = {};
};

using Rows = std::vector<Row>;

/// Appends more rows.
void add(Rows& rows, const Rows& more);

/// The rows once more at another site, or on another path, or both, where the id says so.
Rows again(Rows rows, std::string_view words, std::string_view site, const Path& path = capture);

/// The rows, which are about a packet and not about who looks at it: at a border and at a host.
Rows everywhere(const Rows& rows);

}  // namespace sixgate::test::conformance
