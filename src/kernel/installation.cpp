// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/installation.hpp"

#include <algorithm>
#include <array>
#include <cinttypes>
#include <cstdio>
#include <memory>
#include <new>

#include <libnftnl/expr.h>
#include <libnftnl/udata.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>

#include "kernel/names.hpp"

namespace sixgate::kernel {

namespace {

constexpr const char* written =
    "role=%s mode=%s when-absent=%s text=%016" PRIx64 " table=%016" PRIx64;
constexpr const char* read_as =
    "role=%15s mode=%15s when-absent=%15s text=%16" SCNx64 " table=%16" SCNx64;

std::uint64_t digest_of_text(const Ruleset& ruleset) {
  return digest_of(render(ruleset, QueueChains::shown));
}

nftnl_expr& make_return() {
  nftnl_expr* const expression = nftnl_expr_alloc("immediate");
  if (expression == nullptr) throw std::bad_alloc();
  nftnl_expr_set_u32(expression, NFTNL_EXPR_IMM_DREG, NFT_REG_VERDICT);
  nftnl_expr_set_u32(expression, NFTNL_EXPR_IMM_VERDICT, static_cast<std::uint32_t>(NFT_RETURN));
  return *expression;
}

}  // namespace

Installation describe(const Ruleset& ruleset, const TableContents& contents) {
  return {.role = std::string(name_of(ruleset.policy.role)),
          .mode = std::string(name_of(ruleset.policy.mode)),
          .when_absent = std::string(name_of(ruleset.when_absent)),
          .text = digest_of_text(ruleset),
          .table = digest_of(contents)};
}

std::string format(const Installation& installation) {
  std::array<char, NFT_USERDATA_MAXLEN> text{};
  std::snprintf(text.data(), text.size(), written, installation.role.c_str(),
                installation.mode.c_str(), installation.when_absent.c_str(), installation.text,
                installation.table);
  return text.data();
}

std::optional<Installation> parse_installation(std::string_view comment) {
  std::array<char, 16> role{};
  std::array<char, 16> mode{};
  std::array<char, 16> when_absent{};
  Installation read;
  const int found = std::sscanf(std::string(comment).c_str(), read_as, role.data(), mode.data(),
                                when_absent.data(), &read.text, &read.table);
  if (found != 5) return std::nullopt;
  read.role = role.data();
  read.mode = mode.data();
  read.when_absent = when_absent.data();
  return read;
}

Rule make_installation_rule(const Installation& installation) {
  Rule rule = own<Rule>(nftnl_rule_alloc());
  nftnl_rule_set_u32(rule.get(), NFTNL_RULE_FAMILY, NFPROTO_INET);
  nftnl_rule_set_str(rule.get(), NFTNL_RULE_TABLE, table_name);
  nftnl_rule_set_str(rule.get(), NFTNL_RULE_CHAIN, installed_chain);
  using Userdata = std::unique_ptr<nftnl_udata_buf, FreeWith<nftnl_udata_buf_free>>;
  const Userdata comment = own<Userdata>(nftnl_udata_buf_alloc(NFT_USERDATA_MAXLEN));
  nftnl_udata_put_strz(comment.get(), NFTNL_UDATA_RULE_COMMENT, format(installation).c_str());
  nftnl_rule_set_data(rule.get(), NFTNL_RULE_USERDATA, nftnl_udata_buf_data(comment.get()),
                      nftnl_udata_buf_len(comment.get()));
  nftnl_rule_add_expr(rule.get(), &make_return());
  return rule;
}

std::optional<Installation> find_installation(const TableContents& contents) {
  const auto rule = std::ranges::find(contents.rules, installed_chain, &RuleContents::chain);
  return rule == contents.rules.end() ? std::nullopt : parse_installation(rule->comment);
}

Conformity conformity_of(const TableContents& contents, const Ruleset& ruleset) {
  const auto installation = find_installation(contents);
  if (!installation) return Conformity::unknown;
  if (installation->table != digest_of(contents)) return Conformity::changed;
  return installation->text == digest_of_text(ruleset) ? Conformity::as_configured
                                                       : Conformity::of_another;
}

}  // namespace sixgate::kernel
