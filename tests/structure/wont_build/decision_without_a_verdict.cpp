// SPDX-License-Identifier: GPL-2.0-or-later
// fails with: deleted function|no matching function|no default constructor
#include "sixgate/policy/verdict.hpp"

using namespace sixgate::policy;

bool passes() {
#ifdef MUST_NOT_BUILD
  Decision decision;
#else
  Decision decision{.verdict = Verdict::accept(Reason::default_native, 0), .notes = {}};
#endif
  return decision.verdict.is_accept();
}
