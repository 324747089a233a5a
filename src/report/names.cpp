// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/names.hpp"

#include <algorithm>
#include <array>

#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/options.hpp"

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
    Name{138, "router-renumbering"},
    Name{139, "node-information-query"},
    Name{140, "node-information-response"},
    Name{packet::icmpv6::inverse_solicitation, "inverse-solicitation"},
    Name{packet::icmpv6::inverse_advertisement, "inverse-advertisement"},
    Name{packet::icmpv6::listener_report_v2, "listener-report-v2"},
    Name{144, "home-agent-discovery-request"},
    Name{145, "home-agent-discovery-reply"},
    Name{146, "mobile-prefix-solicitation"},
    Name{147, "mobile-prefix-advertisement"},
    Name{packet::icmpv6::certification_path_solicitation, "certification-path-solicitation"},
    Name{packet::icmpv6::certification_path_advertisement, "certification-path-advertisement"},
    Name{151, "multicast-router-advertisement"},
    Name{152, "multicast-router-solicitation"},
    Name{153, "multicast-router-termination"},
    Name{154, "fast-handover"},
    Name{155, "rpl-control"},
    Name{156, "locator-update"},
    Name{157, "duplicate-address-request"},
    Name{158, "duplicate-address-confirmation"},
    Name{159, "mpl-control"},
    Name{160, "extended-echo-request"},
    Name{161, "extended-echo-reply"},
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
    Name{13, "timestamp"},
    Name{14, "timestamp-reply"},
    Name{15, "information-request"},
    Name{16, "information-reply"},
    Name{17, "address-mask-request"},
    Name{18, "address-mask-reply"},
    Name{40, "photuris"},
    Name{packet::icmpv4::extended_echo_request, "extended-echo-request"},
    Name{packet::icmpv4::extended_echo_reply, "extended-echo-reply"},
};

constexpr std::array icmpv6_unreachable_codes{
    Name{0, "no-route"},         Name{1, "administratively-prohibited"},
    Name{2, "beyond-scope"},     Name{3, "address-unreachable"},
    Name{4, "port-unreachable"}, Name{5, "source-failed-policy"},
    Name{6, "reject-route"},     Name{7, "source-routing-header"},
    Name{8, "headers-too-long"},
};

constexpr std::array exceeded_codes{Name{0, "hop-limit"}, Name{1, "reassembly"}};

constexpr std::array icmpv6_problem_codes{
    Name{0, "erroneous-field"},
    Name{1, "unrecognised-next-header"},
    Name{2, "unrecognised-option"},
    Name{3, "incomplete-header-chain"},
    Name{4, "segment-routing-upper-layer"},
    Name{5, "next-header-unknown-on-the-way"},
    Name{6, "extension-header-too-big"},
    Name{7, "extension-header-chain-too-long"},
    Name{8, "too-many-extension-headers"},
    Name{9, "too-many-options"},
    Name{10, "option-too-big"},
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

constexpr std::array ipv6_options{
    Name{0x00, "pad1"},
    Name{0x01, "padn"},
    Name{0x04, "tunnel-encapsulation-limit"},
    Name{packet::option::router_alert, "router-alert"},
    Name{0x07, "calipso"},
    Name{0x08, "smf-dpd"},
    Name{0x0f, "pdm"},
    Name{0x11, "ioam"},
    Name{0x12, "altmark"},
    Name{0x23, "rpl"},
    Name{0x26, "quick-start"},
    Name{0x30, "minimum-path-mtu"},
    Name{0x31, "ioam"},
    Name{0x32, "altmark"},
    Name{0x63, "rpl-deprecated"},
    Name{0x6d, "mpl"},
    Name{0x8a, "endpoint-identification"},
    Name{0x8b, "ilnp-nonce"},
    Name{0x8c, "line-identification"},
    Name{packet::option::jumbo_payload, "jumbo-payload"},
    Name{packet::option::home_address, "home-address"},
    Name{0xee, "ip-dff"},
};

constexpr std::array ipv4_options{
    Name{1, "nop"},
    Name{7, "record-route"},
    Name{25, "quick-start"},
    Name{68, "timestamp"},
    Name{82, "traceroute"},
    Name{130, "security"},
    Name{131, "loose-source-route"},
    Name{133, "extended-security"},
    Name{134, "commercial-security"},
    Name{136, "stream-id"},
    Name{137, "strict-source-route"},
    Name{148, "router-alert"},
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

std::span<const Name> ipv6_option_names() { return ipv6_options; }

std::span<const Name> ipv4_option_names() { return ipv4_options; }

std::optional<std::string_view> find_name(std::span<const Name> names, std::uint32_t number) {
  const auto found = std::ranges::find(names, number, &Name::number);
  if (found == names.end()) return std::nullopt;
  return found->word;
}

}  // namespace sixgate::report
