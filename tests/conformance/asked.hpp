// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "conformance/path.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/verdict.hpp"
#include "support/packet_builder.hpp"

// What the engine answers to a row's packet.
namespace sixgate::test::conformance {

/// The decision on a packet that was brought to the engine.
policy::Decision decide(const Bytes& packet, const Path& path, const config::Configuration& site);

/// For which reason the kernel passes the packet by itself; nothing where the engine, or a rule
/// that the kernel decides, has a say.
std::optional<policy::Reason> passes_unjudged(const Bytes& packet, const Path& path,
                                              const config::Configuration& site);

/// A rule that the kernel decides by itself and that a packet breaks.
struct KernelBreach {
  policy::Reason reason;
  bool is_brought;  ///< to the engine too, so that the kernel need not see it
};

/// All of those, in the order of the rules.
std::vector<KernelBreach> broken_in_kernel(const Bytes& packet, const Path& path,
                                           const config::Configuration& site);

/// What the kernel does with a packet that breaks no rule of its own: a guarantee's reason, the
/// class of the queue it is brought to, or `-`.
std::string_view steered_to(const Bytes& packet, const Path& path,
                            const config::Configuration& site);

/// `drop icmpv6.echo-multicast at layer 0 (whitepaper 3.1)`, with what was noted.
std::string words(const policy::Decision& decision);

}  // namespace sixgate::test::conformance
