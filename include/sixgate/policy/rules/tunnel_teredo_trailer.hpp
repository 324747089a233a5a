// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/packet/options.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/teredo.hpp"

namespace sixgate::policy::detail {

/// Whether a trailer is one of RFC 6081 sections 4.2 to 4.5, and as long; of the rest those are
/// right that a receiver skips.
constexpr bool is_teredo_trailer(std::uint8_t type, std::size_t length) {
  switch (type) {
    case 1: return length == 4;
    case 3: return length >= 8 && length <= 26 && length % 6 == 2;
    case 4: return length == 4;
    case 5: return length == 2;
    default: return type >> 6 != 1;
  }
}

constexpr bool has_false_trailers(const packet::Teredo& teredo) {
  if (!teredo.trailers.is_complete() || teredo.trailers.length() == 0) return false;
  if (!teredo.is_bubble) return true;
  packet::OptionWalk walk(teredo.trailers, packet::teredo_trailers);
  while (const auto trailer = walk.next()) {
    if (!is_teredo_trailer(trailer->type, trailer->data.length())) return true;
  }
  return walk.fault() != packet::Fault::none;
}

}  // namespace sixgate::policy::detail

namespace sixgate::policy {

/// Teredo, gated, with bytes behind its packet that are no trailers, or trailers of a form or in a
/// place that is not theirs: only bubbles have them. A receiver stops at the first that it cannot
/// read, and keeps the packet.
inline constexpr Rule tunnel_teredo_trailer{
    .reason = Reason::tunnel_teredo_trailer,
    .sentence = "What follows the packet in a Teredo datagram are no trailers of a bubble.",
    .law = {.rfc = 6081, .section = "4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::teredo},
    .subject = Subject::teredo,
    .matches =
        [](const Facts& f) {
          return detail::is_gated_teredo(f) && detail::has_false_trailers(detail::read_teredo(f));
        },
};

}  // namespace sixgate::policy
