// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/routes.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "kernel/netlink.hpp"

namespace sixgate::kernel {

namespace {

/// The next hops of a route that has several.
void add_ways(const nlattr* several, Route route, std::vector<Route>& routes) {
  std::string_view left = bytes_of(several);
  while (left.size() >= sizeof(rtnexthop)) {
    rtnexthop hop{};
    std::memcpy(&hop, left.data(), sizeof hop);
    if (hop.rtnh_len < sizeof hop || hop.rtnh_len > left.size()) return;
    route.interface = static_cast<std::uint32_t>(hop.rtnh_ifindex);
    route.gateway.reset();
    for_each_attribute(left.data() + sizeof hop, left.data() + hop.rtnh_len,
                       [&route](const nlattr& attribute) {
                         if (mnl_attr_get_type(&attribute) == RTA_GATEWAY) {
                           route.gateway = address_in(&attribute);
                         }
                       });
    routes.push_back(route);
    left.remove_prefix(std::min<std::size_t>(left.size(), RTNH_ALIGN(hop.rtnh_len)));
  }
}

using Ways = std::vector<Route>;

std::optional<Ways> parse(const nlmsghdr& message) {
  if (message.nlmsg_type != RTM_NEWROUTE) return std::nullopt;
  if (mnl_nlmsg_get_payload_len(&message) < sizeof(rtmsg)) return std::nullopt;
  const auto& body = *static_cast<const rtmsg*>(mnl_nlmsg_get_payload(&message));
  const auto attribute = [&message](std::uint16_t type) {
    return find_attribute(message, sizeof(rtmsg), type);
  };
  const bool is_own = body.rtm_type == RTN_LOCAL && body.rtm_table == RT_TABLE_LOCAL;
  const bool is_way = body.rtm_type == RTN_UNICAST && body.rtm_table == RT_TABLE_MAIN;
  if (!(is_own || is_way) || (body.rtm_flags & RTM_F_CLONED) != 0) return std::nullopt;
  const wire::Address any =
      body.rtm_family == AF_INET ? wire::Address::ipv4(0) : wire::Address::ipv6(0, 0);
  const wire::Address to = address_in(attribute(RTA_DST)).value_or(any);
  if (body.rtm_dst_len > to.width()) return std::nullopt;
  const Route route{.to = wire::Prefix(to, body.rtm_dst_len),
                    .interface = number_of(attribute(RTA_OIF)),
                    .gateway = address_in(attribute(RTA_GATEWAY)),
                    .is_own = is_own};
  Ways ways;
  if (const nlattr* const several = attribute(RTA_MULTIPATH)) {
    add_ways(several, route, ways);
  } else {
    ways.push_back(route);
  }
  return ways;
}

}  // namespace

std::vector<Route> read_routes() {
  Netlink netlink(Bus::route);
  std::vector<Route> all;
  for (const int family : {AF_INET, AF_INET6}) {
    alignas(nlmsghdr) std::array<char, 256> buffer{};
    nlmsghdr& request = *mnl_nlmsg_put_header(buffer.data());
    request.nlmsg_type = RTM_GETROUTE;
    request.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    auto& header = *static_cast<rtmsg*>(mnl_nlmsg_put_extra_header(&request, sizeof(rtmsg)));
    header.rtm_family = static_cast<std::uint8_t>(family);
    for (const Ways& ways : netlink.list<Ways>(request, parse)) {
      all.insert(all.end(), ways.begin(), ways.end());
    }
  }
  return all;
}

}  // namespace sixgate::kernel
