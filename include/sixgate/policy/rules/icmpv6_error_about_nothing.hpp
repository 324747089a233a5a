// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "sixgate/policy/quotation.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// An error must quote as much as fits of the packet that caused it. One that does not even hold an
/// IPv6 header is about no packet, so nobody can have sent what it is about. A capture that was
/// cut, and a first fragment that goes on, are given the benefit of the doubt.
inline constexpr Rule icmpv6_error_about_nothing{
    .reason = Reason::icmpv6_error_about_nothing,
    .sentence = "An ICMPv6 error quotes no IPv6 packet.",
    .law = {.rfc = 4443, .section = "2.4"},
    .defaults = drop_everywhere,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::error,
    .matches =
        [](const Facts& f) {
          if (!quotes(f)) return false;
          constexpr std::size_t header_length = 40;
          const wire::Cursor quotation = f.packet.at(f.layer.payload);
          const auto start = quotation.peek<1>();
          return quotation.length() < header_length || (start && start->u8<0>() >> 4 != 6);
        },
};

}  // namespace sixgate::policy
