// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sixgate/wire/address.hpp"

namespace sixgate::suggest {

/// A key and its value, as TOML.
struct Key {
  std::string name;
  std::string value;
};

/// One piece of a configuration, and what speaks for it.
struct Entry {
  std::string header;                  ///< `[[tunnel]]`; empty: remarks alone
  std::vector<std::string> remarks{};  ///< one line each; told as comments in front of it
  std::vector<Key> keys{};
  bool is_offered = true;  ///< false: commented out, for a person to think about first

  void add(std::string_view name, std::string value) {
    keys.push_back({std::string(name), std::move(value)});
  }
};

using Entries = std::vector<Entry>;

/// The entries as TOML, an empty line between them. What in remarks could end a comment, or has no
/// place in a terminal, is replaced.
[[nodiscard]] std::string to_toml(const Entries& entries);

/// Whether a configuration can say the name of an interface: not all that the kernel takes can.
[[nodiscard]] bool can_be_named(std::string_view interface);

/// `["a", "b"]`, and `"any"` where there are none.
[[nodiscard]] std::string list_of(const std::vector<wire::Prefix>& prefixes);
[[nodiscard]] std::string list_of(const std::vector<std::string>& interfaces);

/// The prefix of an address alone.
[[nodiscard]] inline wire::Prefix whole(wire::Address address) {
  return {address, address.width()};
}

/// Adds what none of the prefixes holds already, and takes out those that it holds.
void add_prefix(std::vector<wire::Prefix>& prefixes, const wire::Prefix& more);

}  // namespace sixgate::suggest
