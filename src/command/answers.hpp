// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "config/configuration.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/policy/decide.hpp"

namespace sixgate::command {

/// Prints the rules that were asked about a packet, layer by layer, in the order of asking: what
/// each answered, the action in force, its law, and where the action was set.
///
/// answers  of decide() for `headers`
void print_answers(const std::vector<policy::Answer>& answers, const packet::Headers& headers,
                   const config::Configuration& configuration);

}  // namespace sixgate::command
