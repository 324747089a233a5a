// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "sixgate/wire/address.hpp"
#include "sixgate/wire/bounded.hpp"

namespace sixgate::policy {

/// How a Teredo client is seen from outside, as a server has told it. RFC 4380 section 2.10.
struct TeredoMapping {
  wire::Address address;  ///< IPv4
  std::uint16_t port = 0;
};

/// How a client of ours stands to the peer that a packet comes from.
enum class TeredoPeer : std::uint8_t {
  unasked,    ///< that is not known, or no question
  spoken_to,  ///< the client has sent to it, or the peer has proven itself; here it may come from
  stranger,   ///< nobody here has sent to it, nor to the relay that it comes by
  elsewhere,  ///< it is known, by another relay than this
};

/// What memory knows of the client and the peer of a Teredo packet.
struct TeredoRecollection {
  /// The layer that came in Teredo and that all the rest is about; 0: nothing was asked.
  std::size_t depth = 0;

  /// Of the client; the last two that differ. None: no server has told any that is known.
  wire::Bounded<TeredoMapping, 2> mappings;

  /// The client qualified with the cone bit, so that others need no bubble to reach it.
  bool is_client_cone = false;

  /// It is an advertisement, and no solicitation that is known waits for it.
  bool is_advertisement_unasked = false;

  TeredoPeer peer = TeredoPeer::unasked;  ///< of what comes in

  /// The peer's address tells another outer one, and a nonce has proven that it is here. RFC 6081
  /// section 5.2.4.4.
  bool is_peer_proven_here = false;

  /// It is a bubble from a client that has sent that peer too many, or the last one just now.
  bool is_bubble_excess = false;
};

}  // namespace sixgate::policy
