// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/nftnl.hpp"
#include "kernel/ruleset.hpp"
#include "kernel/table_contents.hpp"

namespace sixgate::kernel {

/// What the table says of itself: of which configuration it was made, and what it was then.
struct Installation {
  std::string role;
  std::string mode;
  std::string when_absent;
  std::uint64_t text = 0;   ///< digest of what render() gave
  std::uint64_t table = 0;  ///< digest of what was read back right after

  friend bool operator==(const Installation&, const Installation&) = default;
};

/// What to say of a table that has just been filled.
[[nodiscard]] Installation describe(const Ruleset& ruleset, const TableContents& contents);

/// As the comment of a rule, and back; nothing where it is none.
[[nodiscard]] std::string format(const Installation& installation);
[[nodiscard]] std::optional<Installation> parse_installation(std::string_view comment);

/// The one rule of the chain `installed`.
[[nodiscard]] Rule make_installation_rule(const Installation& installation);

/// What that rule says; nothing where the table was loaded by other means.
[[nodiscard]] std::optional<Installation> find_installation(const TableContents& contents);

/// Whether the table is what a configuration says.
enum class Conformity : std::uint8_t {
  as_configured,
  of_another,  ///< it is as it was installed, of another configuration or by another version
  changed,     ///< somebody has changed it since it was installed
  unknown,     ///< it was not installed by sixgate, but by nft from a file
};

[[nodiscard]] Conformity conformity_of(const TableContents& contents, const Ruleset& ruleset);

}  // namespace sixgate::kernel
