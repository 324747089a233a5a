// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "config/form.hpp"
#include "config/settings.hpp"

/// Every word that the configuration knows, by what it is said of.
namespace sixgate::config {

inline constexpr auto role_words = words_of(std::array{policy::Role::border, policy::Role::host});

inline constexpr auto mode_words =
    words_of(std::array{policy::Mode::enforce, policy::Mode::monitor});

inline constexpr auto when_absent_words = words_of(
    std::array{policy::WhenAbsent::baseline, policy::WhenAbsent::open, policy::WhenAbsent::closed});

inline constexpr auto action_words =
    words_of(std::array{policy::Action::drop, policy::Action::log, policy::Action::accept});

inline constexpr auto zone_words = words_of(policy::all_zones);

inline constexpr auto helper_words = words_of(policy::all_helpers);

inline constexpr auto conntrack_words =
    words_of(std::array{Conntrack::automatic, Conntrack::on, Conntrack::off});

inline constexpr std::array teredo_words{Word<TeredoPolicy>{TeredoPolicy::block, "block"},
                                         Word<TeredoPolicy>{TeredoPolicy::gate, "gate"}};

inline constexpr auto tunnel_kind_words = [] {
  std::array<Word<policy::TunnelKind>, policy::tunnel_kinds.size()> words{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] = {policy::tunnel_kinds[i].kind, policy::tunnel_kinds[i].name()};
  }
  return words;
}();

inline constexpr auto protection_words =
    words_of(std::array{policy::Protection::none, policy::Protection::ipsec});

inline constexpr std::array six_to_four_role_words{
    Word<policy::SixToFourRole>{policy::SixToFourRole::router, "router"},
    Word<policy::SixToFourRole>{policy::SixToFourRole::relay, "relay"},
    Word<policy::SixToFourRole>{policy::SixToFourRole::both, "both"},
};

inline constexpr std::array anycast_words{
    Word<policy::Anycast>{policy::Anycast::automatic, "auto"},
    Word<policy::Anycast>{policy::Anycast::drop, "drop"},
    Word<policy::Anycast>{policy::Anycast::accept, "accept"},
    Word<policy::Anycast>{policy::Anycast::only, "only"},
};

}  // namespace sixgate::config
