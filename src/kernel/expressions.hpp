// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/traffic.hpp"

namespace sixgate::kernel {

/// The nft matches of a kind of traffic, each enough by itself, with the ports of the policy where
/// they need them. Empty where there is nothing to bring.
[[nodiscard]] std::vector<std::string> expressions_of(const policy::TrafficRow& row,
                                                      const policy::Policy& policy);

}  // namespace sixgate::kernel
