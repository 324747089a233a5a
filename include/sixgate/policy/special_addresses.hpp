// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "sixgate/wire/address.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::policy {

/// One row of IANA's registries of special-purpose addresses, or of what lies outside them.
struct SpecialBlock {
  wire::Prefix prefix;
  std::uint16_t rfc = 0;  ///< that sets it apart
};

/// Addresses as those of some blocks but not of others.
struct SpecialAddresses {
  std::span<const SpecialBlock> blocks;
  std::span<const SpecialBlock> exceptions{};

  [[nodiscard]] constexpr bool contain(wire::Address address) const {
    const auto holds = [address](const SpecialBlock& block) {
      return block.prefix.contains(address);
    };
    return std::ranges::any_of(blocks, holds) && std::ranges::none_of(exceptions, holds);
  }
};

namespace detail {

using namespace wire::literals;

inline constexpr std::array documentation_ipv4_blocks{SpecialBlock{"192.0.2.0/24"_net, 5737},
                                                      SpecialBlock{"198.51.100.0/24"_net, 5737},
                                                      SpecialBlock{"203.0.113.0/24"_net, 5737}};

inline constexpr std::array documentation_ipv6_blocks{SpecialBlock{"2001:db8::/32"_net, 3849},
                                                      SpecialBlock{"3fff::/20"_net, 9637}};

inline constexpr std::array unique_local_blocks{SpecialBlock{"fc00::/7"_net, 4193}};

inline constexpr std::array bogon_ipv4_blocks{
    SpecialBlock{"0.0.0.0/8"_net, 1122},      SpecialBlock{"10.0.0.0/8"_net, 1918},
    SpecialBlock{"100.64.0.0/10"_net, 6598},  SpecialBlock{"127.0.0.0/8"_net, 1122},
    SpecialBlock{"169.254.0.0/16"_net, 3927}, SpecialBlock{"172.16.0.0/12"_net, 1918},
    SpecialBlock{"192.0.0.0/24"_net, 6890},   SpecialBlock{"192.168.0.0/16"_net, 1918},
    SpecialBlock{"198.18.0.0/15"_net, 2544},  SpecialBlock{"240.0.0.0/4"_net, 1112}};

/// Anycast addresses of PCP and TURN; and the limited broadcast, which belongs to its link and has
/// rules of its own.
inline constexpr std::array bogon_ipv4_exceptions{SpecialBlock{"192.0.0.9/32"_net, 7723},
                                                  SpecialBlock{"192.0.0.10/32"_net, 8155},
                                                  SpecialBlock{"255.255.255.255/32"_net, 919}};

/// The rows by name, and everything outside 2000::/3 but unique local, link-local and multicast
/// addresses.
inline constexpr std::array bogon_ipv6_blocks{
    SpecialBlock{"::/3"_net, 4291},           SpecialBlock{"::/96"_net, 4291},
    SpecialBlock{"64:ff9b:1::/48"_net, 8215}, SpecialBlock{"100::/64"_net, 6666},
    SpecialBlock{"100:0:0:1::/64"_net, 9780}, SpecialBlock{"2001::/23"_net, 2928},
    SpecialBlock{"2001:2::/48"_net, 5180},    SpecialBlock{"2001:10::/28"_net, 4843},
    SpecialBlock{"2001:20::/28"_net, 7343},   SpecialBlock{"3ffe::/16"_net, 3701},
    SpecialBlock{"4000::/2"_net, 4291},       SpecialBlock{"5f00::/16"_net, 9602},
    SpecialBlock{"8000::/2"_net, 4291},       SpecialBlock{"c000::/3"_net, 4291},
    SpecialBlock{"e000::/4"_net, 4291},       SpecialBlock{"f000::/5"_net, 4291},
    SpecialBlock{"f800::/6"_net, 4291},       SpecialBlock{"fe00::/9"_net, 4291},
    SpecialBlock{"fec0::/10"_net, 3879}};

/// What may be met between networks all the same: the prefix of NAT64, Teredo, anycast addresses of
/// PCP, TURN and DNS-SD, AMT, AS112 and remote identification.
inline constexpr std::array bogon_ipv6_exceptions{
    SpecialBlock{"64:ff9b::/96"_net, 6052},    SpecialBlock{"2001::/32"_net, 4380},
    SpecialBlock{"2001:1::1/128"_net, 7723},   SpecialBlock{"2001:1::2/128"_net, 8155},
    SpecialBlock{"2001:1::3/128"_net, 9665},   SpecialBlock{"2001:3::/32"_net, 7450},
    SpecialBlock{"2001:4:112::/48"_net, 7535}, SpecialBlock{"2001:30::/28"_net, 9374}};

/// Sources that are none of a site: link-local ones, and those that are no unicast address.
inline constexpr std::array no_ipv4_source_blocks{
    SpecialBlock{"0.0.0.0/8"_net, 1122}, SpecialBlock{"169.254.0.0/16"_net, 3927},
    SpecialBlock{"224.0.0.0/4"_net, 5771}, SpecialBlock{"255.255.255.255/32"_net, 919}};
inline constexpr std::array no_ipv6_source_blocks{SpecialBlock{"::/128"_net, 4291},
                                                  SpecialBlock{"fe80::/10"_net, 4291},
                                                  SpecialBlock{"ff00::/8"_net, 4291}};

inline constexpr wire::Address ipv6_loopback = "::1"_ip;
inline constexpr wire::Prefix mapped_prefix = "::ffff:0:0/96"_net;  // RFC 4291 section 2.5.5.2
inline constexpr wire::Prefix nat64_prefix = "64:ff9b::/96"_net;

inline constexpr wire::Prefix six_to_four_prefix = "2002::/16"_net;
inline constexpr wire::Prefix teredo_prefix = "2001::/32"_net;

/// A block of IPv4 addresses as an IPv6 prefix represents it, which the address follows: RFC 6052
/// section 2.2 for NAT64, RFC 3056 section 2 for 6to4, and RFC 4380 section 4 for the server of a
/// Teredo address.
constexpr SpecialBlock embed(const wire::Prefix& prefix, const SpecialBlock& block) {
  const std::uint64_t address = block.prefix.address().as_ipv4();
  const wire::Address bare = prefix.address();
  const unsigned length = prefix.length();
  const wire::Address first =
      length == 96 ? wire::Address::ipv6(bare.high(), address)
                   : wire::Address::ipv6(bare.high() | address << (32 - length), bare.low());
  return {wire::Prefix(first, length + block.prefix.length()), block.rfc};
}

/// Those, documentation and multicast addresses, embedded: RFC 6052 section 3.1 has the list of
/// RFC 5735, RFC 3964 section 5.3.1 and RFC 4380 section 5.2.4 one like it.
template <const wire::Prefix& prefix>
inline constexpr auto martian_blocks = [] {
  std::array<SpecialBlock, bogon_ipv4_blocks.size() + documentation_ipv4_blocks.size() + 1> blocks;
  const auto embedded = [](const SpecialBlock& block) { return embed(prefix, block); };
  auto to = std::ranges::transform(bogon_ipv4_blocks, blocks.begin(), embedded).out;
  to = std::ranges::transform(documentation_ipv4_blocks, to, embedded).out;
  *to = embed(prefix, {"224.0.0.0/4"_net, 5771});
  return blocks;
}();

template <const wire::Prefix& prefix>
inline constexpr std::array martian_exceptions{embed(prefix, bogon_ipv4_exceptions[0]),
                                               embed(prefix, bogon_ipv4_exceptions[1])};

}  // namespace detail

/// Addresses that are meant for books. RFC 5737 section 3, RFC 3849 section 2.
inline constexpr SpecialAddresses documentation_ipv4{detail::documentation_ipv4_blocks};
inline constexpr SpecialAddresses documentation_ipv6{detail::documentation_ipv6_blocks};

/// RFC 4193 section 3.1.
inline constexpr SpecialAddresses unique_local{detail::unique_local_blocks};

/// Addresses that nobody has on the public Internet, but those above. RFC 6890 section 2.2.
inline constexpr SpecialAddresses bogon_ipv4{detail::bogon_ipv4_blocks,
                                             detail::bogon_ipv4_exceptions};
inline constexpr SpecialAddresses bogon_ipv6{detail::bogon_ipv6_blocks,
                                             detail::bogon_ipv6_exceptions};

/// What may come from a site's link without being of the site. RFC 6092 section 3.1, REC-5.
inline constexpr SpecialAddresses no_ipv4_source_of_site{detail::no_ipv4_source_blocks};
inline constexpr SpecialAddresses no_ipv6_source_of_site{detail::no_ipv6_source_blocks};

/// IPv6 addresses of NAT64's well-known prefix that stand for no global IPv4 address. RFC 6052
/// section 3.1.
inline constexpr SpecialAddresses nat64_martian{detail::martian_blocks<detail::nat64_prefix>,
                                                detail::martian_exceptions<detail::nat64_prefix>};

/// 6to4 addresses of no global IPv4 address. RFC 3964 section 5.3.2.
inline constexpr SpecialAddresses six_to_four_martian{
    detail::martian_blocks<detail::six_to_four_prefix>,
    detail::martian_exceptions<detail::six_to_four_prefix>};

/// Teredo addresses whose server has no global IPv4 address. RFC 4380 section 5.2.4.
inline constexpr SpecialAddresses teredo_martian{detail::martian_blocks<detail::teredo_prefix>,
                                                 detail::martian_exceptions<detail::teredo_prefix>};

namespace detail {

/// Whether a wider block of the same list holds the whole of this one.
constexpr bool is_covered(const SpecialBlock& block, std::span<const SpecialBlock> blocks) {
  return std::ranges::any_of(blocks, [&block](const SpecialBlock& wider) {
    return wider.prefix.length() < block.prefix.length() &&
           wider.prefix.contains(block.prefix.address());
  });
}

/// ` { 192.0.2.0/24, 198.51.100.0/24 }`
template <std::size_t capacity>
constexpr void append_set(std::span<const SpecialBlock> blocks, wire::TextUpTo<capacity>& text) {
  std::string_view separator = " { ";
  for (const SpecialBlock& block : blocks) {
    if (is_covered(block, blocks)) continue;
    text.append(separator);
    text.append(wire::format(block.prefix).view());
    separator = ", ";
  }
  text.append(" }");
}

}  // namespace detail

/// Appends the nft match of a field, `ip saddr`, that has one of the addresses.
template <std::size_t capacity>
constexpr void append_match(std::string_view field, const SpecialAddresses& addresses,
                            wire::TextUpTo<capacity>& text) {
  text.append(field);
  detail::append_set(addresses.blocks, text);
  if (addresses.exceptions.empty()) return;
  text.append(" ");
  text.append(field);
  text.append(" !=");
  detail::append_set(addresses.exceptions, text);
}

}  // namespace sixgate::policy
