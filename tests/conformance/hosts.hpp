// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "support/packet_builder.hpp"

// Who sends and receives in most rows.
namespace sixgate::test::conformance {

/// A host outside, and one of ours, which the sites' [site] inside holds.
inline constexpr std::string_view outside6 = "2600:1::1";
inline constexpr std::string_view inside6 = "2600:100::7842";
inline constexpr std::string_view outside4 = "8.0.0.9";
inline constexpr std::string_view inside4 = "9.0.0.9";

/// Ours as a Teredo client at 9.0.0.45, port 40000, of the server 65.54.227.120. The words of both
/// its addresses have the same sum, so that in a packet one may stand for the other and every
/// checksum stays what it is.
inline constexpr std::string_view teredo_inside6 = "2001:0:4136:e378:0:63bf:f6ff:ffd2";

/// Two nodes of one link.
inline constexpr std::string_view router = "fe80::1";
inline constexpr std::string_view neighbour = "fe80::2";

inline PacketBuilder inward6() { return ipv6(outside6, inside6); }
inline PacketBuilder outward6() { return ipv6(inside6, outside6); }
inline PacketBuilder inward4() { return ipv4(outside4, inside4); }
inline PacketBuilder outward4() { return ipv4(inside4, outside4); }
inline PacketBuilder on_link() { return ipv6(router, neighbour); }
inline PacketBuilder to_all_nodes() { return ipv6(router, "ff02::1"); }

}  // namespace sixgate::test::conformance
