// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "kernel/names.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/traffic.hpp"

namespace sixgate::kernel {

/// The nft matches of a kind of traffic, each enough by itself, with the ports of the policy where
/// they need them. Empty where there is nothing to bring.
[[nodiscard]] std::vector<std::string> expressions_of(const policy::TrafficRow& row,
                                                      const policy::Policy& policy);

/// What a match of a rule comes to at this site: one expression for each interface of the zone that
/// it names, itself where it names none; nothing where what it stands for is empty.
[[nodiscard]] std::vector<std::string> expressions_of(const policy::KernelMatch& match,
                                                      const policy::Policy& policy,
                                                      const ZoneNames& zones);

}  // namespace sixgate::kernel
