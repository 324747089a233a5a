// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sixgate::policy {

/// What a rule that matches does.
enum class Action : std::uint8_t {
  drop,    ///< ends the walk: the packet is dropped for this reason
  log,     ///< is noted, and the walk goes on
  accept,  ///< the rule is off: it is not asked
};

constexpr std::string_view name_of(Action action) {
  switch (action) {
    case Action::drop: return "drop";
    case Action::log: return "log";
    case Action::accept: return "accept";
  }
  return {};
}

constexpr std::optional<Action> find_action(std::string_view name) {
  for (const Action action : {Action::drop, Action::log, Action::accept}) {
    if (name == name_of(action)) return action;
  }
  return std::nullopt;
}

/// Where sixgate stands.
enum class Role : std::uint8_t {
  border,  ///< forwards between zones
  host,    ///< protects this machine
};

constexpr std::string_view name_of(Role role) { return role == Role::border ? "border" : "host"; }

/// A rule's default action: one a role, and one for profile `strict`, which replaces either.
struct Defaults {
  Action border = Action::drop;
  Action host = Action::drop;
  Action strict = Action::drop;

  [[nodiscard]] constexpr Action of(Role role, bool is_strict) const {
    if (is_strict) return strict;
    return role == Role::border ? border : host;
  }
};

/// What can never be right, or what the mission names: dropped in every role.
inline constexpr Defaults drop_everywhere{
    .border = Action::drop, .host = Action::drop, .strict = Action::drop};

/// Advice that a network may have reasons not to follow: told, and dropped by profile `strict`.
inline constexpr Defaults log_unless_strict{
    .border = Action::log, .host = Action::log, .strict = Action::drop};

}  // namespace sixgate::policy
