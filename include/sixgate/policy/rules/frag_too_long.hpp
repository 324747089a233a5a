// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/fragment_content.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A fragment that ends beyond the longest packet there is, the ping of death: put together, the
/// packet would be longer than its length field can say. The headers in front of the Fragment
/// header count, and over IPv4 the IP header.
inline constexpr Rule frag_too_long{
    .reason = Reason::frag_too_long,
    .sentence = "A fragment ends beyond the 65535 bytes that a packet can have.",
    .law = {.rfc = 8200, .section = "4.5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::fragments},
    .subject = Subject::fragment,
    .matches =
        [](const Facts& f) {
          constexpr std::uint64_t longest = 65535;
          const auto content = packet::find_fragment_content(f.layer);
          return content && content->packet_length > longest;
        },
};

}  // namespace sixgate::policy
