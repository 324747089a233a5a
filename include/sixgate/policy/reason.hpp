// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sixgate::policy {

/// Why a packet was accepted or dropped. Numbered by hand; a number is never used for another
/// reason.
enum class Reason : std::uint16_t {
  wire_empty = 1,
  wire_version = 2,
  wire_truncated = 3,
  wire_header_length = 4,
  wire_payload_length = 5,
  wire_option_overrun = 6,
  wire_jumbo = 7,
  ipv6_source_multicast = 8,
  ipv6_link_local_routed = 9,
  ext_chain_too_long = 10,
  ext_routing_type_0 = 11,
  frag_header_chain = 12,
  icmpv6_echo_multicast = 13,
  icmpv6_ptb_mtu = 14,
  nd_hop_limit = 15,
  nd_off_link = 16,
  nd_fragmented = 17,
  tunnel_undeclared = 18,
  tunnel_depth = 19,
  tunnel_teredo_blocked = 20,
  tunnel_6to4_martian_ipv4 = 21,
  tunnel_6to4_martian_ipv6 = 22,
  tunnel_6to4_native_to_native = 23,
  tunnel_6to4_source_mismatch = 24,
  tunnel_6to4_destination_mismatch = 25,
  tunnel_inner_source = 26,
  service_closed = 27,

  icmpv6_packet_too_big = 28,
  icmpv6_error_passes = 29,
  icmpv6_allowed = 30,
  nd_allowed = 31,
  mld_allowed = 32,
  frag_allowed = 33,
  ipsec_allowed = 34,
  service_allowed = 35,
  default_tunnelled = 36,
  default_native = 37,
  default_not_steered = 38,
  icmpv4_error_passes = 39,
  tunnel_unprotected = 40,
  tunnel_automatic = 41,
  tunnel_nested = 42,
  tunnel_loop = 43,
  tunnel_6to4_routing_header = 44,
  tunnel_6rd_martian = 45,
  tunnel_6rd_mismatch = 46,
  tunnel_isatap_mismatch = 47,
  tunnel_isatap_router = 48,
  tunnel_6over4_mismatch = 49,
  tunnel_teredo_server = 50,
  tunnel_teredo_mismatch = 51,
  tunnel_teredo_scope = 52,
  tunnel_teredo_origin = 53,
  tunnel_teredo_destination = 54,
  tunnel_teredo_malformed = 55,
  tunnel_teredo_trailer = 56,
  tunnel_teredo_address = 57,
  tunnel_teredo_allowed = 58,
  tunnel_discovery_name = 59,
};

/// A reason's word.
struct ReasonName {
  Reason reason;
  std::string_view name;  ///< `family.what-is-wrong`; stable
};

/// Every reason, in the order of its number.
inline constexpr std::array reason_names{
    ReasonName{Reason::wire_empty, "wire.empty"},
    ReasonName{Reason::wire_version, "wire.version"},
    ReasonName{Reason::wire_truncated, "wire.truncated"},
    ReasonName{Reason::wire_header_length, "wire.header-length"},
    ReasonName{Reason::wire_payload_length, "wire.payload-length"},
    ReasonName{Reason::wire_option_overrun, "wire.option-overrun"},
    ReasonName{Reason::wire_jumbo, "wire.jumbo"},
    ReasonName{Reason::ipv6_source_multicast, "ipv6.source-multicast"},
    ReasonName{Reason::ipv6_link_local_routed, "ipv6.link-local-routed"},
    ReasonName{Reason::ext_chain_too_long, "ext.chain-too-long"},
    ReasonName{Reason::ext_routing_type_0, "ext.routing-type-0"},
    ReasonName{Reason::frag_header_chain, "frag.header-chain"},
    ReasonName{Reason::icmpv6_echo_multicast, "icmpv6.echo-multicast"},
    ReasonName{Reason::icmpv6_ptb_mtu, "icmpv6.ptb-mtu"},
    ReasonName{Reason::nd_hop_limit, "nd.hop-limit"},
    ReasonName{Reason::nd_off_link, "nd.off-link"},
    ReasonName{Reason::nd_fragmented, "nd.fragmented"},
    ReasonName{Reason::tunnel_undeclared, "tunnel.undeclared"},
    ReasonName{Reason::tunnel_depth, "tunnel.depth"},
    ReasonName{Reason::tunnel_teredo_blocked, "tunnel.teredo-blocked"},
    ReasonName{Reason::tunnel_6to4_martian_ipv4, "tunnel.6to4-martian-ipv4"},
    ReasonName{Reason::tunnel_6to4_martian_ipv6, "tunnel.6to4-martian-ipv6"},
    ReasonName{Reason::tunnel_6to4_native_to_native, "tunnel.6to4-native-to-native"},
    ReasonName{Reason::tunnel_6to4_source_mismatch, "tunnel.6to4-source-mismatch"},
    ReasonName{Reason::tunnel_6to4_destination_mismatch, "tunnel.6to4-destination-mismatch"},
    ReasonName{Reason::tunnel_inner_source, "tunnel.inner-source"},
    ReasonName{Reason::service_closed, "service.closed"},
    ReasonName{Reason::icmpv6_packet_too_big, "icmpv6.packet-too-big"},
    ReasonName{Reason::icmpv6_error_passes, "icmpv6.error-passes"},
    ReasonName{Reason::icmpv6_allowed, "icmpv6.allowed"},
    ReasonName{Reason::nd_allowed, "nd.allowed"},
    ReasonName{Reason::mld_allowed, "mld.allowed"},
    ReasonName{Reason::frag_allowed, "frag.allowed"},
    ReasonName{Reason::ipsec_allowed, "ipsec.allowed"},
    ReasonName{Reason::service_allowed, "service.allowed"},
    ReasonName{Reason::default_tunnelled, "default.tunnelled"},
    ReasonName{Reason::default_native, "default.native"},
    ReasonName{Reason::default_not_steered, "default.not-steered"},
    ReasonName{Reason::icmpv4_error_passes, "icmpv4.error-passes"},
    ReasonName{Reason::tunnel_unprotected, "tunnel.unprotected"},
    ReasonName{Reason::tunnel_automatic, "tunnel.automatic"},
    ReasonName{Reason::tunnel_nested, "tunnel.nested"},
    ReasonName{Reason::tunnel_loop, "tunnel.loop"},
    ReasonName{Reason::tunnel_6to4_routing_header, "tunnel.6to4-routing-header"},
    ReasonName{Reason::tunnel_6rd_martian, "tunnel.6rd-martian"},
    ReasonName{Reason::tunnel_6rd_mismatch, "tunnel.6rd-mismatch"},
    ReasonName{Reason::tunnel_isatap_mismatch, "tunnel.isatap-mismatch"},
    ReasonName{Reason::tunnel_isatap_router, "tunnel.isatap-router"},
    ReasonName{Reason::tunnel_6over4_mismatch, "tunnel.6over4-mismatch"},
    ReasonName{Reason::tunnel_teredo_server, "tunnel.teredo-server"},
    ReasonName{Reason::tunnel_teredo_mismatch, "tunnel.teredo-mismatch"},
    ReasonName{Reason::tunnel_teredo_scope, "tunnel.teredo-scope"},
    ReasonName{Reason::tunnel_teredo_origin, "tunnel.teredo-origin"},
    ReasonName{Reason::tunnel_teredo_destination, "tunnel.teredo-destination"},
    ReasonName{Reason::tunnel_teredo_malformed, "tunnel.teredo-malformed"},
    ReasonName{Reason::tunnel_teredo_trailer, "tunnel.teredo-trailer"},
    ReasonName{Reason::tunnel_teredo_address, "tunnel.teredo-address"},
    ReasonName{Reason::tunnel_teredo_allowed, "tunnel.teredo-allowed"},
    ReasonName{Reason::tunnel_discovery_name, "tunnel.discovery-name"},
};

inline constexpr std::size_t reason_count = reason_names.size();

static_assert(
    [] {
      for (std::size_t i = 0; i < reason_count; ++i) {
        if (static_cast<std::size_t>(reason_names[i].reason) != i + 1) return false;
      }
      return true;
    }(),
    "reason_names must list every reason in the order of its number");

/// A reason's place in tables of reason_count entries.
constexpr std::size_t index_of(Reason reason) { return static_cast<std::size_t>(reason) - 1; }

constexpr std::string_view name_of(Reason reason) { return reason_names[index_of(reason)].name; }

/// The reason of that name; nothing where there is none.
constexpr std::optional<Reason> find_reason(std::string_view name) {
  const auto* const found = std::ranges::find(reason_names, name, &ReasonName::name);
  if (found == reason_names.end()) return std::nullopt;
  return found->reason;
}

static_assert(
    [] {
      for (const ReasonName& row : reason_names) {
        if (find_reason(row.name) != row.reason) return false;
      }
      return true;
    }(),
    "two reasons share a name");

}  // namespace sixgate::policy
