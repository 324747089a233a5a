// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/transaction.hpp"

#include <algorithm>
#include <stdexcept>

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

namespace sixgate::kernel {

namespace {

Table make_table(std::uint8_t family, const char* name) {
  Table table = own<Table>(nftnl_table_alloc());
  nftnl_table_set_u32(table.get(), NFTNL_TABLE_FAMILY, family);
  nftnl_table_set_str(table.get(), NFTNL_TABLE_NAME, name);
  return table;
}

Chain make_chain(const char* table, const std::string& name) {
  Chain chain = own<Chain>(nftnl_chain_alloc());
  nftnl_chain_set_str(chain.get(), NFTNL_CHAIN_TABLE, table);
  nftnl_chain_set_str(chain.get(), NFTNL_CHAIN_NAME, name.c_str());
  return chain;
}

}  // namespace

Transaction::Transaction(std::uint8_t family) : family_(family), buffer_(largest_message) {
  finish(*nftnl_batch_begin(buffer_.data(), sequence_++));
}

void Transaction::make_room() {
  buffer_.resize(std::max(buffer_.size(), size_ + largest_message));
}

nlmsghdr& Transaction::start(int type, int flags) {
  make_room();
  return *nftnl_nlmsg_build_hdr(buffer_.data() + size_, static_cast<std::uint16_t>(type), family_,
                                static_cast<std::uint16_t>(flags), sequence_++);
}

void Transaction::add_table(const char* table) {
  nlmsghdr& message = start(NFT_MSG_NEWTABLE, NLM_F_CREATE);
  nftnl_table_nlmsg_build_payload(&message, make_table(family_, table).get());
  finish(message);
}

void Transaction::delete_table(const char* table) {
  nlmsghdr& message = start(NFT_MSG_DELTABLE, 0);
  nftnl_table_nlmsg_build_payload(&message, make_table(family_, table).get());
  finish(message);
}

void Transaction::add_chain(const char* table, const std::string& chain) {
  nlmsghdr& message = start(NFT_MSG_NEWCHAIN, NLM_F_CREATE);
  nftnl_chain_nlmsg_build_payload(&message, make_chain(table, chain).get());
  finish(message);
}

void Transaction::delete_chain(const char* table, const std::string& chain) {
  nlmsghdr& message = start(NFT_MSG_DELCHAIN, 0);
  nftnl_chain_nlmsg_build_payload(&message, make_chain(table, chain).get());
  finish(message);
}

void Transaction::flush_chain(const char* table, const std::string& chain) {
  const Rule every = own<Rule>(nftnl_rule_alloc());
  nftnl_rule_set_str(every.get(), NFTNL_RULE_TABLE, table);
  nftnl_rule_set_str(every.get(), NFTNL_RULE_CHAIN, chain.c_str());
  nlmsghdr& message = start(NFT_MSG_DELRULE, 0);
  nftnl_rule_nlmsg_build_payload(&message, every.get());
  finish(message);
}

void Transaction::add_rule(nftnl_rule& rule) {
  nlmsghdr& message = start(NFT_MSG_NEWRULE, NLM_F_CREATE | NLM_F_APPEND);
  nftnl_rule_nlmsg_build_payload(&message, &rule);
  finish(message);
}

void Transaction::add_rule(const char* table, const std::string& chain,
                           std::string_view expressions) {
  if (expressions.size() + chain.size() + 128 > largest_message) {
    throw std::length_error("rule too long for a transaction");
  }
  nlmsghdr& message = start(NFT_MSG_NEWRULE, NLM_F_CREATE | NLM_F_APPEND);
  mnl_attr_put_strz(&message, NFTA_RULE_TABLE, table);
  mnl_attr_put_strz(&message, NFTA_RULE_CHAIN, chain.c_str());
  mnl_attr_put(&message, NLA_F_NESTED | NFTA_RULE_EXPRESSIONS, expressions.size(),
               expressions.data());
  finish(message);
}

void Transaction::add_elements(nftnl_set& set) {
  nlmsghdr& message = start(NFT_MSG_NEWSETELEM, NLM_F_CREATE);
  nftnl_set_elems_nlmsg_build_payload(&message, &set);
  finish(message);
}

void Transaction::delete_elements(nftnl_set& set) {
  nlmsghdr& message = start(NFT_MSG_DELSETELEM, 0);
  nftnl_set_elems_nlmsg_build_payload(&message, &set);
  finish(message);
}

int Transaction::commit(Netlink& netlink) {
  make_room();
  finish(*nftnl_batch_end(buffer_.data() + size_, sequence_++));
  return netlink.request({buffer_.data(), size_});
}

}  // namespace sixgate::kernel
