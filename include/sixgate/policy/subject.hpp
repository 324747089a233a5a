// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/mrd.hpp"
#include "sixgate/packet/protocol.hpp"

namespace sixgate::policy {

/// What a layer must have for a rule to be asked of it.
enum class Subject : std::uint8_t {
  any,
  ipv4,          ///< an IPv4 header
  ipv4_options,  ///< an IPv4 header with options
  ipv6,          ///< an IPv6 header
  chain,         ///< an extension header or a fault in their chain
  options,       ///< a Hop-by-Hop or Destination Options header
  routing,       ///< a Routing header
  mobility,      ///< a Mobility Header
  fragment,      ///< it is one fragment
  icmpv4,        ///< an ICMP message with type and code, over IPv4
  icmpv6,        ///< an ICMPv6 message with type and code
  error,         ///< an ICMPv6 message that is an error
  discovery,     ///< an ICMPv6 message of neighbour discovery; packet::is_neighbour_discovery()
  listener,      ///< an ICMPv6 message of listener or multicast router discovery
  fault,
  tunnel,  ///< the layer carries a tunnel's payload, opened or not
  inner,   ///< the layer came in another one
  teredo,  ///< the layer carries Teredo, or came in it
};

/// The subjects that one layer has.
class Subjects {
 public:
  constexpr void add(Subject subject, bool has = true) {
    if (has) bits_ |= bit(subject);
  }
  [[nodiscard]] constexpr bool contains(Subject subject) const {
    return (bits_ & bit(subject)) != 0;
  }

 private:
  static constexpr std::uint32_t bit(Subject subject) {
    return std::uint32_t{1} << static_cast<unsigned>(subject);
  }

  std::uint32_t bits_ = bit(Subject::any);
};

namespace detail {

constexpr void add_chain(const packet::Layer& layer, Subjects& subjects) {
  subjects.add(Subject::chain);
  for (const packet::ExtensionHeader& header : layer.chain) {
    subjects.add(Subject::options, header.kind == packet::Protocol::hop_by_hop ||
                                       header.kind == packet::Protocol::destination_options);
    subjects.add(Subject::routing, header.kind == packet::Protocol::routing);
    subjects.add(Subject::mobility, header.kind == packet::Protocol::mobility);
  }
}

constexpr void add_icmpv6(std::uint8_t type, Subjects& subjects) {
  subjects.add(Subject::icmpv6);
  subjects.add(Subject::error, packet::is_icmpv6_error(type));
  subjects.add(Subject::discovery, packet::is_neighbour_discovery(type));
  subjects.add(Subject::listener,
               packet::is_listener_discovery(type) || packet::is_multicast_router_discovery(type));
}

}  // namespace detail

/// The subjects of a layer by itself: all but those that its surroundings give, which are tunnel,
/// inner and teredo.
constexpr Subjects find_subjects(const packet::Layer& layer) {
  Subjects subjects;
  subjects.add(Subject::ipv4, layer.is_ipv4());
  subjects.add(Subject::ipv4_options, layer.is_ipv4() && layer.ipv4_options().length > 0);
  subjects.add(Subject::ipv6, layer.is_ipv6());
  subjects.add(Subject::fragment, layer.fragment.has_value());
  subjects.add(Subject::fault, layer.fault != packet::Fault::none);
  if (!layer.chain.empty()) detail::add_chain(layer, subjects);
  if (layer.icmp) {
    subjects.add(Subject::icmpv4, layer.is_ipv4() && layer.transport == packet::Protocol::icmp);
    if (layer.is_ipv6() && layer.transport == packet::Protocol::icmpv6) {
      detail::add_icmpv6(layer.icmp->type, subjects);
    }
  }
  return subjects;
}

}  // namespace sixgate::policy
