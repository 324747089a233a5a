// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/table.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <set>

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

#include "kernel/conntrack.hpp"
#include "kernel/helper.hpp"
#include "kernel/load_text.hpp"
#include "kernel/names.hpp"
#include "kernel/transaction.hpp"

namespace sixgate::kernel {

namespace {

/// libnftables does not know the NFQUEUE target, so these chains are filled before the text that
/// jumps to them is loaded. Refilling takes no packet from a queue.
void fill_queue_chains(Netlink& netlink, QueueKind kind, std::uint16_t first_queue) {
  Transaction transaction;
  transaction.add_table(table_name);
  for (const auto queue_class : policy::all_queue_classes) {
    const std::string chain = queue_chain(queue_class);
    transaction.add_chain(table_name, chain);
    transaction.flush_chain(table_name, chain);
    transaction.add_rule(
        *make_queue_rule(table_name, chain, kind, queue_number(queue_class, first_queue)));
  }
  const int error = transaction.commit(netlink);
  if (error != 0) throw Refused("cannot make the queue chains of table inet sixgate", error);
}

bool has_table(Netlink& netlink) {
  alignas(nlmsghdr) std::array<char, 512> buffer;
  nlmsghdr& request = *nftnl_nlmsg_build_hdr(buffer.data(), NFT_MSG_GETTABLE, NFPROTO_INET, 0, 1);
  const Table table = own<Table>(nftnl_table_alloc());
  nftnl_table_set_str(table.get(), NFTNL_TABLE_NAME, table_name);
  nftnl_table_nlmsg_build_payload(&request, table.get());
  const int error = netlink.request({buffer.data(), request.nlmsg_len});
  if (error != 0 && error != ENOENT) throw Refused("cannot read table inet sixgate", error);
  return error == 0;
}

struct RuleRead {
  std::string chain;
  std::optional<QueueRule> queue;
};

std::vector<RuleRead> read_rules(Netlink& netlink) {
  alignas(nlmsghdr) std::array<char, 512> buffer;
  nlmsghdr& request =
      *nftnl_nlmsg_build_hdr(buffer.data(), NFT_MSG_GETRULE, NFPROTO_INET, NLM_F_DUMP, 1);
  const Rule wanted = own<Rule>(nftnl_rule_alloc());
  nftnl_rule_set_str(wanted.get(), NFTNL_RULE_TABLE, table_name);
  nftnl_rule_nlmsg_build_payload(&request, wanted.get());
  return netlink.list<RuleRead>(request, [](const nlmsghdr& message) {
    const Rule rule = own<Rule>(nftnl_rule_alloc());
    std::optional<RuleRead> read;
    if (nftnl_rule_nlmsg_parse(&message, rule.get()) == 0) {
      read = RuleRead{nftnl_rule_get_str(rule.get(), NFTNL_RULE_CHAIN), read_queue_rule(*rule)};
    }
    return read;
  });
}

std::string family_of(nftnl_set_elem* element) {
  std::uint32_t size = 0;
  const auto* const key =
      static_cast<const std::uint8_t*>(nftnl_set_elem_get(element, NFTNL_SET_ELEM_KEY, &size));
  return size > 0 && *key == NFPROTO_IPV4 ? "ipv4" : "ipv6";
}

std::vector<std::string> read_alive(Netlink& netlink) {
  alignas(nlmsghdr) std::array<char, 512> buffer;
  nlmsghdr& request =
      *nftnl_nlmsg_build_hdr(buffer.data(), NFT_MSG_GETSETELEM, NFPROTO_INET, NLM_F_DUMP, 1);
  const Set wanted = own<Set>(nftnl_set_alloc());
  nftnl_set_set_str(wanted.get(), NFTNL_SET_TABLE, table_name);
  nftnl_set_set_str(wanted.get(), NFTNL_SET_NAME, alive_set);
  nftnl_set_elems_nlmsg_build_payload(&request, wanted.get());
  const auto parts = netlink.list<std::vector<std::string>>(request, [](const nlmsghdr& message) {
    const Set set = own<Set>(nftnl_set_alloc());
    std::vector<std::string> families;
    nftnl_set_elems_nlmsg_parse(&message, set.get());
    nftnl_set_elem_foreach(
        set.get(),
        [](nftnl_set_elem* element, void* found) {
          static_cast<std::vector<std::string>*>(found)->push_back(family_of(element));
          return 0;
        },
        &families);
    return std::optional(families);
  });
  std::set<std::string> families;
  for (const auto& part : parts) families.insert(part.begin(), part.end());
  return {families.begin(), families.end()};
}

}  // namespace

Ruleset ruleset_of(const config::Configuration& configuration) {
  return {.policy = configuration.policy(),
          .when_absent = configuration.when_absent(),
          .kernel = configuration.kernel(),
          .conntrack = uses_conntrack(configuration.kernel().conntrack, configuration.policy()),
          .zones = configuration.zones(),
          .has_helper = has_helper(configuration.policy())};
}

QueueKind install_table(const config::Configuration& configuration) {
  const QueueKind kind = probe_queue_kind();
  Netlink netlink;
  fill_queue_chains(netlink, kind, configuration.kernel().first_queue);
  load_text(render(ruleset_of(configuration), QueueChains::left_out));
  return kind;
}

bool remove_table() {
  Netlink netlink;
  Transaction transaction;
  transaction.delete_table(table_name);
  const int error = transaction.commit(netlink);
  if (error != 0 && error != ENOENT) throw Refused("cannot remove table inet sixgate", error);
  return error == 0;
}

std::optional<TableState> read_table() {
  Netlink netlink;
  if (!has_table(netlink)) return std::nullopt;
  TableState state;
  std::set<std::string> filled;
  for (RuleRead& rule : read_rules(netlink)) {
    if (rule.queue) state.queues.push_back(*rule.queue);
    filled.insert(std::move(rule.chain));
  }
  for (const policy::Hook hook : policy::all_hooks) {
    for (const std::string& chain : {gate_chain(hook), backstop_chain(hook)}) {
      if (filled.contains(chain)) state.hooks.push_back(chain);
    }
  }
  std::ranges::sort(state.queues, {}, &QueueRule::number);
  state.alive = read_alive(netlink);
  return state;
}

}  // namespace sixgate::kernel
