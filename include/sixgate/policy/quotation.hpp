// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/facts.hpp"

namespace sixgate::policy {

/// Whether an ICMPv6 type is an error that is known to quote the packet it is about; of others
/// nobody knows their form. RFC 4443 section 3.
constexpr bool quotes(std::uint8_t type) {
  return type >= packet::icmpv6::destination_unreachable &&
         type <= packet::icmpv6::parameter_problem;
}

/// The same of a layer that is an ICMPv6 error.
constexpr bool quotes(const Facts& f) { return quotes(f.layer.icmp->type); }

/// The header of the packet that an ICMPv6 error quotes, and what is there of the headers behind
/// it; null where not all of an IPv6 header is.
constexpr const packet::Layer* find_quoted(const Facts& f) {
  if (!quotes(f) || !f.contents.quoted) return nullptr;
  const packet::Layer& quoted = f.contents.quoted->layers[0];
  return quoted.is_ipv6() ? &quoted : nullptr;
}

}  // namespace sixgate::policy
