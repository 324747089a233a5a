// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/foreign_tables.hpp"

#include <array>
#include <fstream>
#include <functional>
#include <utility>

#include <libnftnl/flowtable.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter_arp.h>

#include "kernel/names.hpp"
#include "kernel/netlink.hpp"

namespace sixgate::kernel {

namespace {

using Flowtable = std::unique_ptr<nftnl_flowtable, FreeWith<nftnl_flowtable_free>>;

constexpr std::array families{
    std::pair{NFPROTO_INET, "inet"},     std::pair{NFPROTO_IPV4, "ip"},
    std::pair{NFPROTO_IPV6, "ip6"},      std::pair{NFPROTO_ARP, "arp"},
    std::pair{NFPROTO_BRIDGE, "bridge"}, std::pair{NFPROTO_NETDEV, "netdev"}};

std::string family_name(std::uint32_t family) {
  for (const auto& [number, name] : families) {
    if (static_cast<std::uint32_t>(number) == family) return name;
  }
  return "family " + std::to_string(family);
}

Stage stage_of(std::uint32_t family, std::uint32_t hook) {
  constexpr std::array classic{Stage::prerouting, Stage::input,       Stage::forward,
                               Stage::output,     Stage::postrouting, Stage::ingress};
  constexpr std::array arp{Stage::input, Stage::output, Stage::forward};
  constexpr std::array netdev{Stage::ingress, Stage::egress};
  if (family == NFPROTO_ARP) return arp.at(hook);
  if (family == NFPROTO_NETDEV) return netdev.at(hook);
  return classic.at(hook);
}

bool is_ours(const TableName& table) { return table == TableName{"inet", table_name}; }

TableName named(std::uint32_t family, const char* name) {
  return {.family = family_name(family), .name = name == nullptr ? "" : name};
}

/// Everything of one kind that is not ours.
///
/// type  NFT_MSG_GET...
template <typename Item>
std::vector<Item> list(Netlink& netlink, int type,
                       const std::function<std::optional<Item>(const nlmsghdr&)>& parse) {
  alignas(nlmsghdr) std::array<char, 512> buffer;
  const nlmsghdr& request = *nftnl_nlmsg_build_hdr(buffer.data(), static_cast<std::uint16_t>(type),
                                                   NFPROTO_UNSPEC, NLM_F_DUMP, 1);
  return netlink.list<Item>(request, parse);
}

std::optional<TableName> parse_table(const nlmsghdr& message) {
  const Table table = own<Table>(nftnl_table_alloc());
  if (nftnl_table_nlmsg_parse(&message, table.get()) != 0) return std::nullopt;
  auto name = named(nftnl_table_get_u32(table.get(), NFTNL_TABLE_FAMILY),
                    nftnl_table_get_str(table.get(), NFTNL_TABLE_NAME));
  return is_ours(name) ? std::nullopt : std::optional(std::move(name));
}

std::optional<ForeignChain> parse_chain(const nlmsghdr& message) {
  const Chain chain = own<Chain>(nftnl_chain_alloc());
  if (nftnl_chain_nlmsg_parse(&message, chain.get()) != 0) return std::nullopt;
  const std::uint32_t family = nftnl_chain_get_u32(chain.get(), NFTNL_CHAIN_FAMILY);
  ForeignChain read{.table = named(family, nftnl_chain_get_str(chain.get(), NFTNL_CHAIN_TABLE)),
                    .name = nftnl_chain_get_str(chain.get(), NFTNL_CHAIN_NAME)};
  if (is_ours(read.table)) return std::nullopt;
  if (nftnl_chain_is_set(chain.get(), NFTNL_CHAIN_HOOKNUM)) {
    read.base =
        Base{.stage = stage_of(family, nftnl_chain_get_u32(chain.get(), NFTNL_CHAIN_HOOKNUM)),
             .priority = nftnl_chain_get_s32(chain.get(), NFTNL_CHAIN_PRIO),
             .drops = nftnl_chain_is_set(chain.get(), NFTNL_CHAIN_POLICY) &&
                      nftnl_chain_get_u32(chain.get(), NFTNL_CHAIN_POLICY) == NF_DROP};
  }
  return read;
}

std::optional<ForeignRule> parse_rule(const nlmsghdr& message) {
  const Rule rule = own<Rule>(nftnl_rule_alloc());
  if (nftnl_rule_nlmsg_parse(&message, rule.get()) != 0) return std::nullopt;
  auto table = named(nftnl_rule_get_u32(rule.get(), NFTNL_RULE_FAMILY),
                     nftnl_rule_get_str(rule.get(), NFTNL_RULE_TABLE));
  if (is_ours(table)) return std::nullopt;
  ForeignRule read = read_foreign_rule(*rule);
  read.table = std::move(table);
  read.chain = nftnl_rule_get_str(rule.get(), NFTNL_RULE_CHAIN);
  return read;
}

std::optional<ForeignFlowtable> parse_flowtable(const nlmsghdr& message) {
  const Flowtable flowtable = own<Flowtable>(nftnl_flowtable_alloc());
  if (nftnl_flowtable_nlmsg_parse(&message, flowtable.get()) != 0) return std::nullopt;
  return ForeignFlowtable{
      .table = named(nftnl_flowtable_get_u32(flowtable.get(), NFTNL_FLOWTABLE_FAMILY),
                     nftnl_flowtable_get_str(flowtable.get(), NFTNL_FLOWTABLE_TABLE)),
      .name = nftnl_flowtable_get_str(flowtable.get(), NFTNL_FLOWTABLE_NAME)};
}

void read_legacy(const char* file, const char* family, std::vector<TableName>& tables) {
  std::ifstream names(file);
  std::string name;
  while (names >> name) tables.push_back({.family = family, .name = name});
}

}  // namespace

std::vector<TableName> read_legacy_tables() {
  std::vector<TableName> tables;
  read_legacy("/proc/net/ip_tables_names", "ip", tables);
  read_legacy("/proc/net/ip6_tables_names", "ip6", tables);
  return tables;
}

ForeignTables read_foreign_tables() {
  Netlink netlink;
  return {
      .tables = list<TableName>(netlink, NFT_MSG_GETTABLE, parse_table),
      .chains = list<ForeignChain>(netlink, NFT_MSG_GETCHAIN, parse_chain),
      .rules = list<ForeignRule>(netlink, NFT_MSG_GETRULE, parse_rule),
      .flowtables = list<ForeignFlowtable>(netlink, NFT_MSG_GETFLOWTABLE, parse_flowtable),
      .legacy = read_legacy_tables(),
  };
}

}  // namespace sixgate::kernel
