// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/hook_removals.hpp"

#include <array>
#include <string>

#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>

#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

/// A message of nf_tables' group as the kernel makes it.
class Message {
 public:
  explicit Message(int type, std::uint8_t family = NFPROTO_INET) {
    nlmsghdr* const header = mnl_nlmsg_put_header(room_.data());
    header->nlmsg_type = static_cast<std::uint16_t>(NFNL_SUBSYS_NFTABLES << 8 | type);
    static_cast<nfgenmsg*>(mnl_nlmsg_put_extra_header(header, sizeof(nfgenmsg)))->nfgen_family =
        family;
  }

  Message& text(std::uint16_t type, const char* text) {
    mnl_attr_put_strz(header(), type, text);
    return *this;
  }
  Message& number(std::uint16_t type, std::uint32_t number) {
    mnl_attr_put_u32(header(), type, htonl(number));
    return *this;
  }

  nlmsghdr& operator*() { return *header(); }

 private:
  nlmsghdr* header() { return reinterpret_cast<nlmsghdr*>(room_.data()); }

  alignas(nlmsghdr) std::array<char, 256> room_{};
};

Message generation_of(const char* program) {
  Message message(NFT_MSG_NEWGEN, NFPROTO_UNSPEC);
  message.number(NFTA_GEN_ID, 7).number(NFTA_GEN_PROC_PID, 4242).text(NFTA_GEN_PROC_NAME, program);
  return message;
}

/// What a change of one message comes to.
std::optional<HookRemoval> read(Message change) {
  HookRemovalReader reader;
  CHECK_FALSE(reader.read(*change));
  auto end = generation_of("firewalld");
  return reader.read(*end);
}

TEST_CASE("who deletes a table or a chain may take a hook away") {
  const auto removal =
      read(Message(NFT_MSG_DELTABLE, NFPROTO_IPV6).text(NFTA_TABLE_NAME, "firewalld"));
  REQUIRE(removal);
  CHECK(removal->table == "ip6 firewalld");
  CHECK(removal->program == "firewalld");
  CHECK(removal->process == 4242);
  CHECK(read(Message(NFT_MSG_DELCHAIN).text(NFTA_CHAIN_TABLE, "filter"))->table == "inet filter");
  CHECK(read(Message(NFT_MSG_DELFLOWTABLE).text(NFTA_FLOWTABLE_TABLE, "offload")));
}

TEST_CASE("a table that goes to sleep takes its hooks away, one that is made does not") {
  Message asleep(NFT_MSG_NEWTABLE);
  asleep.text(NFTA_TABLE_NAME, "filter").number(NFTA_TABLE_FLAGS, NFT_TABLE_F_DORMANT);
  CHECK(read(asleep));
  CHECK_FALSE(read(Message(NFT_MSG_NEWTABLE).text(NFTA_TABLE_NAME, "filter")));
}

TEST_CASE("rules, elements and tables that try a rule take no hook away") {
  CHECK_FALSE(read(Message(NFT_MSG_DELRULE).text(NFTA_RULE_TABLE, "filter")));
  CHECK_FALSE(read(Message(NFT_MSG_DELSETELEM).text(NFTA_SET_ELEM_LIST_TABLE, "sixgate")));
  CHECK_FALSE(read(Message(NFT_MSG_DELTABLE).text(NFTA_TABLE_NAME, "sixgate_probe_12")));
}

TEST_CASE("a change is over with its generation, and forgotten where messages were lost") {
  HookRemovalReader reader;
  Message change(NFT_MSG_DELTABLE);
  change.text(NFTA_TABLE_NAME, "filter");
  auto end = generation_of("nft");
  CHECK_FALSE(reader.read(*change));
  CHECK(reader.read(*end));
  CHECK_FALSE(reader.read(*end));
  CHECK_FALSE(reader.read(*change));
  reader.forget();
  CHECK_FALSE(reader.read(*end));
}

}  // namespace

}  // namespace sixgate::kernel
