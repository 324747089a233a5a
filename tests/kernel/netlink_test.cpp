// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/netlink.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/rtnetlink.h>
#include <net/if.h>

#include "kernel/own_namespace.hpp"
#include "kernel/transaction.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

using test::say_skipped;

/// Gives the loopback interface another MTU, of which its group is told.
void change_link(Netlink& netlink, std::uint32_t mtu) {
  alignas(nlmsghdr) std::array<char, 128> buffer{};
  nlmsghdr* const request = mnl_nlmsg_put_header(buffer.data());
  request->nlmsg_type = RTM_NEWLINK;
  request->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
  auto* const body =
      static_cast<ifinfomsg*>(mnl_nlmsg_put_extra_header(request, sizeof(ifinfomsg)));
  body->ifi_index = 1;
  mnl_attr_put_u32(request, IFLA_MTU, mtu);
  REQUIRE(netlink.request({buffer.data(), request->nlmsg_len}) == 0);
}

TEST_CASE("of news that never end so many are taken at once, and the rest the next time") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  Netlink news(Bus::route);
  news.join(RTNLGRP_LINK, 64 << 20);
  Netlink changes(Bus::route);
  constexpr int more = 10;
  for (int i = 0; i < Netlink::most_at_once + more; ++i) {
    change_link(changes, 2000 + static_cast<std::uint32_t>(i));
  }
  int taken = 0;
  const auto take = [&taken](const nlmsghdr&) { ++taken; };
  CHECK(news.take_waiting(take));
  CHECK(taken == Netlink::most_at_once);
  CHECK(news.take_waiting(take));
  CHECK(taken == Netlink::most_at_once + more);
}

TEST_CASE("what changes whenever it is listed is given up") {
  const test::OwnNamespace own;
  if (!own.is_made()) return say_skipped();
  Netlink changes;
  constexpr int chains = 2000;  // more than the kernel tells at once
  Transaction transaction;
  transaction.add_table("listed");
  for (int i = 0; i < chains; ++i) transaction.add_chain("listed", "chain_" + std::to_string(i));
  REQUIRE(transaction.commit(changes) == 0);
  alignas(nlmsghdr) std::array<char, 128> buffer{};
  const nlmsghdr& request =
      *nftnl_nlmsg_build_hdr(buffer.data(), NFT_MSG_GETCHAIN, NFPROTO_INET, NLM_F_DUMP, 1);
  Netlink lists;
  int seen = 0;
  int changed = 0;
  const auto change = [&](const nlmsghdr&) {
    if (++seen % 100 == 0) {
      Transaction other;
      other.add_table(("other_" + std::to_string(changed++)).c_str());
      REQUIRE(other.commit(changes) == 0);
    }
    return std::optional<int>();
  };
  CHECK_THROWS_AS(lists.list<int>(request, change), Refused);
  CHECK(changed > Netlink::most_listings);
}

}  // namespace

}  // namespace sixgate::kernel
