// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/tunnel_ends.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include <arpa/inet.h>
#include <linux/if_link.h>
#include <linux/if_tunnel.h>

#include "kernel/netlink.hpp"

namespace sixgate::kernel {

namespace {

constexpr std::uint16_t none = 0;  // IFLA_..._UNSPEC of every driver

/// The numbers of a driver's attributes; `none` where it has no such one.
struct Attributes {
  std::uint16_t local = none;
  std::uint16_t local6 = none;
  std::uint16_t remote = none;
  std::uint16_t remote6 = none;
  std::uint16_t port = none;
  std::uint16_t udp_kind = none;
  std::uint16_t udp_port = none;
  std::uint16_t carries = none;
};

struct Row {
  std::string_view link_kind;
  Attributes numbers;
};

constexpr Attributes of_ip{.local = IFLA_IPTUN_LOCAL,
                           .remote = IFLA_IPTUN_REMOTE,
                           .udp_kind = IFLA_IPTUN_ENCAP_TYPE,
                           .udp_port = IFLA_IPTUN_ENCAP_DPORT,
                           .carries = IFLA_IPTUN_PROTO};
constexpr Attributes of_gre{.local = IFLA_GRE_LOCAL,
                            .remote = IFLA_GRE_REMOTE,
                            .udp_kind = IFLA_GRE_ENCAP_TYPE,
                            .udp_port = IFLA_GRE_ENCAP_DPORT};
constexpr Attributes of_vxlan{.local = IFLA_VXLAN_LOCAL,
                              .local6 = IFLA_VXLAN_LOCAL6,
                              .remote = IFLA_VXLAN_GROUP,
                              .remote6 = IFLA_VXLAN_GROUP6,
                              .port = IFLA_VXLAN_PORT};
constexpr Attributes of_geneve{
    .remote = IFLA_GENEVE_REMOTE, .remote6 = IFLA_GENEVE_REMOTE6, .port = IFLA_GENEVE_PORT};

constexpr std::array rows{
    Row{"sit", of_ip},      Row{"ipip", of_ip},       Row{"ip6tnl", of_ip},
    Row{"gre", of_gre},     Row{"gretap", of_gre},    Row{"erspan", of_gre},
    Row{"ip6gre", of_gre},  Row{"ip6gretap", of_gre}, Row{"ip6erspan", of_gre},
    Row{"vxlan", of_vxlan}, Row{"geneve", of_geneve}};

/// A driver's attribute; none where the driver or the link has no such one.
const nlattr* find_in(const nlattr* data, std::uint16_t number) {
  const nlattr* found = nullptr;
  if (number == none) return found;
  for_each_nested(data, [&found, number](const nlattr& attribute) {
    if (mnl_attr_get_type(&attribute) == number) found = &attribute;
  });
  return found;
}

/// Nothing where there is none, or it is the unspecified one.
std::optional<wire::Address> specified_in(const nlattr* attribute) {
  const auto address = address_in(attribute);
  return address && (address->high() | address->low()) != 0 ? address : std::nullopt;
}

std::uint16_t short_in(const nlattr* attribute) {
  const std::string_view bytes = bytes_of(attribute);
  std::uint16_t number = 0;
  if (bytes.size() >= sizeof number) std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

std::optional<policy::TunnelKind> kind_in_udp(std::uint16_t encapsulation) {
  if (encapsulation == TUNNEL_ENCAP_FOU) return policy::TunnelKind::fou;
  if (encapsulation == TUNNEL_ENCAP_GUE) return policy::TunnelKind::gue;
  return std::nullopt;
}

std::optional<packet::Protocol> carried(const nlattr* attribute) {
  const std::string_view bytes = bytes_of(attribute);
  if (bytes.empty()) return std::nullopt;
  const auto protocol = static_cast<packet::Protocol>(bytes.front());
  const bool is_one = protocol == packet::Protocol::ipv4 || protocol == packet::Protocol::ipv6;
  return is_one ? std::optional(protocol) : std::nullopt;
}

/// The driver gives 6to4's prefix to those that are no 6rd.
std::optional<SixRdDomain> six_rd_in(const nlattr* data) {
  const auto prefix = specified_in(find_in(data, IFLA_IPTUN_6RD_PREFIX));
  const unsigned length = short_in(find_in(data, IFLA_IPTUN_6RD_PREFIXLEN));
  const unsigned ipv4_length = short_in(find_in(data, IFLA_IPTUN_6RD_RELAY_PREFIXLEN));
  if (!prefix || prefix->family() != wire::Family::ipv6 || length > 128 || ipv4_length > 32) {
    return std::nullopt;
  }
  constexpr wire::Prefix six_to_four(wire::Address::ipv6(0x2002000000000000, 0), 16);
  const wire::Prefix domain(*prefix, length);
  if (domain == six_to_four) return std::nullopt;
  const std::uint32_t ipv4 = ntohl(number_of(find_in(data, IFLA_IPTUN_6RD_RELAY_PREFIX)));
  return SixRdDomain{.prefix = domain,
                     .ipv4_prefix = wire::Prefix(wire::Address::ipv4(ipv4), ipv4_length)};
}

}  // namespace

std::optional<TunnelEnds> read_tunnel_ends(std::string_view link_kind, const nlattr* data) {
  const auto* const row = std::ranges::find(rows, link_kind, &Row::link_kind);
  if (row == rows.end() || data == nullptr) return std::nullopt;
  const auto either = [data](std::uint16_t ipv4, std::uint16_t ipv6) {
    const auto address = specified_in(find_in(data, ipv4));
    return address ? address : specified_in(find_in(data, ipv6));
  };
  const Attributes& numbers = row->numbers;
  TunnelEnds ends{.local = either(numbers.local, numbers.local6),
                  .remote = either(numbers.remote, numbers.remote6),
                  .port = ntohs(short_in(find_in(data, numbers.port))),
                  .in_udp = kind_in_udp(short_in(find_in(data, numbers.udp_kind))),
                  .carries = carried(find_in(data, numbers.carries))};
  if (ends.in_udp) ends.port = ntohs(short_in(find_in(data, numbers.udp_port)));
  if (link_kind == "sit") {
    ends.is_isatap = (short_in(find_in(data, IFLA_IPTUN_FLAGS)) & SIT_ISATAP) != 0;
    ends.six_rd = six_rd_in(data);
  }
  return ends;
}

}  // namespace sixgate::kernel
