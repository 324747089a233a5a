// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <optional>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/teredo_address.hpp"
#include "sixgate/policy/facts.hpp"
#include "sixgate/policy/guarantees.hpp"
#include "sixgate/policy/path_mtu.hpp"
#include "sixgate/policy/rate.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/six_to_four.hpp"
#include "sixgate/policy/special_addresses.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::policy {

/// Who shares a limit with an address, by the first address of all of them: of IPv6 the subnet of
/// 64 bits, which one host can fill with sources. An IPv4 address is alone, and so is what says one
/// in its lower half: of a Teredo client (RFC 4380 section 4), behind a NAT64 (RFC 6052 section
/// 2.1). A link-local address too: its prefix is that of every link.
constexpr wire::Address find_rated_prefix(wire::Address source) {
  if (source.family() == wire::Family::ipv4 || packet::is_teredo(source) ||
      packet::is_link_local(source) || detail::nat64_prefix.contains(source)) {
    return source;
  }
  return wire::Address::ipv6(source.high(), 0);
}

/// What one limit of [rates] is about.
struct RateRow {
  Rate rate;
  Reason reason;  ///< of the rule that drops what is over the limit

  /// Whom a layer is counted for; nothing where it is not of this kind.
  std::optional<wire::Address> (*find_source)(const Facts&);
};

namespace detail {

/// Of a layer by itself: who sends it natively and who sends it in a tunnel are limited alike. The
/// other end of a tunnel may speak for a whole network, which is no one source. But a source that
/// means something on its link alone is told by the end of the tunnel, which is that link: many
/// Teredo clients solicit from one address.
constexpr std::optional<wire::Address> find_own_source(const Facts& f, bool is_of_kind) {
  if (!is_of_kind) return std::nullopt;
  const bool is_by_tunnel = f.outer != nullptr && packet::is_from_link(f.layer.source);
  return find_rated_prefix(is_by_tunnel ? f.outer->source : f.layer.source);
}

constexpr bool is_icmpv4(const Facts& f) {
  return f.layer.is_ipv4() && f.layer.transport == packet::Protocol::icmp &&
         f.layer.icmp.has_value();
}

constexpr bool is_echo(const Facts& f) {
  if (f.is_icmpv6()) {
    const std::uint8_t type = f.layer.icmp->type;
    return type == packet::icmpv6::echo_request || type == packet::icmpv6::echo_reply ||
           type == packet::icmpv6::extended_echo_request ||
           type == packet::icmpv6::extended_echo_reply;
  }
  if (!is_icmpv4(f)) return false;
  const std::uint8_t type = f.layer.icmp->type;
  return type == packet::icmpv4::echo_request || type == packet::icmpv4::echo_reply ||
         type == packet::icmpv4::extended_echo_request ||
         type == packet::icmpv4::extended_echo_reply;
}

/// Path MTU discovery is not to be broken by other errors of the same router.
constexpr bool is_rated_error(const Facts& f) {
  if (!f.is_icmpv6() && !is_icmpv4(f)) return false;
  return packet::is_error(f.layer.is_ipv6(), f.layer.icmp->type) && !tells_path_mtu(f.layer);
}

/// In a tunnel by the tunnel's end, which is a neighbour's link-layer address there. What the
/// kernel guarantees waits for no limit where SEND brings it here all the same.
constexpr std::optional<wire::Address> find_discovery_source(const Facts& f) {
  if (!f.is_icmpv6() || !packet::is_neighbour_discovery(f.layer.icmp->type)) return std::nullopt;
  if (f.outer != nullptr) return find_rated_prefix(f.outer->source);
  if (is_guaranteed_discovery(f.packet, f.layer)) return std::nullopt;
  return find_rated_prefix(f.layer.source);
}

/// What comes from a 6to4 site. Its outer source says which: the inner one may be forged, and would
/// take what another site is entitled to. What a relay brings from elsewhere is of no site.
constexpr bool is_from_6to4_site(const Facts& f) {
  return f.passage.is_6to4() && f.passage.way == Way::decapsulation && !f.is_innermost() &&
         is_6to4(f.headers.layers[f.depth + 1].source);
}

/// By the end of the tunnel that it came from: who forges an error forges its source as well.
constexpr std::optional<wire::Address> find_packet_too_big_source(const Facts& f) {
  if (f.outer == nullptr || !f.is_innermost()) return std::nullopt;
  if (!f.recollection.is_error_unrelated || !tells_path_mtu(f.layer)) return std::nullopt;
  return find_rated_prefix(f.outer->source);
}

}  // namespace detail

inline constexpr std::array rate_rows{
    RateRow{Rate::echo, Reason::rate_echo,
            [](const Facts& f) { return detail::find_own_source(f, detail::is_echo(f)); }},
    RateRow{Rate::errors, Reason::rate_errors,
            [](const Facts& f) { return detail::find_own_source(f, detail::is_rated_error(f)); }},
    RateRow{Rate::neighbour_discovery, Reason::rate_neighbour_discovery,
            detail::find_discovery_source},
    RateRow{Rate::teredo, Reason::rate_teredo,
            [](const Facts& f) {
              return detail::find_own_source(f, f.layer.opens == packet::Encapsulation::teredo);
            }},
    RateRow{
        Rate::six_to_four, Reason::rate_6to4,
        [](const Facts& f) { return detail::find_own_source(f, detail::is_from_6to4_site(f)); }},
    RateRow{Rate::packet_too_big, Reason::rate_packet_too_big, detail::find_packet_too_big_source},
};

/// Whether packets count in this visit: in one of those in which the kernel shows a packet, and not
/// what this machine sends or puts into a tunnel, which is its own affair.
constexpr bool counts_rates(const Arrival& arrival) {
  return arrival.hook != Hook::prerouting && arrival.hook != Hook::output &&
         !arrival.is_by_device() && !arrival.is_on_loopback();
}

}  // namespace sixgate::policy
