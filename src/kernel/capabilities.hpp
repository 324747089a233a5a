// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ruleset.hpp"

namespace sixgate::kernel {

/// Whether nf_tables can be spoken to at all.
enum class NfTables : std::uint8_t {
  answers,
  not_permitted,  ///< without CAP_NET_ADMIN
  missing,        ///< this kernel has none
};

[[nodiscard]] NfTables find_nf_tables();

/// Who needs a capability.
enum class Need : std::uint8_t {
  always,      ///< without it there is no gate
  one_kind,    ///< one of those so marked is enough
  conntrack,   ///< where the ruleset uses connection tracking
  host,        ///< the host role
  on_request,  ///< only what somebody asks for
};

/// Something that the kernel can do for sixgate.
struct Capability {
  std::string_view name;    ///< a nftables expression, or what nfnetlink_queue calls it
  std::string_view module;  ///< that brings it
  std::string_view option;  ///< of the kernel's configuration
  Need need = Need::always;
  std::string_view lost;  ///< without it: a clause

  /// Connection tracking is switched on while it is tried, and off again after that, which costs
  /// every queued packet of the namespace.
  bool moves_hooks = false;

  /// What nf_tables is shown, inside a table; empty where nfnetlink_queue is asked.
  std::string_view text{};
};

enum class Presence : std::uint8_t {
  present,
  missing,
  untried,  ///< not without the privilege to make a network namespace for it
};

struct Probe {
  Capability capability;
  Presence presence = Presence::untried;
  std::string refusal{};  ///< of the kernel, where it is missing
};

/// Tries every capability by itself, in a network namespace that ends with the trial, or, without
/// the privilege for that, here, where no trial leaves anything. The kernel loads the modules that
/// it has and lacks.
///
/// out    in the order of the table
/// fails  Refused without CAP_NET_ADMIN
[[nodiscard]] std::vector<Probe> probe_capabilities();

/// Whether the ruleset cannot do without it.
///
/// all  the probes of every capability, for one kind may take another's place
[[nodiscard]] bool is_needed(const Capability& capability, const Ruleset& ruleset,
                             std::span<const Probe> all);

/// `this kernel has no ct: load ...`: each capability that the ruleset needs and that is missing,
/// with what mends it; where none is, those that were not tried, with who tries them; else empty.
[[nodiscard]] std::string tell_missing(const Ruleset& ruleset, std::span<const Probe> all);

/// The capability that services with a helper ask for.
inline constexpr std::string_view sip_helper = "ct helper sip";

/// Tries one capability in the same way.
///
/// name   of one of the table
/// fails  Refused without CAP_NET_ADMIN
[[nodiscard]] Probe probe_capability(std::string_view name);

/// Drivers of tunnels that may end at this machine. Those that pass through need none.
struct TunnelDriver {
  std::string_view module;
  std::string_view tunnels;  ///< that it ends
  bool is_there = false;     ///< it is loaded, or can be
};

/// Looks for them without loading any.
[[nodiscard]] std::vector<TunnelDriver> find_tunnel_drivers();

}  // namespace sixgate::kernel
