// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/kernel_drops.hpp"

#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using policy::Action;
using policy::Mode;
using policy::Reason;

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
  KernelDrops drops;
  drops.follow(counted(0), dropping);
  drops.follow(counted(3), dropping);
  drops.follow(counted(5), dropping);
  CHECK(drops.of(reason) == 5);
}

TEST_CASE("what had been counted before is nobody's to tell") {
  KernelDrops drops;
  drops.follow(counted(100), dropping);
  CHECK(drops.of(reason) == 0);
}

TEST_CASE("what only matched was not dropped") {
  for (const auto& policy :
       {policy_with(Mode::monitor, Action::drop), policy_with(Mode::enforce, Action::log)}) {
    KernelDrops drops;
    drops.follow(counted(0), policy);
    drops.follow(counted(7), policy);
    CHECK(drops.of(reason) == 0);
  }
}

TEST_CASE("of what is counted around a change no drop is made up") {
  KernelDrops drops;
  const auto watching = policy_with(Mode::monitor, Action::drop);
  drops.follow(counted(0), watching);
  drops.follow(counted(4), dropping);
  CHECK(drops.of(reason) == 0);
  drops.follow(counted(6), dropping);
  CHECK(drops.of(reason) == 2);
  drops.follow(counted(9), watching);
  drops.follow(counted(20), watching);
  CHECK(drops.of(reason) == 2);
}

TEST_CASE("a table that is loaded anew counts from 0, and none is counted while it is gone") {
  KernelDrops drops;
  drops.follow(counted(10), dropping);
  drops.follow(counted(12), dropping);
  drops.follow({}, dropping);
  drops.follow(counted(3), dropping);
  CHECK(drops.of(reason) == 5);
}

}  // namespace

}  // namespace sixgate::service
