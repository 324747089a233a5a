// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/names.hpp"

#include <algorithm>
#include <array>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/icmpv6_codes.hpp"
#include "sixgate/packet/ipv4_option_types.hpp"
#include "sixgate/packet/mobility_options.hpp"
#include "sixgate/packet/ndp_options.hpp"

namespace sixgate::report {

namespace {

constexpr std::array icmpv6_types{
    Name{packet::icmpv6::destination_unreachable, "destination-unreachable"},
    Name{packet::icmpv6::packet_too_big, "packet-too-big"},
    Name{packet::icmpv6::time_exceeded, "time-exceeded"},
    Name{packet::icmpv6::parameter_problem, "parameter-problem"},
    Name{packet::icmpv6::echo_request, "echo-request"},
    Name{packet::icmpv6::echo_reply, "echo-reply"},
    Name{packet::icmpv6::listener_query, "listener-query"},
    Name{packet::icmpv6::listener_report, "listener-report"},
    Name{packet::icmpv6::listener_done, "listener-done"},
    Name{packet::icmpv6::router_solicitation, "router-solicitation"},
    Name{packet::icmpv6::router_advertisement, "router-advertisement"},
    Name{packet::icmpv6::neighbour_solicitation, "neighbour-solicitation"},
    Name{packet::icmpv6::neighbour_advertisement, "neighbour-advertisement"},
    Name{packet::icmpv6::redirect, "redirect"},
    Name{packet::icmpv6::router_renumbering, "router-renumbering"},
    Name{packet::icmpv6::node_information_query, "node-information-query"},
    Name{packet::icmpv6::node_information_response, "node-information-response"},
    Name{packet::icmpv6::inverse_solicitation, "inverse-solicitation"},
    Name{packet::icmpv6::inverse_advertisement, "inverse-advertisement"},
    Name{packet::icmpv6::listener_report_v2, "listener-report-v2"},
    Name{packet::icmpv6::home_agent_discovery_request, "home-agent-discovery-request"},
    Name{packet::icmpv6::home_agent_discovery_reply, "home-agent-discovery-reply"},
    Name{packet::icmpv6::mobile_prefix_solicitation, "mobile-prefix-solicitation"},
    Name{packet::icmpv6::mobile_prefix_advertisement, "mobile-prefix-advertisement"},
    Name{packet::icmpv6::certification_path_solicitation, "certification-path-solicitation"},
    Name{packet::icmpv6::certification_path_advertisement, "certification-path-advertisement"},
    Name{packet::icmpv6::multicast_router_advertisement, "multicast-router-advertisement"},
    Name{packet::icmpv6::multicast_router_solicitation, "multicast-router-solicitation"},
    Name{packet::icmpv6::multicast_router_termination, "multicast-router-termination"},
    Name{packet::icmpv6::fast_handover, "fast-handover"},
    Name{packet::icmpv6::rpl_control, "rpl-control"},
    Name{packet::icmpv6::locator_update, "locator-update"},
    Name{packet::icmpv6::duplicate_address_request, "duplicate-address-request"},
    Name{packet::icmpv6::duplicate_address_confirmation, "duplicate-address-confirmation"},
    Name{packet::icmpv6::mpl_control, "mpl-control"},
    Name{packet::icmpv6::extended_echo_request, "extended-echo-request"},
    Name{packet::icmpv6::extended_echo_reply, "extended-echo-reply"},
};

constexpr std::array icmpv4_types{
    Name{packet::icmpv4::echo_reply, "echo-reply"},
    Name{packet::icmpv4::destination_unreachable, "destination-unreachable"},
    Name{packet::icmpv4::source_quench, "source-quench"},
    Name{packet::icmpv4::redirect, "redirect"},
    Name{packet::icmpv4::echo_request, "echo-request"},
    Name{packet::icmpv4::router_advertisement, "router-advertisement"},
    Name{packet::icmpv4::router_solicitation, "router-solicitation"},
    Name{packet::icmpv4::time_exceeded, "time-exceeded"},
    Name{packet::icmpv4::parameter_problem, "parameter-problem"},
    Name{packet::icmpv4::timestamp, "timestamp"},
    Name{packet::icmpv4::timestamp_reply, "timestamp-reply"},
    Name{15, "information-request"},
    Name{16, "information-reply"},
    Name{packet::icmpv4::address_mask_request, "address-mask-request"},
    Name{packet::icmpv4::address_mask_reply, "address-mask-reply"},
    Name{40, "photuris"},
    Name{packet::icmpv4::extended_echo_request, "extended-echo-request"},
    Name{packet::icmpv4::extended_echo_reply, "extended-echo-reply"},
};

constexpr std::array icmpv6_unreachable_codes{
    Name{packet::unreachable_code::no_route, "no-route"},
    Name{packet::unreachable_code::prohibited, "administratively-prohibited"},
    Name{packet::unreachable_code::beyond_scope, "beyond-scope"},
    Name{packet::unreachable_code::address, "address-unreachable"},
    Name{packet::unreachable_code::port, "port-unreachable"},
    Name{packet::unreachable_code::source_policy, "source-failed-policy"},
    Name{packet::unreachable_code::reject_route, "reject-route"},
    Name{packet::unreachable_code::source_routing, "source-routing-header"},
    Name{packet::unreachable_code::headers_too_long, "headers-too-long"},
};

constexpr std::array exceeded_codes{Name{packet::exceeded_code::hop_limit, "hop-limit"},
                                    Name{packet::exceeded_code::reassembly, "reassembly"}};

constexpr std::array icmpv6_problem_codes{
    Name{packet::problem_code::erroneous_field, "erroneous-field"},
    Name{packet::problem_code::next_header, "unrecognised-next-header"},
    Name{packet::problem_code::option, "unrecognised-option"},
    Name{packet::problem_code::first_fragment, "incomplete-header-chain"},
    Name{packet::problem_code::upper_layer, "segment-routing-upper-layer"},
    Name{packet::problem_code::next_header_on_way, "next-header-unknown-on-the-way"},
    Name{packet::problem_code::header_too_big, "extension-header-too-big"},
    Name{packet::problem_code::chain_too_long, "extension-header-chain-too-long"},
    Name{packet::problem_code::too_many_headers, "too-many-extension-headers"},
    Name{packet::problem_code::too_many_options, "too-many-options"},
    Name{packet::problem_code::option_too_big, "option-too-big"},
};

constexpr std::array icmpv4_unreachable_codes{
    Name{0, "net-unreachable"},
    Name{1, "host-unreachable"},
    Name{2, "protocol-unreachable"},
    Name{3, "port-unreachable"},
    Name{4, "fragmentation-needed"},
    Name{5, "source-route-failed"},
    Name{6, "net-unknown"},
    Name{7, "host-unknown"},
    Name{8, "source-host-isolated"},
    Name{9, "net-prohibited"},
    Name{10, "host-prohibited"},
    Name{11, "net-unreachable-for-service"},
    Name{12, "host-unreachable-for-service"},
    Name{13, "administratively-prohibited"},
    Name{14, "host-precedence-violation"},
    Name{15, "precedence-cutoff"},
};

constexpr std::array icmpv4_redirect_codes{
    Name{0, "for-net"},
    Name{1, "for-host"},
    Name{2, "for-service-and-net"},
    Name{3, "for-service-and-host"},
};

constexpr std::array icmpv4_problem_codes{
    Name{0, "pointer"},
    Name{1, "missing-option"},
    Name{2, "bad-length"},
};

constexpr std::array ipv4_options{
    Name{packet::ipv4_option::no_operation, "nop"},
    Name{packet::ipv4_option::record_route, "record-route"},
    Name{packet::ipv4_option::mtu_probe, "mtu-probe"},
    Name{packet::ipv4_option::mtu_reply, "mtu-reply"},
    Name{packet::ipv4_option::quick_start, "quick-start"},
    Name{packet::ipv4_option::timestamp, "timestamp"},
    Name{packet::ipv4_option::traceroute, "traceroute"},
    Name{packet::ipv4_option::security, "security"},
    Name{packet::ipv4_option::loose_source_route, "loose-source-route"},
    Name{packet::ipv4_option::extended_security, "extended-security"},
    Name{packet::ipv4_option::commercial_security, "commercial-security"},
    Name{packet::ipv4_option::stream_identifier, "stream-identifier"},
    Name{packet::ipv4_option::strict_source_route, "strict-source-route"},
    Name{packet::ipv4_option::visa, "visa"},
    Name{packet::ipv4_option::extended_internet_protocol, "extended-internet-protocol"},
    Name{packet::ipv4_option::address_extension, "address-extension"},
    Name{packet::ipv4_option::router_alert, "router-alert"},
    Name{packet::ipv4_option::selective_broadcast, "selective-broadcast"},
    Name{packet::ipv4_option::dynamic_packet_state, "dynamic-packet-state"},
    Name{packet::ipv4_option::upstream_multicast, "upstream-multicast"},
};

constexpr std::array discovery_options{
    Name{packet::discovery_option::source_link_layer_address, "source-link-layer-address"},
    Name{packet::discovery_option::target_link_layer_address, "target-link-layer-address"},
    Name{packet::discovery_option::prefix_information, "prefix-information"},
    Name{packet::discovery_option::redirected_header, "redirected-header"},
    Name{packet::discovery_option::mtu, "mtu"},
    Name{packet::discovery_option::advertisement_interval, "advertisement-interval"},
    Name{packet::discovery_option::home_agent_information, "home-agent-information"},
    Name{packet::discovery_option::source_address_list, "source-address-list"},
    Name{packet::discovery_option::target_address_list, "target-address-list"},
    Name{packet::discovery_option::cga, "cga"},
    Name{packet::discovery_option::rsa_signature, "rsa-signature"},
    Name{packet::discovery_option::timestamp, "timestamp"},
    Name{packet::discovery_option::nonce, "nonce"},
    Name{packet::discovery_option::trust_anchor, "trust-anchor"},
    Name{packet::discovery_option::certificate, "certificate"},
    Name{packet::discovery_option::route_information, "route-information"},
    Name{packet::discovery_option::recursive_dns_server, "recursive-dns-server"},
    Name{packet::discovery_option::dns_search_list, "dns-search-list"},
    Name{packet::discovery_option::nat64_prefix, "nat64-prefix"},
};

constexpr std::array mobility_options{
    Name{packet::mobility_option::pad1, "pad1"},
    Name{packet::mobility_option::pad_n, "padn"},
    Name{packet::mobility_option::refresh_advice, "refresh-advice"},
    Name{packet::mobility_option::alternate_care_of_address, "alternate-care-of-address"},
    Name{packet::mobility_option::nonce_indices, "nonce-indices"},
    Name{packet::mobility_option::authorization_data, "authorization-data"},
    Name{packet::mobility_option::network_prefix, "network-prefix"},
    Name{packet::mobility_option::ipv4_home_address, "ipv4-home-address"},
    Name{packet::mobility_option::ipv4_address_acknowledgement, "ipv4-address-acknowledgement"},
    Name{packet::mobility_option::nat_detection, "nat-detection"},
    Name{packet::mobility_option::ipv4_care_of_address, "ipv4-care-of-address"},
};

}  // namespace

std::span<const Name> icmpv6_type_names() { return icmpv6_types; }

std::span<const Name> icmpv4_type_names() { return icmpv4_types; }

std::span<const Name> icmp_code_names(bool is_icmpv6, std::uint8_t type) {
  if (is_icmpv6) {
    switch (type) {
      case packet::icmpv6::destination_unreachable: return icmpv6_unreachable_codes;
      case packet::icmpv6::time_exceeded: return exceeded_codes;
      case packet::icmpv6::parameter_problem: return icmpv6_problem_codes;
      default: return {};
    }
  }
  switch (type) {
    case packet::icmpv4::destination_unreachable: return icmpv4_unreachable_codes;
    case packet::icmpv4::redirect: return icmpv4_redirect_codes;
    case packet::icmpv4::time_exceeded: return exceeded_codes;
    case packet::icmpv4::parameter_problem: return icmpv4_problem_codes;
    default: return {};
  }
}

std::span<const Name> ipv4_option_names() { return ipv4_options; }

std::span<const Name> discovery_option_names() { return discovery_options; }

std::span<const Name> mobility_option_names() { return mobility_options; }

std::string_view find_name(std::span<const Name> names, std::uint32_t number) {
  const auto found = std::ranges::find(names, number, &Name::number);
  return found == names.end() ? std::string_view() : found->word;
}

}  // namespace sixgate::report
