// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/table.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <set>
#include <utility>

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

#include "kernel/alive.hpp"
#include "kernel/capabilities.hpp"
#include "kernel/conntrack.hpp"
#include "kernel/helper.hpp"
#include "kernel/installation.hpp"
#include "kernel/load_text.hpp"
#include "kernel/names.hpp"
#include "kernel/queue_status.hpp"
#include "kernel/settling.hpp"
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

/// Whether each class has its chain with the one rule that fill_queue_chains() would make.
bool has_queue_chains(const TableContents& contents, QueueKind kind, std::uint16_t first_queue) {
  return std::ranges::all_of(policy::all_queue_classes, [&](policy::QueueClass queue_class) {
    const auto is_here = [chain = queue_chain(queue_class)](const RuleContents& rule) {
      return rule.chain == chain;
    };
    const auto rule = std::ranges::find_if(contents.rules, is_here);
    return std::ranges::count_if(contents.rules, is_here) == 1 && rule->queue &&
           rule->queue->is_whole && rule->queue->kind == kind &&
           rule->queue->number == queue_number(queue_class, first_queue);
  });
}

/// Makes the queue chains what they were before fill_queue_chains().
///
/// before  nothing where there was no table
void restore_queue_chains(Netlink& netlink, const std::optional<TableContents>& before) {
  Transaction transaction;
  if (!before) {
    transaction.delete_table(table_name);
  } else {
    for (const auto queue_class : policy::all_queue_classes) {
      const std::string chain = queue_chain(queue_class);
      transaction.flush_chain(table_name, chain);
      if (!before->chains.contains(chain)) transaction.delete_chain(table_name, chain);
      for (const RuleContents& rule : before->rules) {
        if (rule.chain == chain) transaction.add_rule(table_name, chain, rule.bytes);
      }
    }
  }
  const int error = transaction.commit(netlink);
  if (error != 0) {
    throw Refused("cannot make the queue chains of table inet sixgate what they were", error);
  }
}

/// nft's own words do not name what is missing, nor what is in the way.
std::string explain(const Refused& refused, const Ruleset& ruleset) {
  const std::string said = refused.what();
  const std::string missing = tell_missing(ruleset, probe_capabilities());
  if (!missing.empty()) return said + "; " + missing;
  if (said.find("File exists") == std::string::npos) return said;
  return said +
         "; the table has something of that name that is not the same, as another version of "
         "sixgate may have made it: `sixgate rules remove` first";
}

/// Empties the chains of the table that the text does not declare.
///
/// fails  Refused where such a chain would drop everything once it is empty
std::string empty_strangers(const TableContents& contents, const std::string& text) {
  std::string empties;
  for (const auto& [name, hook] : contents.chains) {
    if (text.find("\tchain " + name + " {") != std::string::npos) continue;
    if (contents.dropping.contains(name)) {
      throw Refused("table inet sixgate has chain " + name +
                    ", which is not sixgate's and whose policy is drop: emptied it would drop "
                    "everything; move it to a table of its own");
    }
    empties += "flush chain inet sixgate " + name + "\n";
  }
  return empties;
}

void note_installation(Netlink& netlink, const Ruleset& ruleset) {
  const auto contents = read_contents(netlink);
  if (!contents) throw Refused("table inet sixgate was removed while it was installed");
  Transaction transaction;
  transaction.flush_chain(table_name, installed_chain);
  transaction.add_rule(*make_installation_rule(describe(ruleset, *contents)));
  const int error = transaction.commit(netlink);
  if (error != 0) throw Refused("cannot note what was installed in table inet sixgate", error);
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

void refuse_beside_another(const config::Configuration& configuration) {
  const auto table = read_table();
  if (!table) return;
  const auto served = read_queue_status();
  const unsigned first = configuration.kernel().first_queue;
  for (const QueueRule& rule : table->queues) {
    const auto queue = std::ranges::find(served, rule.number, &QueueStatus::number);
    const bool is_ours =
        rule.number >= first && rule.number < first + policy::all_queue_classes.size();
    if (is_ours || queue == served.end()) continue;
    throw Refused("table inet sixgate feeds queue " + std::to_string(rule.number) + ", which " +
                  name_owner(queue->port) +
                  " serves; stop that program, or give [kernel] first-queue its number");
  }
}

std::string find_gate(const config::Configuration& configuration) {
  const auto served = read_queue_status();
  const std::uint16_t first = configuration.kernel().first_queue;
  const auto queue = std::ranges::find(served, first, &QueueStatus::number);
  return queue == served.end() ? std::string() : name_owner(queue->port);
}

Installed install_table(const config::Configuration& configuration, bool judges) {
  refuse_beside_another(configuration);
  const QueueKind kind = probe_queue_kind();
  const std::uint16_t first_queue = configuration.kernel().first_queue;
  const Ruleset ruleset = ruleset_of(configuration);
  Netlink netlink;
  const auto before = read_contents(netlink);
  std::string text =
      render(ruleset, kind == QueueKind::native ? QueueChains::shown : QueueChains::left_out);
  if (before) text += empty_strangers(*before, text);
  if (depends_on_flows(ruleset) && !table_needs_conntrack()) text += settle();
  if (judges) text += render_alive();
  const bool fills =
      kind == QueueKind::compat && !(before && has_queue_chains(*before, kind, first_queue));
  if (fills) fill_queue_chains(netlink, kind, first_queue);
  try {
    load_text(text);
  } catch (const Refused& refused) {
    if (fills) restore_queue_chains(netlink, before);
    throw Refused(explain(refused, ruleset));
  }
  Installed installed{.kind = kind, .has_helper = ruleset.has_helper};
  try {
    note_installation(netlink, ruleset);
  } catch (const Refused& refused) {
    installed.trouble = refused.what();
  }
  return installed;
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
  auto contents = read_contents(netlink);
  if (!contents) return std::nullopt;
  TableState state;
  std::set<std::string> filled;
  for (const RuleContents& rule : contents->rules) {
    if (rule.queue) state.queues.push_back(*rule.queue);
    filled.insert(rule.chain);
  }
  for (const auto& [chain, hook] : contents->chains) {
    if (!hook.empty() && filled.contains(chain)) state.hooks.push_back(chain);
  }
  std::ranges::sort(state.queues, {}, &QueueRule::number);
  state.alive = list_alive();
  state.contents = std::move(*contents);
  return state;
}

}  // namespace sixgate::kernel
