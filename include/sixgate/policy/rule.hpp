// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "sixgate/policy/action.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/law.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/traffic.hpp"

namespace sixgate::policy {

/// What a layer must have for a rule to be asked of it.
enum class Subject : std::uint8_t {
  any,
  ipv6,    ///< an IPv6 header
  chain,   ///< an extension header or a fault in their chain
  icmpv6,  ///< an ICMPv6 message with type and code
  fault,
  tunnel,  ///< the layer carries a tunnel's payload, opened or not
  inner,   ///< the layer came in another one
};

constexpr bool concerns(Subject subject, const Facts& facts) {
  const packet::Layer& layer = facts.layer;
  switch (subject) {
    case Subject::any: return true;
    case Subject::ipv6: return layer.is_ipv6();
    case Subject::chain: return !layer.chain.empty();
    case Subject::icmpv6: return facts.is_icmpv6();
    case Subject::fault: return layer.fault != packet::Fault::none;
    case Subject::tunnel: return facts.carries_tunnel();
    case Subject::inner: return facts.outer != nullptr;
  }
  return false;
}

/// What brings a rule its packets: kinds of traffic that are queued; or an expression by which the
/// kernel decides the same for the outermost layer itself, on the hooks given.
struct Steering {
  Traffic traffic = Traffic::none;
  std::span<const std::string_view> expressions{};  ///< nft matches, each enough by itself
  std::span<const Hook> hooks = all_hooks;          ///< on which the kernel decides them

  [[nodiscard]] constexpr bool is_decided_in_kernel() const { return !expressions.empty(); }
};

/// One law: what it is against, where it stands, what it does, what brings it its packets.
struct Rule {
  Reason reason;
  Law law;
  Defaults defaults;
  Steering steering;
  Subject subject;
  bool (*matches)(const Facts&);  ///< asked only of layers that have the subject
};

}  // namespace sixgate::policy
