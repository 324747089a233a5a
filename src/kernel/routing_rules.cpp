// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/routing_rules.hpp"

#include <array>

#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "kernel/netlink.hpp"

namespace sixgate::kernel {

namespace {

std::optional<MarkRule> parse(const nlmsghdr& message) {
  if (message.nlmsg_type != RTM_NEWRULE) return std::nullopt;
  const auto& header = *static_cast<const fib_rule_hdr*>(mnl_nlmsg_get_payload(&message));
  MarkRule rule{.family = header.family == AF_INET ? wire::Family::ipv4 : wire::Family::ipv6,
                .is_inverted = (header.flags & FIB_RULE_INVERT) != 0,
                .table = header.table};
  bool has_mark = false;
  for_each_attribute_behind<fib_rule_hdr>(message, [&](const nlattr& attribute) {
    if (mnl_attr_get_payload_len(&attribute) < sizeof(std::uint32_t)) return;
    const std::uint32_t value = mnl_attr_get_u32(&attribute);
    switch (mnl_attr_get_type(&attribute)) {
      case FRA_PRIORITY: rule.preference = value; break;
      case FRA_TABLE: rule.table = value; break;
      case FRA_FWMARK:
        rule.value = value;
        has_mark = true;
        break;
      case FRA_FWMASK: rule.mask = value; break;
      default: break;
    }
  });
  return has_mark ? std::optional(rule) : std::nullopt;
}

}  // namespace

std::vector<MarkRule> read_mark_rules() {
  Netlink netlink(Bus::route);
  std::vector<MarkRule> all;
  for (const int family : {AF_INET, AF_INET6}) {
    alignas(nlmsghdr) std::array<char, 256> buffer{};
    nlmsghdr& request = *mnl_nlmsg_put_header(buffer.data());
    request.nlmsg_type = RTM_GETRULE;
    request.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    auto& header =
        *static_cast<fib_rule_hdr*>(mnl_nlmsg_put_extra_header(&request, sizeof(fib_rule_hdr)));
    header.family = static_cast<std::uint8_t>(family);
    const auto rules = netlink.list<MarkRule>(request, parse);
    all.insert(all.end(), rules.begin(), rules.end());
  }
  return all;
}

}  // namespace sixgate::kernel
