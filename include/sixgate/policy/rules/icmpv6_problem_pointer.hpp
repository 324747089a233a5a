// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/policy/quotation.hpp"
#include "sixgate/policy/rule.hpp"

namespace sixgate::policy {

/// A Parameter Problem points at the octet that is wrong. It may point behind what is quoted, never
/// behind the packet that it is about.
inline constexpr Rule icmpv6_problem_pointer{
    .reason = Reason::icmpv6_problem_pointer,
    .sentence = "A Parameter Problem message points behind the end of the packet that it is about.",
    .law = {.rfc = 4443, .section = "3.4"},
    .defaults = log_unless_strict,
    .steering = {.traffic = Traffic::icmpv6},
    .subject = Subject::error,
    .matches =
        [](const Facts& f) {
          const packet::Layer* const quoted = find_quoted(f);
          return quoted != nullptr && f.layer.icmp->type == packet::icmpv6::parameter_problem &&
                 quoted->length > 0 && f.layer.icmp->word >= quoted->length;
        },
};

}  // namespace sixgate::policy
