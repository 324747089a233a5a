// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/capabilities.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <span>
#include <thread>

#include <sched.h>

#include <arpa/inet.h>
#include <libnetfilter_queue/libnetfilter_queue.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink_queue.h>
#include <sys/socket.h>
#include <system_error>

#include "kernel/load_text.hpp"
#include "kernel/names.hpp"
#include "kernel/netlink.hpp"
#include "kernel/queue_kind.hpp"
#include "kernel/queue_status.hpp"

namespace sixgate::kernel {

namespace {

struct Trial {
  Capability capability;
  int (*ask)() = nullptr;  ///< 0, or the errno of the refusal; without it the text is shown
};

/// Binds a queue that nobody has, with these flags, and lets it go.
int try_queue(std::uint32_t flags) {
  Netlink netlink;
  std::array<char, 512> buffer{};
  nlmsghdr* const message = nfq_nlmsg_put(buffer.data(), NFQNL_MSG_CONFIG, find_free_queue());
  message->nlmsg_flags |= NLM_F_ACK;
  nfq_nlmsg_cfg_put_cmd(message, AF_UNSPEC, NFQNL_CFG_CMD_BIND);
  if (flags != 0) {
    mnl_attr_put_u32(message, NFQA_CFG_FLAGS, htonl(flags));
    mnl_attr_put_u32(message, NFQA_CFG_MASK, htonl(flags));
  }
  return netlink.request({buffer.data(), message->nlmsg_len});
}

int try_kind(QueueKind kind) {
  Netlink netlink;
  return try_queue_kind(netlink, kind);
}

constexpr std::string_view no_gate = "there is no gate";

constexpr std::array trials{
    Trial{{.name = "table of family inet",
           .module = "nf_tables",
           .option = "CONFIG_NF_TABLES and CONFIG_NF_TABLES_INET",
           .lost = no_gate,
           .text = "\n"}},
    Trial{{.name = "queue",
           .module = "nft_queue",
           .option = "CONFIG_NFT_QUEUE",
           .need = Need::one_kind,
           .lost = "packets are queued by the NFQUEUE target, which nft shows but cannot write"},
          [] { return try_kind(QueueKind::native); }},
    Trial{{.name = "target NFQUEUE",
           .module = "nft_compat and xt_NFQUEUE",
           .option = "CONFIG_NFT_COMPAT and CONFIG_NETFILTER_XT_TARGET_NFQUEUE",
           .need = Need::one_kind,
           .lost = "packets are queued by nftables' own queue, or not at all"},
          [] { return try_kind(QueueKind::compat); }},
    Trial{{.name = "binding a queue",
           .module = "nfnetlink_queue",
           .option = "CONFIG_NETFILTER_NETLINK_QUEUE",
           .lost = no_gate},
          [] { return try_queue(0); }},
    Trial{{.name = "queue flag fail-open",
           .module = "nfnetlink_queue of Linux 3.6 or later",
           .option = "CONFIG_NETFILTER_NETLINK_QUEUE",
           .lost = "a full queue would lose packets that the posture is to decide"},
          [] { return try_queue(NFQA_CFG_F_FAIL_OPEN); }},
    Trial{{.name = "queue flag gso",
           .module = "nfnetlink_queue of Linux 3.10 or later",
           .option = "CONFIG_NETFILTER_NETLINK_QUEUE",
           .lost = "the kernel would cut large packets into pieces before it queues them"},
          [] { return try_queue(NFQA_CFG_F_GSO); }},
    Trial{{.name = "queue flag conntrack",
           .module = "nf_conntrack_netlink",
           .option = "CONFIG_NETFILTER_NETLINK_GLUE_CT",
           .need = Need::on_request,
           .lost = "queued packets come without what connection tracking knows of them; sixgate "
                   "does not ask for it"},
          [] { return try_queue(NFQA_CFG_F_CONNTRACK); }},
    Trial{{.name = "set elements with a timeout",
           .module = "nf_tables",
           .option = "CONFIG_NF_TABLES",
           .lost = "nothing would notice that the gate hangs",
           .text = "set s { type nf_proto; flags timeout; }"}},
    Trial{{.name = "sets of intervals",
           .module = "nf_tables",
           .option = "CONFIG_NF_TABLES",
           .lost = "[site] inside cannot be matched",
           .text = "set s { type ipv6_addr; flags interval; auto-merge; }"}},
    Trial{{.name = "named counters",
           .module = "nf_tables",
           .option = "CONFIG_NF_TABLES",
           .lost = "no drop of the kernel's would have its reason",
           .text = "counter c { }"}},
    Trial{{.name = "exthdr",
           .module = "nf_tables",
           .option = "CONFIG_NF_TABLES",
           .lost = "extension headers cannot be steered",
           .text = "chain c { exthdr rt exists; }"}},
    Trial{{.name = "raw payload matches",
           .module = "nf_tables",
           .option = "CONFIG_NF_TABLES",
           .lost = "Teredo cannot be told by its shape",
           .text = "chain c { @th,64,8 1; @nh,328,8 0; }"}},
    Trial{{.name = "meta mark set",
           .module = "nf_tables",
           .option = "CONFIG_NF_TABLES",
           .lost = "the backstop cannot tell what nobody judged",
           .text = "chain c { meta mark set meta mark | 0x1; }"}},
    Trial{{.name = "ct",
           .module = "nf_conntrack and nft_ct",
           .option = "CONFIG_NF_CONNTRACK and CONFIG_NFT_CT",
           .need = Need::conntrack,
           .lost = "no rule knows established flows: set [kernel] conntrack = \"off\"",
           .moves_hooks = true,
           .text = "chain c { ct state established; }"}},
    Trial{{.name = "fib",
           .module = "nft_fib_inet",
           .option = "CONFIG_NFT_FIB_INET",
           .need = Need::host,
           .lost = "a host cannot tell its own addresses, nor what it asks of all",
           .text = "chain c { type filter hook output priority 0; fib daddr type broadcast; }"}},
    Trial{{.name = "sets to which rules add",
           .module = "nf_tables",
           .option = "CONFIG_NF_TABLES",
           .need = Need::host,
           .lost = "answers to what a host asks of a group need services",
           .text = "set s { type nf_proto . inet_service; flags dynamic,timeout; }\n"
                   "chain c { update @s { meta nfproto . udp sport }; }"}},
    Trial{{.name = sip_helper,
           .module = "nf_conntrack_sip",
           .option = "CONFIG_NF_CONNTRACK_SIP",
           .need = Need::on_request,
           .lost = "media of SIP calls need services of their own",
           .moves_hooks = true,
           .text = "ct helper h { type \"sip\" protocol udp; }"}},
    Trial{{.name = "meta skgid",
           .module = "nf_tables",
           .option = "CONFIG_NF_TABLES",
           .need = Need::on_request,
           .lost = "no service can be open for a user group alone",
           .text = "chain c { meta skgid 0; }"}},
    Trial{{.name = "meta iifkind",
           .module = "nf_tables of Linux 5.10 or later",
           .option = "CONFIG_NF_TABLES",
           .need = Need::on_request,
           .lost = "interfaces cannot be matched by their kind",
           .text = "chain c { meta iifkind \"sit\"; }"}},
};

std::string show(std::string_view text) {
  return try_text("table inet " + std::string(probe_prefix) + "text {\n" + std::string(text) +
                  "\n}\n");
}

Probe run(const Trial& trial, bool is_alone) {
  Probe probe{.capability = trial.capability};
  if (trial.capability.moves_hooks && !is_alone) return probe;
  if (trial.ask == nullptr) {
    probe.refusal = show(trial.capability.text);
  } else if (const int error = trial.ask(); error != 0) {
    probe.refusal = std::generic_category().message(error);
  }
  probe.presence = probe.refusal.empty() ? Presence::present : Presence::missing;
  return probe;
}

std::vector<Probe> run_here(std::span<const Trial> some) {
  const bool is_alone = ::unshare(CLONE_NEWNET) == 0;
  std::vector<Probe> probes;
  for (const Trial& trial : some) probes.push_back(run(trial, is_alone));
  return probes;
}

std::vector<Probe> run_apart(std::span<const Trial> some) {
  // The namespace is the thread's alone and ends with it.
  std::vector<Probe> probes;
  std::exception_ptr failure;
  std::thread([&] {
    try {
      probes = run_here(some);
    } catch (...) {
      failure = std::current_exception();
    }
  }).join();
  if (failure) std::rethrow_exception(failure);
  return probes;
}

bool has_one_kind(std::span<const Probe> all) {
  return std::ranges::any_of(all, [](const Probe& probe) {
    return probe.capability.need == Need::one_kind && probe.presence == Presence::present;
  });
}

}  // namespace

NfTables find_nf_tables() {
  try {
    Netlink netlink;
    alignas(nlmsghdr) std::array<char, 512> buffer;
    const nlmsghdr& request =
        *nftnl_nlmsg_build_hdr(buffer.data(), NFT_MSG_GETGEN, NFPROTO_UNSPEC, 0, 1);
    const int error = netlink.request({buffer.data(), request.nlmsg_len});
    if (error == EPERM || error == EACCES) return NfTables::not_permitted;
    return error == 0 ? NfTables::answers : NfTables::missing;
  } catch (const Refused&) {
    return NfTables::missing;
  }
}

std::vector<Probe> probe_capabilities() { return run_apart(trials); }

bool is_needed(const Capability& capability, const Ruleset& ruleset, std::span<const Probe> all) {
  switch (capability.need) {
    case Need::always: return true;
    case Need::one_kind: return !has_one_kind(all);
    case Need::conntrack: return ruleset.conntrack;
    case Need::host: return ruleset.policy.role == policy::Role::host;
    case Need::on_request: return false;
  }
  return true;
}

std::string tell_missing(const Ruleset& ruleset, std::span<const Probe> all) {
  std::string missing;
  std::string untried;
  for (const Probe& probe : all) {
    const Capability& capability = probe.capability;
    if (!is_needed(capability, ruleset, all)) continue;
    const std::string name(capability.name);
    if (probe.presence == Presence::missing) {
      missing += (missing.empty() ? "this kernel has no " : ", and no ") + name + ": load " +
                 std::string(capability.module) + " (" + std::string(capability.option) + ")";
    } else if (probe.presence == Presence::untried) {
      untried += (untried.empty() ? "" : ", ") + name;
    }
  }
  if (!missing.empty() || untried.empty()) return missing;
  return "whether this kernel has " + untried + ", sixgate doctor tells as root";
}

Probe probe_capability(std::string_view name) {
  const auto* const trial =
      std::ranges::find(trials, name, [](const Trial& one) { return one.capability.name; });
  return run_apart({trial, 1}).front();
}

}  // namespace sixgate::kernel
