// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace sixgate::config {

/// A file of rules/profiles.
struct ProfileText {
  std::string_view name;  ///< of the file, without `.toml`: the word for the profile
  std::string_view text;
};

/// Every profile there is, by name. The build makes the table of what stands in rules/profiles; no
/// other list of them exists.
[[nodiscard]] std::span<const ProfileText> profile_texts();

}  // namespace sixgate::config
