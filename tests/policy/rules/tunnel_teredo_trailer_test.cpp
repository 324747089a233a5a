// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate::test;
using sixgate::policy::Action;

namespace {

constexpr const char* trailer = "tunnel.teredo-trailer";

PacketBuilder with(const Bytes& trailers) {
  return to_client(peer_end, 40001).teredo(bubble(peer, client), trailers);
}

}  // namespace

TEST_CASE("tunnel.teredo-trailer (RFC 6081 4)", "[policy]") {
  constexpr const char* allowed = "tunnel.teredo-allowed";
  check({{"a bubble without any", with({}), accept(allowed, 1)},
         {"a nonce", with(teredo_nonce(7)), accept(allowed, 1)},
         {"a nonce and a port", with(joined({teredo_nonce(7), teredo_random_port(9)})),
          accept(allowed, 1)},
         {"an alternate address", with(teredo_alternate_address("8.0.0.9", 40001)),
          accept(allowed, 1)},
         {"one that a receiver skips", with(teredo_trailer(0x82, {1, 2, 3})), accept(allowed, 1)},
         {"one that a receiver must know", with(teredo_trailer(0x42, {1})), drop(trailer, 1)},
         {"a nonce that is too short", with(teredo_trailer(1, {1, 2})), drop(trailer, 1)},
         {"half an alternate address", with(teredo_trailer(3, Bytes(11, 1))), drop(trailer, 1)},
         {"one that is cut off", with({1, 4, 0}), drop(trailer, 1)},
         {"one behind data",
          to_client(peer_end, 40001).teredo(ipv6(peer, client).tcp(443), teredo_nonce(7)),
          drop(trailer, 1)}},
        teredo_gate().action(trailer, Action::drop));
}

TEST_CASE("tunnel.teredo-trailer only tells by default", "[policy]") {
  const auto decision = decide(with({1, 4, 0}), teredo_gate());
  CHECK(decision.verdict == accept("tunnel.teredo-allowed", 1));
  REQUIRE(decision.notes.size() == 1);
  CHECK(name_of(decision.notes[0].reason) == trailer);
}
