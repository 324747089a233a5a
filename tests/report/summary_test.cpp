// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/summary.hpp"

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

using policy::Decision;
using policy::Reason;
using policy::Verdict;

Summary some(policy::Mode mode) {
  Tally tally;
  const Decision dropped{.verdict = Verdict::drop(Reason::tunnel_undeclared, 0), .notes = {}};
  Decision passed{.verdict = Verdict::accept(Reason::default_native, 0), .notes = {}};
  tally.count(dropped, mode);
  tally.count(passed, mode);
  passed.notes.push({Reason::nd_off_link, 0});
  tally.count(passed, mode);
  Summary summary;
  summary.add(tally);
  return summary;
}

TEST_CASE("the most frequent reason stands first") {
  const Summary summary = some(policy::Mode::enforce);
  CHECK(summary.totals() == "2 accepted, 1 dropped");
  CHECK(summary.rows() ==
        "       2  accept  default.native\n"
        "       1  drop    tunnel.undeclared\n"
        "       1  log     nd.off-link\n");
}

TEST_CASE("in monitor mode nothing was dropped") {
  const Summary summary = some(policy::Mode::monitor);
  CHECK(summary.totals() == "2 accepted, 1 would be dropped");
  CHECK(summary.rows() ==
        "       2  accept      default.native\n"
        "       1  would drop  tunnel.undeclared\n"
        "       1  log         nd.off-link\n");
}

TEST_CASE("what was dropped and what would have been are told apart") {
  Tally tally;
  const Decision dropped{.verdict = Verdict::drop(Reason::tunnel_undeclared, 0), .notes = {}};
  for (int i = 0; i < 3; ++i) tally.count(dropped, policy::Mode::monitor);
  tally.count(dropped, policy::Mode::enforce);
  Summary summary;
  summary.add(tally);
  CHECK(summary.judged() == 4);
  CHECK(summary.totals() == "0 accepted, 1 dropped, 3 would be dropped");
  CHECK(summary.rows() ==
        "       3  would drop  tunnel.undeclared\n"
        "       1  drop        tunnel.undeclared\n");
}

TEST_CASE("several tallies add up") {
  Tally tally;
  tally.count({.verdict = Verdict::accept(Reason::default_native, 0), .notes = {}},
              policy::Mode::enforce);
  Summary summary;
  summary.add(tally);
  summary.add(tally);
  CHECK(summary.judged() == 2);
  CHECK(summary.rows() == "       2  accept  default.native\n");
}

TEST_CASE("nothing judged is told too") {
  CHECK(Summary().totals() == "0 accepted, 0 dropped");
  CHECK(Summary().rows().empty());
}

}  // namespace

}  // namespace sixgate::report
