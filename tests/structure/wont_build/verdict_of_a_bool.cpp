// SPDX-License-Identifier: GPL-2.0-or-later
// fails with: is private within this context|calling a private constructor
#include "sixgate/policy/verdict.hpp"

using namespace sixgate::policy;

Verdict answer(bool passes) {
#ifdef MUST_NOT_BUILD
  return Verdict(passes, Reason::default_native, 0);
#else
  return passes ? Verdict::accept(Reason::default_native, 0)
                : Verdict::drop(Reason::service_closed, 0);
#endif
}
