// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/netlink.hpp"
#include "kernel/queue_kind.hpp"

namespace sixgate::kernel {

struct RuleContents {
  std::string chain;
  std::string comment;  ///< without it: empty
  std::string bytes;    ///< its expressions as the kernel tells them
  std::optional<QueueRule> queue;
};

/// All of table inet sixgate that a configuration is made into: what runs in it, and nothing that
/// counts, expires or is renewed.
struct TableContents {
  std::uint32_t flags = 0;                    ///< NFT_TABLE_F_DORMANT and the like
  std::map<std::string, std::string> chains;  ///< by name: hook, priority and policy, if any
  std::set<std::string> dropping{};           ///< those of them whose policy is drop
  std::vector<RuleContents> rules;            ///< of each chain in their order
  std::map<std::string, std::vector<std::string>>
      sets;  ///< those without timeout: elements, sorted
};

/// Reads back table inet sixgate; nothing where it is not there.
///
/// fails  Refused
[[nodiscard]] std::optional<TableContents> read_contents(Netlink& netlink);

/// A number that is another one for other bytes, for all that chance can do; not against malice.
[[nodiscard]] std::uint64_t digest_of(std::string_view bytes);

/// The same for a table. The chain `installed` does not count.
[[nodiscard]] std::uint64_t digest_of(const TableContents& contents);

}  // namespace sixgate::kernel
