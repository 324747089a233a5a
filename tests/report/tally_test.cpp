// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/tally.hpp"

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

using policy::Reason;
using policy::Verdict;

TEST_CASE("a decision counts for its reason, its notes for theirs") {
  Tally tally;
  policy::Decision decision{.verdict = Verdict::accept(Reason::icmpv6_allowed, 0), .notes = {}};
  tally.count(decision, policy::Mode::enforce);
  decision.notes.push({Reason::icmpv6_ptb_mtu, 0});
  tally.count(decision, policy::Mode::enforce);
  CHECK(tally.decided(Reason::icmpv6_allowed) == 2);
  CHECK(tally.noted(Reason::icmpv6_ptb_mtu) == 1);
  CHECK(tally.decided(Reason::icmpv6_ptb_mtu) == 0);
}

}  // namespace

}  // namespace sixgate::report
