// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/foreign_tables.hpp"

namespace sixgate::doctor {

/// A program that is known by what it puts into nf_tables.
struct Owner {
  std::string_view name;
  std::string_view table{};  ///< its table's name; `*` at the end stands for any rest
  std::string_view chain{};  ///< the same of a chain, where it has one in a table of others

  /// It deletes its base chains on a reload and makes them anew.
  bool remakes = false;
};

/// Who has put something into the table, as far as that can be told.
[[nodiscard]] std::vector<const Owner*> owners_of(const kernel::TableName& table,
                                                  const kernel::ForeignTables& tables);

/// `table ip filter (Docker, iptables-nft)`.
[[nodiscard]] std::string owned_name_of(const kernel::TableName& table,
                                        const kernel::ForeignTables& tables);

}  // namespace sixgate::doctor
