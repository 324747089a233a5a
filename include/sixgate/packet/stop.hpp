// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

/// Notes why `needed` bytes could not be taken: the packet ends (Fault::truncated), or the bytes
/// exist and are not here (the cut).
///
/// reading  a layer, or a message, with its fault and its cut
template <typename Reading>
constexpr void stop_short(Reading& reading, const wire::Cursor& in, std::size_t needed) {
  const wire::Beyond beyond = in.beyond(needed);
  if (beyond == wire::Beyond::nothing) {
    reading.fault = Fault::truncated;
  } else {
    reading.cut = beyond;
  }
}

/// Notes the cut of a layer in whose tunnel no IP header was found, where so little of it is here
/// that one may follow: less than link headers take as a rule.
constexpr void stop_before_inner(Layer& layer, const wire::Cursor& in) {
  constexpr std::size_t usual_link_headers = 64;
  if (!in.is_complete() && in.here().size() < usual_link_headers) layer.cut = in.beyond(0);
}

}  // namespace sixgate::packet
