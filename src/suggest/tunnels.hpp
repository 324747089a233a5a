// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sixgate/policy/tunnel.hpp"
#include "suggest/entry.hpp"
#include "suggest/read_sightings.hpp"
#include "suggest/surroundings.hpp"

namespace sixgate::suggest {

/// A [[tunnel]] in the making.
struct Draft {
  policy::TunnelKind kind = policy::TunnelKind::ipv6_in_ipv4;
  std::vector<wire::Prefix> local{};   ///< empty: any
  std::vector<wire::Prefix> remote{};  ///< empty: any
  std::uint16_t port = 0;              ///< 0: the registered one, or not in UDP
  std::vector<wire::Prefix> inner{};
  std::string device{};
  std::optional<policy::SixToFourRole> role{};  ///< of 6to4 and 6rd
  std::optional<kernel::SixRdDomain> six_rd{};  ///< of 6rd
  std::vector<wire::Prefix> border_relays{};    ///< of 6rd
  std::vector<wire::Prefix> prefixes{};         ///< of ISATAP
  std::vector<wire::Prefix> routers{};          ///< of ISATAP
  std::vector<std::string> remarks{};
  bool is_offered = true;
};

using Drafts = std::vector<Draft>;

/// What would declare the tunnels that end in this machine's devices and that the policy does not
/// declare.
[[nodiscard]] Drafts draft_devices(const policy::Policy& policy, const Machine& machine);

/// Adds what would declare the tunnels that were seen; the evidence of one that a draft has already
/// goes there.
void draft_sightings(const policy::Policy& policy, const Sighted& sighted,
                     const Surroundings& surroundings, Drafts& drafts);

/// A tunnel of a mechanism that finds its other ends by itself: 6to4, ISATAP, 6over4, and what has
/// the shape of 6rd. Tunnels with one draft for many ends are put together.
///
/// out  false where it is none
[[nodiscard]] bool draft_automatic(const report::SeenTunnel& tunnel, const Ends& ends,
                                   const std::string& evidence, Drafts& drafts);

/// Whether the policy declares a tunnel between these ends.
[[nodiscard]] bool is_declared(const policy::Policy& policy, packet::Encapsulation kind,
                               wire::Address source, wire::Address destination, std::uint16_t port);

[[nodiscard]] Entry entry_of(const Draft& draft);

/// What would gate the Teredo that was seen, for a person to think about; nothing where none was.
[[nodiscard]] std::optional<Entry> find_teredo(const policy::Policy& policy, const Sighted& sighted,
                                               const Surroundings& surroundings);

}  // namespace sixgate::suggest
