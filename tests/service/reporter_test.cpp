// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/reporter.hpp"

#include <array>
#include <vector>

#include "service/events.hpp"
#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using policy::Reason;
using test::event;

/// Keeps what it hears.
class Ear : public Listener {
 public:
  void hear(const Event& event, const report::Occasion& /*occasion*/) override {
    reasons.push_back(subject_of(event));
  }
  void pass_on(bool is_end) override { has_heard_end = is_end; }

  std::vector<Reason> reasons;
  bool has_heard_end = false;
};

TEST_CASE("events of all rings are told by their time, to all who listen, and then the end") {
  Events icmpv6;
  Events tunnels;
  icmpv6.push(event(1, Reason::icmpv6_echo_multicast));
  tunnels.push(event(2, Reason::tunnel_undeclared));
  icmpv6.push(event(3, Reason::nd_hop_limit));
  std::array<Ear, 2> ears;
  Bell stop;
  Bell failure;
  Reporter({&tunnels, &icmpv6}, {&ears[0], &ears[1]}, stop, failure).finish();

  for (const Ear& ear : ears) {
    CHECK(ear.reasons == std::vector{Reason::icmpv6_echo_multicast, Reason::tunnel_undeclared,
                                     Reason::nd_hop_limit});
    CHECK(ear.has_heard_end);
  }
}

}  // namespace

}  // namespace sixgate::service
