// SPDX-License-Identifier: GPL-2.0-or-later
// fails with: could not convert|no viable conversion
#include <cstdint>

#include "sixgate/wire/address.hpp"

using namespace sixgate::wire;

Address first(std::uint32_t value) {
#ifdef MUST_NOT_BUILD
  return value;
#else
  return Address::ipv4(value);
#endif
}
