// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "report/line.hpp"
#include "sixgate/policy/policy.hpp"

namespace sixgate::command {

/// Prints what is read of every frame of the captures instead of judging it: a drawing in text, one
/// object a line in JSON; on standard error how many frames there were.
///
/// policy  whose tunnels give what is opened its kind
/// out     the exit status
int dissect(const std::vector<std::string>& paths, const policy::Policy& policy,
            report::Format format);

}  // namespace sixgate::command
