// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kernel/names.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/policy/rule.hpp"
#include "sixgate/policy/traffic.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::kernel {

/// `2001:db8::/32, 2001:db8:1::/48`, the prefixes of one family as elements of a set; empty where
/// there is none.
[[nodiscard]] std::string elements_of(std::span<const wire::Prefix> prefixes, wire::Family family);

/// `0x00000001`, as nft shows a mark.
[[nodiscard]] std::string hexadecimal(std::uint32_t mark);

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
