// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/reporter.hpp"

#include <array>
#include <atomic>
#include <thread>
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
    ++heard;
  }
  void pass_on(bool is_end) override { has_heard_end = is_end; }

  std::vector<Reason> reasons;
  std::atomic<unsigned> heard = 0;
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

TEST_CASE("under a flood that never ends events are told, and the end comes when it is asked for") {
  std::array<Events, 3> rings;
  std::atomic<bool> is_over = false;
  std::vector<std::thread> pushing;
  for (Events& ring : rings) {
    pushing.emplace_back([&ring, &is_over] {
      const Event flood = event(1, Reason::tunnel_undeclared);
      while (!is_over) ring.push(flood);
    });
  }
  Ear ear;
  Bell stop;
  Bell failure;
  {
    Reporter reporter({&rings[0], &rings[1], &rings[2]}, {&ear}, stop, failure);
    while (ear.heard == 0) std::this_thread::yield();
    reporter.finish();
  }
  is_over = true;
  for (std::thread& thread : pushing) thread.join();
  CHECK(ear.has_heard_end);
}

}  // namespace

}  // namespace sixgate::service
