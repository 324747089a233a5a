// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/hook_removals.hpp"

#include <utility>

#include <arpa/inet.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>

#include "kernel/names.hpp"

namespace sixgate::kernel {

namespace {

/// Bytes of messages that may wait between two calls: a firewall's whole ruleset loaded anew.
constexpr int room = 8 << 20;

/// What `nft destroy` of newer kernels is told by; their headers name these.
constexpr unsigned destroy_table = 26;
constexpr unsigned destroy_chain = 27;
constexpr unsigned destroy_flowtable = 32;

constexpr std::uint16_t first_attribute = 1;  ///< the table's name, whatever the message is of

std::string_view name_of_family(std::uint8_t family) {
  switch (family) {
    case NFPROTO_INET: return "inet";
    case NFPROTO_IPV4: return "ip";
    case NFPROTO_IPV6: return "ip6";
    case NFPROTO_ARP: return "arp";
    case NFPROTO_BRIDGE: return "bridge";
    case NFPROTO_NETDEV: return "netdev";
    default: return "unknown";
  }
}

bool takes_hook_away(unsigned type, const nlmsghdr& message) {
  switch (type) {
    case NFT_MSG_DELTABLE:
    case NFT_MSG_DELCHAIN:
    case NFT_MSG_DELFLOWTABLE:
    case destroy_table:
    case destroy_chain:
    case destroy_flowtable: return true;
    case NFT_MSG_NEWTABLE: {
      const auto flags = number_of(find_attribute(message, sizeof(nfgenmsg), NFTA_TABLE_FLAGS));
      return (ntohl(flags) & NFT_TABLE_F_DORMANT) != 0;
    }
    default: return false;
  }
}

}  // namespace

std::optional<HookRemoval> HookRemovalReader::read(const nlmsghdr& message) {
  if (message.nlmsg_type >> 8 != NFNL_SUBSYS_NFTABLES ||
      mnl_nlmsg_get_payload_len(&message) < sizeof(nfgenmsg)) {
    return std::nullopt;
  }
  const auto& body = *static_cast<const nfgenmsg*>(mnl_nlmsg_get_payload(&message));
  const unsigned type = message.nlmsg_type & 0xff;
  if (type == NFT_MSG_NEWGEN) {
    const std::string table = std::exchange(table_, {});
    if (table.empty()) return std::nullopt;
    const auto attribute = [&message](std::uint16_t which) {
      return find_attribute(message, sizeof(nfgenmsg), which);
    };
    return HookRemoval{.table = table,
                       .program = text_of(attribute(NFTA_GEN_PROC_NAME)),
                       .process = ntohl(number_of(attribute(NFTA_GEN_PROC_PID)))};
  }
  if (!table_.empty() || !takes_hook_away(type, message)) return std::nullopt;
  const std::string name = text_of(find_attribute(message, sizeof(nfgenmsg), first_attribute));
  if (name.starts_with(probe_prefix)) return std::nullopt;
  table_ = std::string(name_of_family(body.nfgen_family)) + " " + name;
  return std::nullopt;
}

HookRemovals::HookRemovals() { news_.join(NFNLGRP_NFTABLES, room); }

std::vector<HookRemoval> HookRemovals::take() {
  std::vector<HookRemoval> removals;
  const bool is_whole = news_.take_waiting([&](const nlmsghdr& message) {
    if (auto removal = reader_.read(message)) removals.push_back(std::move(*removal));
  });
  if (!is_whole) reader_.forget();
  return removals;
}

}  // namespace sixgate::kernel
