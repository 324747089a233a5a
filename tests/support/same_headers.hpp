// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "sixgate/packet/layer.hpp"

namespace sixgate::test {

/// Whether two readings found the same in every field.
bool same(const packet::Headers& a, const packet::Headers& b);

// The same of a part of them.
bool same(const packet::Layer& a, const packet::Layer& b);
bool same(const std::optional<packet::Fragment>& a, const std::optional<packet::Fragment>& b);
bool same(const std::optional<packet::Icmp>& a, const std::optional<packet::Icmp>& b);
bool same(const std::optional<packet::Ports>& a, const std::optional<packet::Ports>& b);

}  // namespace sixgate::test
