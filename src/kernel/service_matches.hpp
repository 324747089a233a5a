// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/names.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::kernel {

/// An nft match, perhaps of one family alone. Empty text matches everything.
struct Match {
  std::optional<wire::Family> family;
  std::string text;
};

/// What a [[service]] opens on a hook, as nft matches, each enough by itself: what find_service()
/// finds the service for, of native packets, but that IPv4 shows nothing behind AH, and that no
/// destination is known of an IPv6 packet with a Routing header or an IPv4 source route. A zone is
/// its interfaces, and of packets whose interface is in no zone, or that have none on that side of
/// the hook, the addresses that [site] inside has or has not. Empty where nothing can match.
[[nodiscard]] std::vector<Match> matches_of(const policy::Service& service, policy::Hook hook,
                                            const policy::Policy& policy, const ZoneNames& zones);

/// The packets of a tunnel in UDP that is declared, by its ends and its port.
[[nodiscard]] std::vector<Match> matches_of(const packet::UdpTunnel& tunnel);

}  // namespace sixgate::kernel
