// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/kernel_verdicts.hpp"

#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using policy::Action;
using policy::Mode;
using policy::Reason;
using report::Outcome;

constexpr Reason reason = Reason::nd_hop_limit;

policy::Policy policy_with(Mode mode, Action action) {
  policy::Policy policy;
  policy.mode = mode;
  policy.actions[policy::index_of(reason)] = action;
  return policy;
}

std::vector<kernel::Counter> counted(std::uint64_t packets) {
  return {{.name = "nd.hop-limit", .packets = packets, .bytes = 0},
          {.name = "steered.icmpv6", .packets = 1000, .bytes = 0}};
}

const policy::Policy dropping = policy_with(Mode::enforce, Action::drop);

TEST_CASE("what is counted while the reason drops was dropped") {
  KernelVerdicts verdicts;
  verdicts.follow(counted(0), dropping);
  verdicts.follow(counted(3), dropping);
  verdicts.follow(counted(5), dropping);
  CHECK(verdicts.of(reason, Outcome::drop) == 5);
}

TEST_CASE("what had been counted before is nobody's to tell") {
  KernelVerdicts verdicts;
  verdicts.follow(counted(100), dropping);
  CHECK(verdicts.of(reason, Outcome::drop) == 0);
}

TEST_CASE("what is counted under a reason that accepts was accepted since it is followed") {
  constexpr Reason accepting = Reason::icmpv6_packet_too_big;
  const auto counted_too_big = [](std::uint64_t packets) {
    return std::vector<kernel::Counter>{
        {.name = "icmpv6.packet-too-big", .packets = packets, .bytes = 0}};
  };
  for (const auto mode : {Mode::enforce, Mode::monitor}) {
    KernelVerdicts verdicts;
    verdicts.follow(counted_too_big(100), policy_with(mode, Action::drop));
    CHECK(verdicts.of(accepting, Outcome::accept) == 0);
    verdicts.follow(counted_too_big(104), policy_with(mode, Action::drop));
    CHECK(verdicts.of(accepting, Outcome::accept) == 4);
    CHECK(verdicts.of(reason, Outcome::accept) == 0);
  }
}

TEST_CASE("what only matched was spared or noted, and not dropped") {
  const auto follow_seven = [](const policy::Policy& policy) {
    KernelVerdicts verdicts;
    verdicts.follow(counted(0), policy);
    verdicts.follow(counted(7), policy);
    return verdicts;
  };
  const auto monitored = follow_seven(policy_with(Mode::monitor, Action::drop));
  CHECK(monitored.of(reason, Outcome::drop) == 0);
  CHECK(monitored.of(reason, Outcome::spared) == 7);
  const auto logged = follow_seven(policy_with(Mode::enforce, Action::log));
  CHECK(logged.of(reason, Outcome::drop) == 0);
  CHECK(logged.of(reason, Outcome::noted) == 7);
}

TEST_CASE("of what is counted around a change no drop is made up") {
  KernelVerdicts verdicts;
  const auto watching = policy_with(Mode::monitor, Action::drop);
  verdicts.follow(counted(0), watching);
  verdicts.follow(counted(4), dropping);
  CHECK(verdicts.of(reason, Outcome::drop) == 0);
  verdicts.follow(counted(6), dropping);
  CHECK(verdicts.of(reason, Outcome::drop) == 2);
  verdicts.follow(counted(9), watching);
  verdicts.follow(counted(20), watching);
  CHECK(verdicts.of(reason, Outcome::drop) == 2);
  CHECK(verdicts.of(reason, Outcome::spared) == 11);
}

TEST_CASE("a table that is loaded anew counts from 0, and none is counted while it is gone") {
  KernelVerdicts verdicts;
  verdicts.follow(counted(10), dropping);
  verdicts.follow(counted(12), dropping);
  verdicts.follow({}, dropping);
  verdicts.follow(counted(3), dropping);
  CHECK(verdicts.of(reason, Outcome::drop) == 5);
}

}  // namespace

}  // namespace sixgate::service
