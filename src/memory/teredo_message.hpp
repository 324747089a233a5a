// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/policy/visit.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::memory {

/// An IPv4 address and a UDP port. Its bytes are compared; there is no padding.
struct TeredoEnd {
  std::uint32_t address = 0;
  std::uint16_t port = 0;  ///< 0: it is none
  std::uint16_t unused = 0;

  [[nodiscard]] bool is_known() const { return port != 0; }

  friend bool operator==(const TeredoEnd&, const TeredoEnd&) = default;
};

enum class TeredoKind : std::uint8_t {
  solicitation,     ///< a client asks a server
  advertisement,    ///< which answers
  direct_bubble,    ///< RFC 4380 section 5.2.6
  indirect_bubble,  ///< over the receiver's server
  echo_request,     ///< RFC 4380 section 5.2.9, and any other
  echo_reply,
  data,  ///< all else, and what is said to groups
};

/// What a connectivity test sends and gets back: identifier, sequence number and the beginning of
/// the data, which has the nonce. RFC 4380 section 5.2.9.
struct TeredoEcho {
  std::uint32_t word = 0;
  std::uint64_t data = 0;

  friend bool operator==(const TeredoEcho&, const TeredoEcho&) = default;
};

/// What one Teredo packet between a client of ours and the outside says.
struct TeredoMessage {
  TeredoKind kind = TeredoKind::data;
  bool is_outbound = false;
  bool is_over_server = false;  ///< to a listed server, or from one
  std::size_t depth = 0;        ///< of the layer that came in Teredo
  TeredoEnd client;             ///< as it is seen here, behind whatever translates outside of us

  /// Where the client sends to or gets it from; of what a server forwards, who has sent it, as the
  /// origin indication tells.
  TeredoEnd other;

  wire::Address own;                          ///< inner, the client's
  wire::Address peer;                         ///< inner, of the other side
  TeredoEnd embedded;                         ///< that the peer's address tells, if it is Teredo's
  std::optional<std::uint64_t> nonce;         ///< of the authentication part
  std::optional<TeredoEnd> origin;            ///< of the origin indication
  std::optional<std::uint32_t> bubble_nonce;  ///< of the trailer; RFC 6081 section 4.2
  TeredoEcho echo;                            ///< of an echo request or reply

  [[nodiscard]] bool is_bubble() const {
    return kind == TeredoKind::direct_bubble || kind == TeredoKind::indirect_bubble;
  }
  [[nodiscard]] bool is_peer_teredo() const { return embedded.is_known(); }
};

/// out  nothing where the visit shows no Teredo, it is not gated or not to be remembered here, or
///      not exactly one of its ends is a client's
[[nodiscard]] std::optional<TeredoMessage> find_teredo_message(const policy::Visit& visit);

}  // namespace sixgate::memory
