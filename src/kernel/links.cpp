// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/links.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <arpa/inet.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

#include "kernel/netlink.hpp"

namespace sixgate::kernel {

namespace {

constexpr std::uint32_t mask_of(std::uint8_t prefix_length) {
  return prefix_length == 0 ? 0 : ~std::uint32_t{0} << (32 - std::min<unsigned>(prefix_length, 32));
}

/// What a link's information says of its driver; empty where there is none.
struct Driver {
  std::string name;
  const nlattr* data = nullptr;
};

Driver driver_in(const nlattr* information) {
  Driver driver;
  for_each_nested(information, [&driver](const nlattr& attribute) {
    if (mnl_attr_get_type(&attribute) == IFLA_INFO_KIND) driver.name = text_of(&attribute);
    if (mnl_attr_get_type(&attribute) == IFLA_INFO_DATA) driver.data = &attribute;
  });
  return driver;
}

/// What one RTM_GET... message with NLM_F_DUMP lists.
template <typename Body>
void list_into(Links& links, std::uint16_t type, Body body) {
  alignas(nlmsghdr) std::array<char, 64> buffer{};
  nlmsghdr* const request = mnl_nlmsg_put_header(buffer.data());
  request->nlmsg_type = type;
  request->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
  *static_cast<Body*>(mnl_nlmsg_put_extra_header(request, sizeof body)) = body;
  // What changes while it is listed is told by the group as well.
  Netlink(Bus::route).list<bool>(*request, [&links](const nlmsghdr& message) {
    links.take(message);
    return std::optional<bool>();
  });
}

}  // namespace

Links list_links() {
  Links links;
  list_into(links, RTM_GETLINK, ifinfomsg{});
  ifaddrmsg addresses{};
  addresses.ifa_family = AF_INET;
  list_into(links, RTM_GETADDR, addresses);
  return links;
}

void Links::take(const nlmsghdr& message) {
  switch (message.nlmsg_type) {
    case RTM_NEWLINK:
    case RTM_DELLINK: take_link(message); break;
    case RTM_NEWADDR:
    case RTM_DELADDR: take_address(message); break;
    default: break;
  }
}

void Links::take_link(const nlmsghdr& message) {
  if (mnl_nlmsg_get_payload_len(&message) < sizeof(ifinfomsg)) return;
  const auto& body = *static_cast<const ifinfomsg*>(mnl_nlmsg_get_payload(&message));
  // A bridge tells of its ports in the same group: a port that leaves it is no link that goes.
  if (body.ifi_family != AF_UNSPEC) return;
  const auto index = static_cast<std::uint32_t>(body.ifi_index);
  const auto known = links_.find(index);
  const bool was_up = known != links_.end() && known->second.is_up;
  const bool is_there = message.nlmsg_type == RTM_NEWLINK;
  const bool is_up = is_there && (body.ifi_flags & IFF_UP) != 0;
  if (was_up && !is_up) downs_.push_back(known->second.name);
  if (is_there) {
    const nlattr* const mtu = find_attribute(message, sizeof body, IFLA_MTU);
    const Driver driver = driver_in(find_attribute(message, sizeof body, IFLA_LINKINFO));
    links_[index] = {.name = text_of(find_attribute(message, sizeof body, IFLA_IFNAME)),
                     .kind = driver.name,
                     .mtu = number_of(mtu),
                     .is_up = is_up,
                     .has_broadcast = (body.ifi_flags & IFF_BROADCAST) != 0,
                     .is_loopback = (body.ifi_flags & IFF_LOOPBACK) != 0,
                     .master = number_of(find_attribute(message, sizeof body, IFLA_MASTER)),
                     .index = index,
                     .tunnel = read_tunnel_ends(driver.name, driver.data)};
    return;
  }
  links_.erase(index);
  std::erase_if(addresses_, [index](const Address& address) { return address.index == index; });
}

void Links::take_address(const nlmsghdr& message) {
  if (mnl_nlmsg_get_payload_len(&message) < sizeof(ifaddrmsg)) return;
  const auto& body = *static_cast<const ifaddrmsg*>(mnl_nlmsg_get_payload(&message));
  if (body.ifa_family != AF_INET) return;
  // Where they differ IFA_ADDRESS is the other end's.
  const nlattr* const own = find_attribute(message, sizeof body, IFA_LOCAL);
  const Address address{.index = body.ifa_index,
                        .address = ntohl(number_of(own)),
                        .prefix_length = body.ifa_prefixlen};
  if (message.nlmsg_type == RTM_NEWADDR) {
    addresses_.insert(address);
  } else {
    addresses_.erase(address);
  }
}

void Links::replace(Links listed) {
  listed.downs_ = take_downs();
  for (const auto& [index, link] : links_) {
    const auto now = listed.links_.find(index);
    const bool is_up = now != listed.links_.end() && now->second.is_up;
    if (link.is_up && !is_up) listed.downs_.push_back(link.name);
  }
  *this = std::move(listed);
}

std::vector<Network> Links::networks() const {
  std::vector<Network> networks;
  for (const auto& [index, address, prefix_length] : addresses_) {
    const auto link = links_.find(index);
    const bool has_network = link != links_.end() && link->second.has_broadcast;
    networks.push_back({.address = address, .mask = mask_of(has_network ? prefix_length : 32)});
  }
  return networks;
}

std::vector<LinkNetwork> Links::networks_by_link() const {
  std::vector<LinkNetwork> networks;
  for (const auto& [index, address, prefix_length] : addresses_) {
    const auto link = links_.find(index);
    if (link == links_.end()) continue;
    networks.push_back({.interface = link->second.name,
                        .prefix = wire::Prefix(wire::Address::ipv4(address), prefix_length)});
  }
  return networks;
}

}  // namespace sixgate::kernel
