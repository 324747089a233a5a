// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/profile_texts.hpp"
#include "config/settings.hpp"

/// Scenario profiles: named pieces of policy that a site adds to its own by `profiles`. Whatever
/// one does is asked for by a sentence of the whitepaper, which stands beside it: `asks`, with
/// `[...]` where some of it is left out, and its section, `source`.
namespace sixgate::config {

/// One [[action]] of a profile.
struct ProfileAction {
  Place place{};
  Setting<std::string> reason;  ///< or a family, which may only be dropped
  Setting<policy::Action> action;
  Setting<std::string> asks;
  Setting<std::string> source;
};

/// A profile as its file says it.
struct Profile {
  std::string_view name;
  Setting<std::string> says;                  ///< one sentence
  Setting<std::optional<policy::Role>> role;  ///< in which alone it is of use
  Setting<bool> is_strict;                    ///< what is `log` by default becomes drop
  std::vector<Service> services;  ///< their names begin with the profile's: `corporate: http-out`
  std::vector<ProfileAction> actions;
  Place chosen_at{};  ///< where the site's file names it, if it does
};

/// Reads a profile.
///
/// out    its name and Service::profile view the name that was given
/// fails  Invalid with all that is wrong in it
[[nodiscard]] Profile read_profile(const ProfileText& profile);

/// The profiles that a site's file names, in its order.
[[nodiscard]] std::vector<Profile> choose_profiles(const ProfileNames& names);

}  // namespace sixgate::config
