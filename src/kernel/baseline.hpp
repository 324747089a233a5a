// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/traffic.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::kernel {

/// What baseline passes of the packets that were steered and that nobody judged. What policy
/// guarantees is never among them, but where a configured list suspends a guarantee; that passes
/// then too. DHCP of neither family is ever steered. Listener discovery is here for who puts the
/// router alert where the guarantee does not look for it.
inline constexpr std::array baseline{
    std::string_view{"exthdr rt missing icmpv6 type { destination-unreachable, time-exceeded, "
                     "parameter-problem }"},
    std::string_view{"ip6 saddr fe80::/10 ip6 hoplimit 255 exthdr frag missing exthdr rt missing "
                     "icmpv6 type { nd-router-advert, nd-redirect }"},
    std::string_view{"ip6 nexthdr hopopt ip6 hoplimit 1 ip6 saddr { ::, fe80::/10 } ip6 length >= "
                     "16 @nh,328,8 0 "
                     "exthdr rt missing exthdr frag missing exthdr dst missing icmpv6 type { "
                     "mld-listener-query, mld-listener-report, mld-listener-done, "
                     "mld2-listener-report }"},
};

/// IPv4 options that carry nothing which another rule steers for: their rules do no more than tell
/// by default.
inline constexpr auto ipv4_options = [] {
  wire::TextUpTo<160> text;
  text.append("ip hdrlength > 5 ip protocol != { udp, ah } ");
  text.append(policy::make_set("meta l4proto !=", packet::tunnel_protocols).view());
  return text;
}();

/// The same where connection tracking is used, which sees a tunnel as one flow and nothing inside.
inline constexpr wire::Text no_tunnel =
    policy::make_set("meta l4proto !=", packet::tunnel_protocols);
inline constexpr std::string_view established = "ct state established,related";

}  // namespace sixgate::kernel
