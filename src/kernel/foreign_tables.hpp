// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/nftnl.hpp"
#include "sixgate/wire/address.hpp"

/// What others have installed in netfilter, as data. Table inet sixgate is never among it.
namespace sixgate::kernel {

/// A table: its family as nft writes it, and its name.
struct TableName {
  std::string family;
  std::string name;

  friend auto operator<=>(const TableName&, const TableName&) = default;
};

/// Where a base chain is in a packet's way, in the order of that way.
enum class Stage : std::uint8_t {
  ingress,
  prerouting,
  input,
  forward,
  output,
  postrouting,
  egress,
};

constexpr std::string_view name_of(Stage stage) {
  switch (stage) {
    case Stage::ingress: return "ingress";
    case Stage::prerouting: return "prerouting";
    case Stage::input: return "input";
    case Stage::forward: return "forward";
    case Stage::output: return "output";
    case Stage::postrouting: return "postrouting";
    case Stage::egress: return "egress";
  }
  return {};
}

/// The hook of a base chain.
struct Base {
  Stage stage = Stage::forward;
  int priority = 0;
  bool drops = false;  ///< by its policy
};

struct ForeignChain {
  TableName table;
  std::string name;
  std::optional<Base> base{};  ///< nothing: a regular chain
};

struct QueueRange {
  std::uint16_t first = 0;
  std::uint16_t last = 0;
};

/// Which end of a packet a rule translates.
enum class Translation : std::uint8_t { source, destination };

/// One rule, as far as it bears on sixgate.
struct ForeignRule {
  TableName table;
  std::string chain;
  bool drops_all = false;              ///< drops or rejects whatever reaches it
  std::optional<QueueRange> queues{};  ///< that it hands packets to, where it says so itself
  std::uint32_t sets_mark = 0;         ///< bits of the mark that it may set
  std::optional<Translation> translates{};
  std::optional<wire::Prefix> source{};  ///< IPv4, that it matches
  bool needs_conntrack = false;
  bool leaves_untracked = false;     ///< `notrack`
  bool offloads = false;             ///< `flow add`
  bool checks_reverse_path = false;  ///< `fib saddr . iif`, or iptables' rpfilter
};

struct ForeignFlowtable {
  TableName table;
  std::string name;
};

struct ForeignTables {
  std::vector<TableName> tables{};
  std::vector<ForeignChain> chains{};
  std::vector<ForeignRule> rules{};
  std::vector<ForeignFlowtable> flowtables{};
  std::vector<TableName> legacy{};  ///< of iptables-legacy, which nft cannot show: `ip filter`
};

/// Reads all of it.
///
/// fails  Refused
[[nodiscard]] ForeignTables read_foreign_tables();

/// The tables of iptables-legacy alone, which need no privilege.
[[nodiscard]] std::vector<TableName> read_legacy_tables();

/// What a rule means for sixgate.
[[nodiscard]] ForeignRule read_foreign_rule(const nftnl_rule& rule);

}  // namespace sixgate::kernel
