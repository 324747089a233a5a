// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "sixgate/packet/fragment_content.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

/// Over IPv4, whose fragments are not queued for this. Its header is an odd or even number of
/// fours.
inline constexpr std::array misaligned_matches{
    KernelMatch{.expression = "ip frag-off & 0x2000 != 0 ip hdrlength & 1 == 0 ip length & 7 != 0",
                .hooks = before_reassembly},
    KernelMatch{.expression = "ip frag-off & 0x2000 != 0 ip hdrlength & 1 == 1 ip length & 7 != 4",
                .hooks = before_reassembly}};

}  // namespace detail

/// A fragment, not the last one, whose content is no multiple of eight bytes: offsets count in
/// eights, so no other fragment can follow it without a gap or an overlap. Of one that hides its
/// header chain as well, which over IPv6 only frag.header-chain tells, that is the greater fault.
inline constexpr Rule frag_misaligned{
    .reason = Reason::frag_misaligned,
    .sentence = "A fragment that others follow is not a multiple of 8 bytes long.",
    .law = {.rfc = 8200, .section = "4.5"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::fragments, .matches = detail::misaligned_matches},
    .subject = Subject::fragment,
    .matches =
        [](const Facts& f) {
          const bool hides_chain = f.layer.is_ipv6() && f.layer.cut == wire::Beyond::later_fragment;
          if (!f.layer.fragment->more || hides_chain) return false;
          const auto content = packet::find_fragment_content(f.layer);
          return content && content->length % 8 != 0;
        },
};

}  // namespace sixgate::policy
