// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/pair.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::report {

/// `tcp`; `proto-123` for a protocol without a name.
[[nodiscard]] std::string word_for(packet::Protocol protocol);

/// As its protocol, a Routing header with its type: `routing0`.
[[nodiscard]] std::string word_for(const packet::ExtensionHeader& header);

/// As RFC 5952 or a dotted quad.
[[nodiscard]] std::string word_for(wire::Address address);

/// `8.0.0.1>9.0.0.2`
[[nodiscard]] std::string word_for(const Pair& pair);

/// `ipv4` or `ipv6`; empty where the layer has no IP header.
[[nodiscard]] std::string_view word_for_header(const packet::Layer& layer);

/// The headers between the IP header and what ends the chain; `fragment` first where IPv4's fields
/// make the layer one.
[[nodiscard]] std::vector<std::string> chain_words(const packet::Layer& layer);

/// What stands behind the chain of a layer whose payload nobody opened; empty for a later fragment
/// and where reading stopped in the chain.
[[nodiscard]] std::string end_of(const packet::Layer& layer);

/// What a layer opens: the kind of the [[tunnel]] that is declared between its ends, else what its
/// bytes tell (RFC 3964 section 6.1); empty for nothing.
[[nodiscard]] std::string_view word_for_tunnel(const packet::Layer& layer,
                                               const policy::Policy& policy);

}  // namespace sixgate::report
