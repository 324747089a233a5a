// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/summary.hpp"

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

using policy::Decision;
using policy::Reason;
using policy::Verdict;

Summary some() {
  Summary summary;
  const Decision dropped{.verdict = Verdict::drop(Reason::tunnel_undeclared, 0), .notes = {}};
  Decision passed{.verdict = Verdict::accept(Reason::default_native, 0), .notes = {}};
  summary.count(dropped);
  summary.count(passed);
  passed.notes.push({Reason::nd_off_link, 0});
  summary.count(passed);
  summary.count_not_ip();
  return summary;
}

TEST_CASE("the most frequent reason stands first") {
  CHECK(some().text(policy::Mode::enforce) ==
        "4 frames: 2 accepted, 1 dropped, 1 not IP\n"
        "       2  accept  default.native\n"
        "       1  drop    tunnel.undeclared\n"
        "       1  log     nd.off-link\n");
}

TEST_CASE("in monitor mode nothing was dropped") {
  CHECK(some().text(policy::Mode::monitor) ==
        "4 frames: 2 accepted, 1 would be dropped, 1 not IP\n"
        "       2  accept      default.native\n"
        "       1  would drop  tunnel.undeclared\n"
        "       1  log         nd.off-link\n");
}

TEST_CASE("nothing judged is told too") {
  CHECK(Summary().text(policy::Mode::enforce) == "0 frames: 0 accepted, 0 dropped, 0 not IP\n");
}

}  // namespace

}  // namespace sixgate::report
