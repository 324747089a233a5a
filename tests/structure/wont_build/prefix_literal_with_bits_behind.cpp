// SPDX-License-Identifier: GPL-2.0-or-later
// fails with: call to consteval function|not a constant expression|__throw_bad_optional_access
#include "sixgate/wire/text.hpp"

using namespace sixgate::wire::literals;

#ifdef MUST_NOT_BUILD
constexpr auto prefix = "2001:db8::1/64"_net;
#else
constexpr auto prefix = "2001:db8::/64"_net;
#endif
static_assert(prefix.length() == 64);
