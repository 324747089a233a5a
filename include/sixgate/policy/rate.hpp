// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace sixgate::policy {

/// A kind of traffic that [rates] limits.
enum class Rate : std::uint8_t {
  echo,
  errors,
  neighbour_discovery,
  teredo,
  six_to_four,
  packet_too_big,
};

inline constexpr std::array all_rates{Rate::echo,   Rate::errors,      Rate::neighbour_discovery,
                                      Rate::teredo, Rate::six_to_four, Rate::packet_too_big};

/// [rates]: how many packets a second of a kind one source may send, 0: any number.
///
/// The defaults are what no source of an ordinary network comes near, and what one that floods goes
/// far beyond. Who sends errors limits itself much lower (RFC 4443 section 2.4 f, RFC 1812 section
/// 4.3.2.8), a router that advertises itself to everybody does so every three seconds (RFC 4861
/// section 10), and one that pings a thousand times a second is a scanner. A site's whole traffic
/// goes in 6to4 or Teredo: 50000 packets of full size are some 500 Mbit/s. What is guaranteed never
/// comes here and has no limit, but for a Packet Too Big of no flow, which the kernel counts.
struct RateLimits {
  std::uint32_t echo = 1000;
  std::uint32_t errors = 1000;
  std::uint32_t neighbour_discovery = 1000;
  std::uint32_t teredo = 50000;
  std::uint32_t six_to_four = 50000;
  std::uint32_t packet_too_big = 100;

  [[nodiscard]] constexpr std::uint32_t of(Rate rate) const {
    switch (rate) {
      case Rate::echo: return echo;
      case Rate::errors: return errors;
      case Rate::neighbour_discovery: return neighbour_discovery;
      case Rate::teredo: return teredo;
      case Rate::six_to_four: return six_to_four;
      case Rate::packet_too_big: return packet_too_big;
    }
    return 0;
  }

  friend constexpr bool operator==(const RateLimits&, const RateLimits&) = default;
};

/// How many packets one source may send at once, where a limit is not 0: a second's worth, but no
/// fewer than a traceroute wants.
constexpr std::uint32_t burst_of(std::uint32_t limit) { return limit < 10 ? 10 : limit; }

/// The highest limit that [rates] takes: a packet a microsecond.
inline constexpr std::uint32_t highest_rate = 1000000;

}  // namespace sixgate::policy
