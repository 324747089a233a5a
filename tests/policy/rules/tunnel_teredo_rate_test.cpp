// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "policy/teredo_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Recollection;

namespace {

constexpr const char* rate = "tunnel.teredo-rate";

Recollection with_bubbles(bool is_excess) {
  Recollection recollection;
  recollection.teredo.depth = 1;
  recollection.teredo.is_bubble_excess = is_excess;
  return recollection;
}

const PacketBuilder straight = from_client(peer_end, 40001).teredo(bubble(client, peer));

}  // namespace

TEST_CASE("tunnel.teredo-rate (RFC 4380 5.2.6)", "[policy]") {
  check({{"a bubble too many", straight, drop(rate, 1), {}, with_bubbles(true)},
         {"one that may be sent",
          straight,
          accept("tunnel.teredo-allowed", 1),
          {},
          with_bubbles(false)},
         {"one of which nothing is known", straight, accept("tunnel.teredo-allowed", 1)}},
        teredo_gate().action(rate, sixgate::policy::Action::drop));
}

TEST_CASE("tunnel.teredo-rate only tells by default", "[policy]") {
  const auto decision = decide(straight, teredo_gate(), {}, with_bubbles(true));
  CHECK(decision.verdict == accept("tunnel.teredo-allowed", 1));
  REQUIRE(decision.notes.size() == 1);
  CHECK(name_of(decision.notes[0].reason) == rate);
}
