// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/tunnel.hpp"
#include "sixgate/wire/address.hpp"

struct nlattr;

namespace sixgate::kernel {

/// What a 6rd domain is made of. RFC 5969 section 4.
struct SixRdDomain {
  wire::Prefix prefix;
  wire::Prefix ipv4_prefix;

  friend bool operator==(const SixRdDomain&, const SixRdDomain&) = default;
};

/// Between which addresses the packets of a link's tunnel go and how, as far as its driver tells.
struct TunnelEnds {
  std::optional<wire::Address> local{};   ///< nothing: any
  std::optional<wire::Address> remote{};  ///< nothing: any, or told by what it carries
  std::uint16_t port = 0;                 ///< in UDP, of the destination; 0: not in UDP
  std::optional<policy::TunnelKind>
      in_udp{};                               ///< fou or gue, where the link's kind does not say it
  std::optional<packet::Protocol> carries{};  ///< ipv4 or ipv6 alone; nothing: either
  bool is_isatap = false;
  std::optional<SixRdDomain> six_rd{};

  friend bool operator==(const TunnelEnds&, const TunnelEnds&) = default;
};

/// Reads what a driver tells of one link.
///
/// link_kind  as rtnetlink names it, `sit`; of kinds that are no tunnels, or encrypted ones,
/// nothing
///            is read
/// data       IFLA_INFO_DATA; null: there is none
/// out        nothing where there is no such data
[[nodiscard]] std::optional<TunnelEnds> read_tunnel_ends(std::string_view link_kind,
                                                         const nlattr* data);

}  // namespace sixgate::kernel
