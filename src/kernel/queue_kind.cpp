// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/queue_kind.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>

#include <libnftnl/expr.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/x_tables.h>
#include <linux/netfilter/xt_NFQUEUE.h>

#include "kernel/names.hpp"
#include "kernel/transaction.hpp"

namespace sixgate::kernel {

namespace {

constexpr const char* target_name = "NFQUEUE";
constexpr std::uint32_t target_revision = 3;

nftnl_expr& make_expression(const char* name) {
  nftnl_expr* const expression = nftnl_expr_alloc(name);
  if (expression == nullptr) throw std::bad_alloc();
  return *expression;
}

nftnl_expr& make_native(std::uint16_t number) {
  nftnl_expr& expression = make_expression("queue");
  nftnl_expr_set_u16(&expression, NFTNL_EXPR_QUEUE_NUM, number);
  nftnl_expr_set_u16(&expression, NFTNL_EXPR_QUEUE_TOTAL, 1);
  nftnl_expr_set_u16(&expression, NFTNL_EXPR_QUEUE_FLAGS, NFT_QUEUE_FLAG_BYPASS);
  return expression;
}

nftnl_expr& make_compat(std::uint16_t number) {
  nftnl_expr& expression = make_expression("target");
  // libnftnl frees the target's data together with the expression.
  constexpr std::size_t size = XT_ALIGN(sizeof(xt_NFQ_info_v3));
  void* const data = std::calloc(1, size);
  if (data == nullptr) throw std::bad_alloc();
  const xt_NFQ_info_v3 info{.queuenum = number, .queues_total = 1, .flags = NFQ_FLAG_BYPASS};
  std::memcpy(data, &info, sizeof info);
  nftnl_expr_set_str(&expression, NFTNL_EXPR_TG_NAME, target_name);
  nftnl_expr_set_u32(&expression, NFTNL_EXPR_TG_REV, target_revision);
  nftnl_expr_set_data(&expression, NFTNL_EXPR_TG_INFO, data, size);
  return expression;
}

std::optional<QueueRule> read_expression(const nftnl_expr& expression) {
  const std::string_view name = nftnl_expr_get_str(&expression, NFTNL_EXPR_NAME);
  if (name == "queue") {
    return QueueRule{.chain = {},
                     .kind = QueueKind::native,
                     .number = nftnl_expr_get_u16(&expression, NFTNL_EXPR_QUEUE_NUM),
                     .is_whole = nftnl_expr_get_u16(&expression, NFTNL_EXPR_QUEUE_TOTAL) == 1 &&
                                 nftnl_expr_get_u16(&expression, NFTNL_EXPR_QUEUE_FLAGS) ==
                                     NFT_QUEUE_FLAG_BYPASS};
  }
  if (name != "target" ||
      nftnl_expr_get_str(&expression, NFTNL_EXPR_TG_NAME) != std::string_view(target_name)) {
    return std::nullopt;
  }
  std::uint32_t size = 0;
  xt_NFQ_info_v3 info{};
  const void* const data = nftnl_expr_get(&expression, NFTNL_EXPR_TG_INFO, &size);
  if (data == nullptr || size < sizeof info) return std::nullopt;
  std::memcpy(&info, data, sizeof info);
  return QueueRule{.chain = {},
                   .kind = QueueKind::compat,
                   .number = info.queuenum,
                   .is_whole = info.queues_total == 1 && info.flags == NFQ_FLAG_BYPASS};
}

}  // namespace

Rule make_queue_rule(const char* table, const std::string& chain, QueueKind kind,
                     std::uint16_t number) {
  Rule rule = own<Rule>(nftnl_rule_alloc());
  nftnl_rule_set_u32(rule.get(), NFTNL_RULE_FAMILY, NFPROTO_INET);
  nftnl_rule_set_str(rule.get(), NFTNL_RULE_TABLE, table);
  nftnl_rule_set_str(rule.get(), NFTNL_RULE_CHAIN, chain.c_str());
  nftnl_rule_add_expr(rule.get(),
                      kind == QueueKind::native ? &make_native(number) : &make_compat(number));
  return rule;
}

std::optional<QueueRule> read_queue_rule(const nftnl_rule& rule) {
  std::optional<QueueRule> found;
  int count = 0;
  for_each_expression(rule, [&](const nftnl_expr& expression) {
    ++count;
    if (!found) found = read_expression(expression);
  });
  if (!found) return found;
  found->chain = nftnl_rule_get_str(&rule, NFTNL_RULE_CHAIN);
  found->is_whole = found->is_whole && count == 1;
  return found;
}

namespace {

int try_in_family(Netlink& netlink, QueueKind kind, std::uint8_t family) {
  const std::string table = std::string(probe_prefix) + std::to_string(netlink.port());
  const std::string chain = "queue";
  const Rule rule = make_queue_rule(table.c_str(), chain, kind, 0);
  Transaction transaction(family);
  transaction.add_table(table.c_str());
  transaction.add_chain(table.c_str(), chain);
  transaction.add_rule(*rule);
  transaction.delete_table(table.c_str());
  return transaction.commit(netlink);
}

}  // namespace

int try_queue_kind(Netlink& netlink, QueueKind kind) {
  const int error = try_in_family(netlink, kind, NFPROTO_INET);
  if (error != ENOENT || kind != QueueKind::compat) return error;
  // The kernel loads a target's module by its table's family, and has no name for that of inet.
  (void)try_in_family(netlink, kind, NFPROTO_IPV6);
  return try_in_family(netlink, kind, NFPROTO_INET);
}

QueueKind probe_queue_kind() {
  Netlink netlink;
  for (const QueueKind kind : {QueueKind::native, QueueKind::compat}) {
    const int error = try_queue_kind(netlink, kind);
    if (error == 0) return kind;
    if (error != ENOENT) throw Refused("cannot try a queue rule in nf_tables", error);
  }
  throw Refused(
      "this kernel cannot queue packets from nf_tables: load the module nft_queue "
      "(CONFIG_NFT_QUEUE), or nft_compat (CONFIG_NFT_COMPAT) and xt_NFQUEUE "
      "(CONFIG_NETFILTER_XT_TARGET_NFQUEUE)");
}

}  // namespace sixgate::kernel
