// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/links.hpp"

#include <array>
#include <string_view>

#include <arpa/inet.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

#include "kernel/interfaces.hpp"
#include "kernel/netlink.hpp"

namespace sixgate::kernel {

namespace {

std::string text_in(const nlattr& attribute) {
  const std::string_view text(mnl_attr_get_str(&attribute), mnl_attr_get_payload_len(&attribute));
  return std::string(text.substr(0, text.find('\0')));
}

std::string kind_in(const nlattr& information) {
  std::string kind;
  const auto* const begin = static_cast<const char*>(mnl_attr_get_payload(&information));
  for_each_attribute(begin, begin + mnl_attr_get_payload_len(&information),
                     [&kind](const nlattr& attribute) {
                       if (mnl_attr_get_type(&attribute) == IFLA_INFO_KIND)
                         kind = text_in(attribute);
                     });
  return kind;
}

std::optional<Link> parse(const nlmsghdr& message) {
  if (message.nlmsg_type != RTM_NEWLINK) return std::nullopt;
  const auto& header = *static_cast<const ifinfomsg*>(mnl_nlmsg_get_payload(&message));
  Link link{.name = {},
            .is_up = (header.ifi_flags & IFF_UP) != 0,
            .is_loopback = (header.ifi_flags & IFF_LOOPBACK) != 0};
  for_each_attribute_behind<ifinfomsg>(message, [&link](const nlattr& attribute) {
    switch (mnl_attr_get_type(&attribute)) {
      case IFLA_IFNAME: link.name = text_in(attribute); break;
      case IFLA_MTU: link.mtu = mnl_attr_get_u32(&attribute); break;
      case IFLA_LINKINFO: link.kind = kind_in(attribute); break;
      default: break;
    }
  });
  return link;
}

std::optional<LinkNetwork> parse_network(const nlmsghdr& message) {
  if (message.nlmsg_type != RTM_NEWADDR) return std::nullopt;
  const auto& header = *static_cast<const ifaddrmsg*>(mnl_nlmsg_get_payload(&message));
  std::optional<LinkNetwork> network;
  for_each_attribute_behind<ifaddrmsg>(message, [&](const nlattr& attribute) {
    if (mnl_attr_get_type(&attribute) != IFA_LOCAL) return;
    const auto address = wire::Address::ipv4(ntohl(mnl_attr_get_u32(&attribute)));
    network = LinkNetwork{.interface = interface_name(header.ifa_index),
                          .prefix = wire::Prefix(address, header.ifa_prefixlen)};
  });
  return network;
}

/// A listing of one kind of the family's.
template <typename Header, typename Item>
std::vector<Item> list(int type, int family, std::optional<Item> (*parse_one)(const nlmsghdr&)) {
  Netlink netlink(NETLINK_ROUTE);
  alignas(nlmsghdr) std::array<char, 256> buffer{};
  nlmsghdr& request = *mnl_nlmsg_put_header(buffer.data());
  request.nlmsg_type = static_cast<std::uint16_t>(type);
  request.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
  // Every header of rtnetlink begins with the family.
  *static_cast<std::uint8_t*>(mnl_nlmsg_put_extra_header(&request, sizeof(Header))) =
      static_cast<std::uint8_t>(family);
  return netlink.list<Item>(request, parse_one);
}

}  // namespace

std::vector<Link> read_links() { return list<ifinfomsg>(RTM_GETLINK, AF_UNSPEC, parse); }

std::vector<LinkNetwork> read_networks() {
  return list<ifaddrmsg>(RTM_GETADDR, AF_INET, parse_network);
}

}  // namespace sixgate::kernel
