// SPDX-License-Identifier: GPL-2.0-or-later
// fails with: call to consteval function|not a constant expression|__throw_bad_optional_access
#include "sixgate/wire/text.hpp"

using namespace sixgate::wire::literals;

#ifdef MUST_NOT_BUILD
constexpr auto address = "192.0.2.256"_ip;
#else
constexpr auto address = "192.0.2.255"_ip;
#endif
static_assert(address.octet(3) == 255);
