// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "sixgate/policy/rule.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::policy::detail {

template <std::uint8_t type>
inline constexpr auto routing_type_text = [] {
  wire::Text text;
  text.append("rt type ");
  text.append(std::uint32_t{type}, 10);
  return text;
}();

/// A packet whose first Routing header has the type. The kernel looks at no other; a queue does.
template <std::uint8_t type>
inline constexpr std::array first_routing_type{
    KernelMatch{.expression = routing_type_text<type>.view()}};

}  // namespace sixgate::policy::detail
