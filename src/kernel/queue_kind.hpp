// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/netlink.hpp"
#include "kernel/nftnl.hpp"

namespace sixgate::kernel {

/// By which expression a rule hands a packet to a queue.
enum class QueueKind : std::uint8_t {
  native,  ///< nf_tables' own `queue`; CONFIG_NFT_QUEUE
  compat,  ///< the NFQUEUE target behind nft_compat, which nft can show but not write
};

constexpr std::string_view name_of(QueueKind kind) {
  return kind == QueueKind::native ? "native" : "compat";
}

/// A rule that hands every packet to the queue, or past it where nobody listens.
///
/// chain   of the table, which must exist when the rule is added
/// number  of the queue
[[nodiscard]] Rule make_queue_rule(const char* table, const std::string& chain, QueueKind kind,
                                   std::uint16_t number);

/// What a rule that hands packets to a queue says of itself.
struct QueueRule {
  std::string chain;
  QueueKind kind = QueueKind::native;
  std::uint16_t number = 0;
  bool is_whole = false;  ///< it takes every packet, to this queue alone, and has `bypass`
};

/// Nothing for a rule that queues nothing.
[[nodiscard]] std::optional<QueueRule> read_queue_rule(const nftnl_rule& rule);

/// Tries one of them.
///
/// out    0 where this kernel has it, else the errno of its refusal: ENOENT where it has not
/// fails  Refused when the socket does
[[nodiscard]] int try_queue_kind(Netlink& netlink, QueueKind kind);

/// What this kernel has, found out by adding such a rule to a table without a hook, which exists
/// for the length of one transaction.
///
/// fails  Refused where it has neither, with the names of what is missing
[[nodiscard]] QueueKind probe_queue_kind();

}  // namespace sixgate::kernel
