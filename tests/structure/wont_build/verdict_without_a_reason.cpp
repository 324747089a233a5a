// SPDX-License-Identifier: GPL-2.0-or-later
// fails with: no matching function|no default constructor
#include "sixgate/policy/verdict.hpp"

using namespace sixgate::policy;

bool passes() {
#ifdef MUST_NOT_BUILD
  Verdict verdict;
#else
  Verdict verdict = Verdict::accept(Reason::default_native, 0);
#endif
  return verdict.is_accept();
}
