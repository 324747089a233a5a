// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/conntrack.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <string_view>

#include <libnftnl/expr.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

#include "kernel/names.hpp"
#include "kernel/netlink.hpp"

namespace sixgate::kernel {

namespace {

constexpr std::array<std::string_view, 5> expressions{"ct", "nat", "masq", "redir", "connlimit"};

/// What iptables-nft writes for the same.
constexpr std::array<std::string_view, 10> extensions{
    "conntrack", "state",      "connmark", "connlimit", "CT",
    "SNAT",      "MASQUERADE", "DNAT",     "REDIRECT",  "CONNMARK"};

bool is_ours(const nftnl_rule& rule) {
  return nftnl_rule_get_u32(&rule, NFTNL_RULE_FAMILY) == NFPROTO_INET &&
         nftnl_rule_get_str(&rule, NFTNL_RULE_TABLE) == std::string_view(table_name);
}

/// Whether a rule of table inet sixgate, or of all other tables, needs connection tracking.
bool is_needed_by(bool those_of_ours) {
  alignas(nlmsghdr) std::array<char, 512> buffer;
  const nlmsghdr& request =
      *nftnl_nlmsg_build_hdr(buffer.data(), NFT_MSG_GETRULE, NFPROTO_UNSPEC, NLM_F_DUMP, 1);
  Netlink netlink;
  const auto needing = netlink.list<bool>(request, [=](const nlmsghdr& message) {
    const Rule rule = own<Rule>(nftnl_rule_alloc());
    std::optional<bool> found;
    if (nftnl_rule_nlmsg_parse(&message, rule.get()) != 0) return found;
    if (is_ours(*rule) != those_of_ours) return found;
    for_each_expression(*rule, [&found](const nftnl_expr& expression) {
      if (needs_conntrack(expression)) found = true;
    });
    return found;
  });
  return !needing.empty();
}

bool tracks_flows() {
  std::ifstream file("/proc/sys/net/netfilter/nf_conntrack_count");
  std::uint64_t count = 0;
  return file >> count && count > 0;
}

bool runs_here() {
  if (tracks_flows()) return true;
  try {
    return is_needed_by(false);
  } catch (const Refused&) {
    return false;
  }
}

}  // namespace

bool needs_conntrack(const nftnl_expr& expression) {
  const std::string_view name = nftnl_expr_get_str(&expression, NFTNL_EXPR_NAME);
  if (name != "match" && name != "target") {
    return std::ranges::find(expressions, name) != expressions.end();
  }
  const std::uint16_t attribute =
      name == "match" ? std::uint16_t{NFTNL_EXPR_MT_NAME} : std::uint16_t{NFTNL_EXPR_TG_NAME};
  return std::ranges::find(extensions, nftnl_expr_get_str(&expression, attribute)) !=
         extensions.end();
}

bool table_needs_conntrack() { return is_needed_by(true); }

bool uses_conntrack(config::Conntrack setting, const policy::Policy& policy) {
  switch (setting) {
    case config::Conntrack::on: return true;
    case config::Conntrack::off: return false;
    case config::Conntrack::automatic: break;
  }
  const auto ends_here = [](const policy::Tunnel& tunnel) { return !tunnel.device.empty(); };
  return policy.role == policy::Role::host || !policy.enforced.is_empty() ||
         std::ranges::any_of(policy.tunnels, ends_here) || runs_here();
}

}  // namespace sixgate::kernel
