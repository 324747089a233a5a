// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

namespace detail {

inline constexpr std::uint32_t tcp_header_length = 20;

/// The second one: for each length of the IPv4 header in fours, the total lengths that leave TCP
/// too little.
inline constexpr std::array tiny_tcp_matches{
    KernelMatch{.expression = "ip protocol tcp ip frag-off & 0x1fff == 1",
                .hooks = before_reassembly},
    KernelMatch{.expression =
                    "ip protocol tcp ip frag-off & 0x3fff == 0x2000 ip hdrlength . ip length { "
                    "5 . 0-39, 6 . 0-43, 7 . 0-47, 8 . 0-51, 9 . 0-55, 10 . 0-59, 11 . 0-63, "
                    "12 . 0-67, 13 . 0-71, 14 . 0-75, 15 . 0-79 }",
                .hooks = before_reassembly}};

}  // namespace detail

/// IPv4 fragments that keep TCP's flags away from whoever filters by the first one: a first
/// fragment without the whole fixed TCP header, or one at offset 8, which fills in or writes over
/// the flags (RFC 3128). No stack makes them: behind any IPv4 header but one full of options even
/// the smallest MTU, 68, leaves room for more.
inline constexpr Rule frag_tiny_tcp{
    .reason = Reason::frag_tiny_tcp,
    .sentence = "An IPv4 fragment is cut so that the first one does not tell TCP's flags.",
    .law = {.rfc = 1858, .section = "3"},
    .defaults = drop_everywhere,
    .steering = {.matches = detail::tiny_tcp_matches},
    .subject = Subject::fragment,
    .matches =
        [](const Facts& f) {
          if (!f.layer.is_ipv4() || f.layer.transport != packet::Protocol::tcp ||
              !f.layer.chain.empty()) {
            return false;
          }
          constexpr std::uint32_t flags_end = 8;
          const packet::Fragment& fragment = *f.layer.fragment;
          if (fragment.offset > 0) return fragment.offset == flags_end;
          return f.layer.length < f.layer.header_length + detail::tcp_header_length;
        },
};

}  // namespace sixgate::policy
