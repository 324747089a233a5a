// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdlib>
#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <libnftnl/expr.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/xt_NFQUEUE.h>
#include <linux/netfilter/xt_connmark.h>
#include <linux/netfilter/xt_mark.h>

#include "kernel/foreign_tables.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

/// A rule under construction, one call an expression.
class Written {
 public:
  Written() : rule_(own<Rule>(nftnl_rule_alloc())) {
    nftnl_rule_set_u32(rule_.get(), NFTNL_RULE_FAMILY, NFPROTO_INET);
  }

  Written& add(const char* name) {
    last_ = nftnl_expr_alloc(name);
    nftnl_rule_add_expr(rule_.get(), last_);
    return *this;
  }
  Written& set(int attribute, std::uint32_t value) {
    nftnl_expr_set_u32(last_, static_cast<std::uint16_t>(attribute), value);
    return *this;
  }
  Written& set_short(int attribute, std::uint16_t value) {
    nftnl_expr_set_u16(last_, static_cast<std::uint16_t>(attribute), value);
    return *this;
  }
  Written& data(int attribute, std::uint32_t value, std::uint32_t size = 4) {
    nftnl_expr_set_data(last_, static_cast<std::uint16_t>(attribute), &value, size);
    return *this;
  }
  Written& meta_mark() {
    return add("meta").set(NFTNL_EXPR_META_KEY, NFT_META_MARK).set(NFTNL_EXPR_META_DREG, NFT_REG_1);
  }
  Written& set_meta_mark() {
    return add("meta").set(NFTNL_EXPR_META_KEY, NFT_META_MARK).set(NFTNL_EXPR_META_SREG, NFT_REG_1);
  }
  Written& masked(std::uint32_t mask, std::uint32_t flips) {
    return add("bitwise")
        .set(NFTNL_EXPR_BITWISE_SREG, NFT_REG_1)
        .set(NFTNL_EXPR_BITWISE_DREG, NFT_REG_1)
        .set(NFTNL_EXPR_BITWISE_LEN, 4)
        .data(NFTNL_EXPR_BITWISE_MASK, mask)
        .data(NFTNL_EXPR_BITWISE_XOR, flips);
  }
  Written& verdict(int verdict) {
    return add("immediate")
        .set(NFTNL_EXPR_IMM_DREG, NFT_REG_VERDICT)
        .set(NFTNL_EXPR_IMM_VERDICT, static_cast<std::uint32_t>(verdict));
  }
  Written& source(std::uint32_t size) {
    return add("payload")
        .set(NFTNL_EXPR_PAYLOAD_DREG, NFT_REG_1)
        .set(NFTNL_EXPR_PAYLOAD_BASE, NFT_PAYLOAD_NETWORK_HEADER)
        .set(NFTNL_EXPR_PAYLOAD_OFFSET, 12)
        .set(NFTNL_EXPR_PAYLOAD_LEN, size);
  }
  Written& equals(std::uint32_t value, std::uint32_t size) {
    return add("cmp")
        .set(NFTNL_EXPR_CMP_SREG, NFT_REG_1)
        .set(NFTNL_EXPR_CMP_OP, NFT_CMP_EQ)
        .data(NFTNL_EXPR_CMP_DATA, value, size);
  }
  template <typename Info>
  Written& target(const char* name, const Info& info) {
    add("target");
    nftnl_expr_set_str(last_, NFTNL_EXPR_TG_NAME, name);
    // libnftnl frees it with the expression.
    void* const data = std::calloc(1, sizeof info);
    std::memcpy(data, &info, sizeof info);
    nftnl_expr_set_data(last_, NFTNL_EXPR_TG_INFO, data, sizeof info);
    return *this;
  }

  [[nodiscard]] ForeignRule read() const { return read_foreign_rule(*rule_); }

 private:
  Rule rule_;
  nftnl_expr* last_ = nullptr;
};

TEST_CASE("only a rule without a match drops all") {
  CHECK(Written().add("counter").verdict(NF_DROP).read().drops_all);
  CHECK(Written().add("reject").read().drops_all);
  CHECK(Written().target("REJECT", 0).read().drops_all);
  CHECK_FALSE(Written().verdict(NF_ACCEPT).read().drops_all);
  CHECK_FALSE(Written().source(4).equals(htonl(0x09000002), 4).verdict(NF_DROP).read().drops_all);
  CHECK_FALSE(Written().add("limit").verdict(NF_DROP).read().drops_all);
}

TEST_CASE("a rule that queues says which queues, native or not") {
  const auto native = Written()
                          .add("queue")
                          .set_short(NFTNL_EXPR_QUEUE_NUM, 3)
                          .set_short(NFTNL_EXPR_QUEUE_TOTAL, 2)
                          .read();
  REQUIRE(native.queues);
  CHECK(native.queues->first == 3);
  CHECK(native.queues->last == 4);
  const auto compat =
      Written()
          .target("NFQUEUE", xt_NFQ_info_v3{.queuenum = 40, .queues_total = 1, .flags = 0})
          .read();
  REQUIRE(compat.queues);
  CHECK(compat.queues->first == 40);
  CHECK(compat.queues->last == 40);
  CHECK_FALSE(Written().verdict(NF_DROP).read().queues);
}

TEST_CASE("the bits of the mark that a rule may set") {
  const auto immediate = [](std::uint32_t value) {
    Written written;
    written.add("immediate").set(NFTNL_EXPR_IMM_DREG, NFT_REG_1).data(NFTNL_EXPR_IMM_DATA, value);
    return written.set_meta_mark().read().sets_mark;
  };
  CHECK(immediate(0x1) == 0x1);
  // meta mark set meta mark | 0x10000
  CHECK(Written().meta_mark().masked(~0x10000U, 0x10000).set_meta_mark().read().sets_mark ==
        0x10000);
  // meta mark set meta mark & 0xfffeffff
  CHECK(Written().meta_mark().masked(~0x10000U, 0).set_meta_mark().read().sets_mark == 0);
  // meta mark set ct mark & 0xff
  Written from_ct;
  from_ct.add("ct").set(NFTNL_EXPR_CT_KEY, NFT_CT_MARK).set(NFTNL_EXPR_CT_DREG, NFT_REG_1);
  CHECK(from_ct.masked(0xff, 0).set_meta_mark().read().sets_mark == 0xff);
  CHECK(Written()
            .target("MARK", xt_mark_tginfo2{.mark = 0x30000, .mask = 0xff0000})
            .read()
            .sets_mark == 0x30000);
  const xt_connmark_tginfo1 restore{
      .ctmark = 0, .ctmask = 0xffffffff, .nfmask = 0xffff, .mode = XT_CONNMARK_RESTORE};
  CHECK(Written().target("CONNMARK", restore).read().sets_mark == 0xffff);
  CHECK(Written().meta_mark().equals(1, 4).read().sets_mark == 0);
}

TEST_CASE("a masquerade says of whom") {
  const auto whole = Written().source(4).equals(htonl(0x0a000001), 4).add("masq").read();
  CHECK(whole.translates == Translation::source);
  CHECK(whole.needs_conntrack);
  CHECK(whole.source == wire::Prefix(wire::Address::ipv4(0x0a000001), 32));
  const auto octets = Written().source(1).equals(10, 1).add("masq").read();
  CHECK(octets.source == wire::Prefix(wire::Address::ipv4(0x0a000000), 8));
  const auto masked = Written()
                          .source(4)
                          .masked(htonl(0xfff00000), 0)
                          .equals(htonl(0xac100000), 4)
                          .add("masq")
                          .read();
  CHECK(masked.source == wire::Prefix(wire::Address::ipv4(0xac100000), 12));
  CHECK_FALSE(Written().add("masq").read().source);
  CHECK(Written().add("nat").set(NFTNL_EXPR_NAT_TYPE, NFT_NAT_DNAT).read().translates ==
        Translation::destination);
}

TEST_CASE("offload, notrack and the reverse path") {
  CHECK(Written().add("flow_offload").read().offloads);
  CHECK(Written().add("notrack").read().leaves_untracked);
  Written reverse;
  reverse.add("fib")
      .set(NFTNL_EXPR_FIB_RESULT, NFT_FIB_RESULT_OIF)
      .set(NFTNL_EXPR_FIB_FLAGS, NFTA_FIB_F_SADDR | NFTA_FIB_F_IIF);
  CHECK(reverse.read().checks_reverse_path);
  Written kind;
  kind.add("fib").set(NFTNL_EXPR_FIB_FLAGS, NFTA_FIB_F_DADDR);
  CHECK_FALSE(kind.read().checks_reverse_path);
}

}  // namespace

}  // namespace sixgate::kernel
