// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <cstring>
#include <map>

#include <arpa/inet.h>
#include <libnftnl/expr.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/xt_CT.h>
#include <linux/netfilter/xt_NFQUEUE.h>
#include <linux/netfilter/xt_connmark.h>
#include <linux/netfilter/xt_mark.h>

#include "kernel/conntrack.hpp"
#include "kernel/foreign_tables.hpp"

namespace sixgate::kernel {

namespace {

constexpr std::uint32_t every_bit = 0xffffffff;

/// Of an IPv4 header.
constexpr std::uint32_t source_offset = 12;

/// What a register holds, as far as marks and source addresses go.
struct Content {
  std::uint32_t may_be_set = every_bit;  ///< bits that are perhaps not what the packet's mark has
  std::uint32_t source_size = 0;         ///< octets of the IPv4 source address
  unsigned prefix_length = 0;            ///< bits of it
};

/// NFT_REG_1 to NFT_REG_4 are four of the registers of 32 bits each.
std::uint32_t register_of(std::uint32_t number) {
  return number <= NFT_REG_4 ? NFT_REG32_00 + 4 * (number - NFT_REG_1) : number;
}

std::uint32_t value_in(const nftnl_expr& expression, std::uint16_t attribute) {
  std::uint32_t size = 0;
  const void* const data = nftnl_expr_get(&expression, attribute, &size);
  std::uint32_t value = 0;
  if (data != nullptr) std::memcpy(&value, data, std::min<std::size_t>(size, sizeof value));
  return value;
}

/// The data of iptables' target; what is missing at its end reads as zeros.
template <typename Info>
Info info_of(const nftnl_expr& target) {
  Info info{};
  std::uint32_t size = 0;
  const void* const data = nftnl_expr_get(&target, NFTNL_EXPR_TG_INFO, &size);
  if (data != nullptr) std::memcpy(&info, data, std::min<std::size_t>(size, sizeof info));
  return info;
}

QueueRange range_of(unsigned first, unsigned count) {
  const unsigned last = first + std::max(count, 1U) - 1;
  return {.first = static_cast<std::uint16_t>(first), .last = static_cast<std::uint16_t>(last)};
}

/// Follows a rule's expressions, in order.
class Reader {
 public:
  explicit Reader(std::uint32_t family) : family_(family) {}

  void take(const nftnl_expr& expression) {
    using Step = void (Reader::*)(const nftnl_expr&);
    static constexpr std::array<std::pair<std::string_view, Step>, 16> steps{{
        {"immediate", &Reader::immediate},
        {"meta", &Reader::meta},
        {"bitwise", &Reader::bitwise},
        {"payload", &Reader::payload},
        {"cmp", &Reader::compare},
        {"fib", &Reader::fib},
        {"queue", &Reader::queue},
        {"nat", &Reader::nat},
        {"masq", &Reader::translate_source},
        {"redir", &Reader::translate_destination},
        {"notrack", &Reader::notrack},
        {"flow_offload", &Reader::offload},
        {"reject", &Reader::reject},
        {"target", &Reader::target},
        {"match", &Reader::match},
        {"counter", &Reader::pass_by},
    }};
    if (needs_conntrack(expression)) read_.needs_conntrack = true;
    const std::string_view name = nftnl_expr_get_str(&expression, NFTNL_EXPR_NAME);
    const auto* const step =
        std::ranges::find(steps, name, &std::pair<std::string_view, Step>::first);
    if (step != steps.end()) {
      (this->*step->second)(expression);
    } else if (name != "log" && name != "objref" && name != "last") {
      matches_ = true;
    }
  }

  ForeignRule finish() {
    read_.drops_all = refuses_ && !matches_;
    return read_;
  }

 private:
  void pass_by(const nftnl_expr& /*expression*/) {}

  void immediate(const nftnl_expr& expression) {
    if (nftnl_expr_is_set(&expression, NFTNL_EXPR_IMM_VERDICT)) {
      refuses_ |= nftnl_expr_get_u32(&expression, NFTNL_EXPR_IMM_VERDICT) == NF_DROP;
      return;
    }
    content(nftnl_expr_get_u32(&expression, NFTNL_EXPR_IMM_DREG)) = {
        .may_be_set = value_in(expression, NFTNL_EXPR_IMM_DATA)};
  }

  void meta(const nftnl_expr& expression) {
    const bool is_mark = nftnl_expr_get_u32(&expression, NFTNL_EXPR_META_KEY) == NFT_META_MARK;
    if (nftnl_expr_is_set(&expression, NFTNL_EXPR_META_SREG)) {
      const auto source = nftnl_expr_get_u32(&expression, NFTNL_EXPR_META_SREG);
      if (is_mark) read_.sets_mark |= content(source).may_be_set;
      return;
    }
    content(nftnl_expr_get_u32(&expression, NFTNL_EXPR_META_DREG)) = {.may_be_set =
                                                                          is_mark ? 0 : every_bit};
  }

  void bitwise(const nftnl_expr& expression) {
    const Content before = content(nftnl_expr_get_u32(&expression, NFTNL_EXPR_BITWISE_SREG));
    const std::uint32_t mask = value_in(expression, NFTNL_EXPR_BITWISE_MASK);
    content(nftnl_expr_get_u32(&expression, NFTNL_EXPR_BITWISE_DREG)) = {
        .may_be_set = (before.may_be_set & mask) | value_in(expression, NFTNL_EXPR_BITWISE_XOR),
        .source_size = before.source_size,
        .prefix_length = static_cast<unsigned>(std::popcount(mask))};
  }

  void payload(const nftnl_expr& expression) {
    if (!nftnl_expr_is_set(&expression, NFTNL_EXPR_PAYLOAD_DREG)) return;
    const std::uint32_t size = nftnl_expr_get_u32(&expression, NFTNL_EXPR_PAYLOAD_LEN);
    const bool is_source =
        (family_ == NFPROTO_IPV4 || family_ == NFPROTO_INET) && size <= 4 &&
        nftnl_expr_get_u32(&expression, NFTNL_EXPR_PAYLOAD_BASE) == NFT_PAYLOAD_NETWORK_HEADER &&
        nftnl_expr_get_u32(&expression, NFTNL_EXPR_PAYLOAD_OFFSET) == source_offset;
    content(nftnl_expr_get_u32(&expression, NFTNL_EXPR_PAYLOAD_DREG)) = {
        .source_size = is_source ? size : 0, .prefix_length = 8 * size};
  }

  void compare(const nftnl_expr& expression) {
    matches_ = true;
    const Content& with = content(nftnl_expr_get_u32(&expression, NFTNL_EXPR_CMP_SREG));
    const bool is_equal = nftnl_expr_get_u32(&expression, NFTNL_EXPR_CMP_OP) == NFT_CMP_EQ;
    if (with.source_size == 0 || !is_equal) return;
    read_.source = wire::Prefix(
        wire::Address::ipv4(ntohl(value_in(expression, NFTNL_EXPR_CMP_DATA))), with.prefix_length);
  }

  void fib(const nftnl_expr& expression) {
    matches_ = true;
    constexpr std::uint32_t reverse = NFTA_FIB_F_SADDR | NFTA_FIB_F_IIF;
    const std::uint32_t flags = nftnl_expr_get_u32(&expression, NFTNL_EXPR_FIB_FLAGS);
    if ((flags & reverse) == reverse) read_.checks_reverse_path = true;
  }

  void queue(const nftnl_expr& expression) {
    if (nftnl_expr_is_set(&expression, NFTNL_EXPR_QUEUE_SREG_QNUM)) return;
    read_.queues = range_of(nftnl_expr_get_u16(&expression, NFTNL_EXPR_QUEUE_NUM),
                            nftnl_expr_get_u16(&expression, NFTNL_EXPR_QUEUE_TOTAL));
  }

  void nat(const nftnl_expr& expression) {
    read_.translates = nftnl_expr_get_u32(&expression, NFTNL_EXPR_NAT_TYPE) == NFT_NAT_SNAT
                           ? Translation::source
                           : Translation::destination;
  }
  void translate_source(const nftnl_expr& /*expression*/) {
    read_.translates = Translation::source;
  }
  void translate_destination(const nftnl_expr& /*expression*/) {
    read_.translates = Translation::destination;
  }

  void notrack(const nftnl_expr& /*expression*/) { read_.leaves_untracked = true; }
  void offload(const nftnl_expr& /*expression*/) { read_.offloads = true; }
  void reject(const nftnl_expr& /*expression*/) { refuses_ = true; }

  void match(const nftnl_expr& expression) {
    matches_ = true;
    const std::string_view name = nftnl_expr_get_str(&expression, NFTNL_EXPR_MT_NAME);
    if (name == "rpfilter") read_.checks_reverse_path = true;
  }

  void target(const nftnl_expr& expression) {
    const std::string_view name = nftnl_expr_get_str(&expression, NFTNL_EXPR_TG_NAME);
    if (name == "REJECT" || name == "DROP") refuses_ = true;
    if (name == "SNAT" || name == "MASQUERADE") read_.translates = Translation::source;
    if (name == "DNAT" || name == "REDIRECT") read_.translates = Translation::destination;
    if (name == "FLOWOFFLOAD") read_.offloads = true;
    if (name == "MARK") read_.sets_mark |= info_of<xt_mark_tginfo2>(expression).mark;
    if (name == "CONNMARK") {
      const auto info = info_of<xt_connmark_tginfo1>(expression);
      if (info.mode == XT_CONNMARK_RESTORE) read_.sets_mark |= info.nfmask;
    }
    if (name == "CT" && (info_of<xt_ct_target_info>(expression).flags & XT_CT_NOTRACK) != 0) {
      read_.leaves_untracked = true;
    }
    if (name == "NFQUEUE") {
      const auto info = info_of<xt_NFQ_info_v3>(expression);
      read_.queues = range_of(info.queuenum, info.queues_total);
    }
  }

  Content& content(std::uint32_t number) { return registers_[register_of(number)]; }

  std::uint32_t family_;
  ForeignRule read_;
  std::map<std::uint32_t, Content> registers_;
  bool matches_ = false;
  bool refuses_ = false;
};

}  // namespace

ForeignRule read_foreign_rule(const nftnl_rule& rule) {
  Reader reader(nftnl_rule_get_u32(&rule, NFTNL_RULE_FAMILY));
  for_each_expression(rule, [&reader](const nftnl_expr& expression) { reader.take(expression); });
  return reader.finish();
}

}  // namespace sixgate::kernel
