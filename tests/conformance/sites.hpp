// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "config/configuration.hpp"

// The sites that rows are asked at. Each is a file sites/NAME.toml, as a user would write it.
namespace sixgate::test::conformance {

namespace at {

inline constexpr std::string_view border = "border";        ///< every value is its default
inline constexpr std::string_view host = "host";            ///< nothing but the role is said
inline constexpr std::string_view prefixes = "prefixes";    ///< a border that knows its addresses
inline constexpr std::string_view zones = "zones";          ///< and its interfaces
inline constexpr std::string_view diagnosis = "diagnosis";  ///< some may ping groups
inline constexpr std::string_view discovery = "discovery";  ///< [nd] says who is a router
inline constexpr std::string_view six_to_four_router = "6to4-router";
inline constexpr std::string_view six_to_four_relay = "6to4-relay";
inline constexpr std::string_view six_to_four_both = "6to4-both";
inline constexpr std::string_view six_to_four_trusted = "6to4-trusted";
inline constexpr std::string_view six_to_four_trusted_both = "6to4-trusted-both";
inline constexpr std::string_view six_to_four_auto = "6to4-auto";
inline constexpr std::string_view six_to_four_anycast_only = "6to4-anycast-only";
inline constexpr std::string_view six_to_four_clients = "6to4-clients";
inline constexpr std::string_view six_to_four_both_clients = "6to4-both-clients";
inline constexpr std::string_view six_rd_customer = "6rd-customer";
inline constexpr std::string_view six_rd_relay = "6rd-relay";
inline constexpr std::string_view isatap = "isatap";
inline constexpr std::string_view six_over_four = "6over4";
inline constexpr std::string_view tunnels = "tunnels";  ///< one of each configured kind
inline constexpr std::string_view teredo = "teredo";    ///< gated

/// One site a profile, which has its name.
inline constexpr std::array<std::string_view, 6> profiles{
    "e-government", "mobile-user", "public-safety", "direct-e2e", "corporate", "coarse"};

}  // namespace at

inline constexpr std::array all_sites{at::border,
                                      at::host,
                                      at::prefixes,
                                      at::zones,
                                      at::diagnosis,
                                      at::discovery,
                                      at::six_to_four_router,
                                      at::six_to_four_relay,
                                      at::six_to_four_both,
                                      at::six_to_four_trusted,
                                      at::six_to_four_trusted_both,
                                      at::six_to_four_auto,
                                      at::six_to_four_anycast_only,
                                      at::six_to_four_clients,
                                      at::six_to_four_both_clients,
                                      at::six_rd_customer,
                                      at::six_rd_relay,
                                      at::isatap,
                                      at::six_over_four,
                                      at::tunnels,
                                      at::teredo,
                                      at::profiles[0],
                                      at::profiles[1],
                                      at::profiles[2],
                                      at::profiles[3],
                                      at::profiles[4],
                                      at::profiles[5]};

/// The site's file.
std::string site_text(std::string_view site);

/// What it loads as; it lives as long as the program.
const config::Configuration& site_of(std::string_view site);

/// The same with profile "strict".
const config::Configuration& strict_site_of(std::string_view site);

/// The same with the tunnels of inside.hpp declared, and open for all that breaks no rule.
const config::Configuration& tunnelled_site_of(std::string_view site);

}  // namespace sixgate::test::conformance
