// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/outcome.hpp"

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

using policy::Action;
using policy::Mode;

TEST_CASE("a gate drops under a reason that can drop, and accepts under any other") {
  CHECK(decided_outcome("nd.hop-limit") == Outcome::drop);
  CHECK(decided_outcome("icmpv6.packet-too-big") == Outcome::accept);
  CHECK(decided_outcome("new.one") == Outcome::unknown);
}

TEST_CASE("the kernel drops what it matches only where the action says so and the mode enforces") {
  constexpr auto reason = policy::Reason::nd_hop_limit;
  CHECK(kernel_outcome(reason, Action::drop, Mode::enforce) == Outcome::drop);
  CHECK(kernel_outcome(reason, Action::drop, Mode::monitor) == Outcome::spared);
  CHECK(kernel_outcome(reason, Action::log, Mode::enforce) == Outcome::noted);
  CHECK(kernel_outcome(reason, Action::log, Mode::monitor) == Outcome::noted);
}

TEST_CASE("a reason that accepts has no action to ask") {
  const auto reason = policy::find_reason("icmpv6.packet-too-big");
  REQUIRE(reason);
  for (const auto action : {Action::drop, Action::log, Action::accept}) {
    for (const auto mode : {Mode::enforce, Mode::monitor}) {
      CHECK(kernel_outcome(*reason, action, mode) == Outcome::accept);
    }
  }
}

}  // namespace

}  // namespace sixgate::report
