// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "sixgate/packet/fault.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/action.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/policy/verdict.hpp"
#include "sixgate/wire/cursor.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::test {

/// What a failed check prints instead of a number: `drop ext.routing-type-0 at layer 1`.
std::string words(const policy::Verdict& verdict);
std::string words(policy::Reason reason);
std::string words(packet::Fault fault);
std::string words(packet::Protocol protocol);
std::string words(packet::Encapsulation encapsulation);
std::string words(wire::Beyond beyond);

}  // namespace sixgate::test
