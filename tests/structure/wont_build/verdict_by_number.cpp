// SPDX-License-Identifier: GPL-2.0-or-later
// fails with: cannot convert|could not convert|invalid conversion
#include "sixgate/policy/verdict.hpp"

using namespace sixgate::policy;

Verdict answer() {
#ifdef MUST_NOT_BUILD
  return Verdict::drop(13, 0);
#else
  return Verdict::drop(Reason::icmpv6_echo_multicast, 0);
#endif
}
