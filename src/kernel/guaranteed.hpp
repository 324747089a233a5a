// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "sixgate/policy/reason.hpp"

namespace sixgate::kernel {

/// What no network can do without, and what is said of it in the text.
struct Guarantee {
  policy::Reason reason;
  std::string_view comment;
  std::string_view expression;
};

inline constexpr std::array guarantees{
    Guarantee{policy::Reason::nd_allowed,
              "Neighbour and router solicitations, neighbour advertisements",
              "ip6 nexthdr icmpv6 ip6 hoplimit 255 icmpv6 type { nd-router-solicit, "
              "nd-neighbor-solicit, nd-neighbor-advert } icmpv6 code 0"},
    Guarantee{policy::Reason::mld_allowed,
              "Multicast listener discovery, behind its router alert alone",
              "ip6 nexthdr hopopt ip6 hoplimit 1 exthdr rt missing exthdr frag missing exthdr dst "
              "missing icmpv6 type { mld-listener-query, mld-listener-report, mld-listener-done, "
              "mld2-listener-report }"},
    Guarantee{
        policy::Reason::icmpv6_packet_too_big, "Path MTU discovery, of whatever hop, ours included",
        "icmpv6 type packet-too-big icmpv6 mtu >= 1280 exthdr rt missing exthdr frag missing"},
};

/// What baseline passes of the packets that nobody judged. The guaranteed set is never among them.
inline constexpr std::array baseline{
    std::string_view{"exthdr rt missing icmpv6 type { destination-unreachable, time-exceeded, "
                     "parameter-problem }"},
    std::string_view{
        "ip6 saddr fe80::/10 ip6 hoplimit 255 exthdr frag missing exthdr rt missing icmpv6 type { "
        "nd-router-advert, nd-redirect }"},
    std::string_view{"meta nfproto ipv4 udp sport { 67, 68 } udp dport { 67, 68 }"},
    std::string_view{"meta nfproto ipv6 udp sport { 546, 547 } udp dport { 546, 547 }"},
};

/// The same where connection tracking is used.
inline constexpr std::string_view baseline_tracked = "ct state established,related";

}  // namespace sixgate::kernel
