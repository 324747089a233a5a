// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/teredo_peers.hpp"

#include <map>
#include <optional>
#include <random>
#include <tuple>

#include "support/catch.hpp"

namespace sixgate::memory {

namespace {

using namespace std::chrono_literals;
using policy::TeredoPeer;

/// Between a client and a native node by a relay, each by a number.
TeredoMessage by_relay(TeredoKind kind, bool is_outbound, std::uint16_t client, std::uint16_t node,
                       std::uint16_t relay) {
  TeredoMessage message;
  message.kind = kind;
  message.is_outbound = is_outbound;
  message.client = {.address = 0x0a000001, .port = client};
  message.other = {.address = 0x08000007, .port = relay};
  message.peer = wire::Address::ipv6(0x2600000000000000, node);
  return message;
}

/// To or from a peer that is a client as well, at the end that its address tells.
TeredoMessage with_peer(TeredoKind kind, bool is_outbound) {
  TeredoMessage message;
  message.kind = kind;
  message.is_outbound = is_outbound;
  message.client = {.address = 0x0a000001, .port = 3000};
  message.embedded = {.address = 0x08000009, .port = 40001};
  message.other = message.embedded;
  message.peer = wire::Address::ipv6(0x2001000008000035, 0x63bef7fffff6);
  return message;
}

}  // namespace

TEST_CASE("a peer is a stranger until the client sends to it, whatever it sends", "[memory]") {
  TeredoPeers peers(100, Secret::fixed());
  const auto in = with_peer(TeredoKind::data, false);
  peers.note(in, 1s);
  peers.note(with_peer(TeredoKind::direct_bubble, false), 1s);
  CHECK(peers.find(in, 1s).standing == TeredoPeer::stranger);
  CHECK(peers.usage(1s).entries == 0);
  peers.note(
      with_peer(GENERATE(TeredoKind::data, TeredoKind::direct_bubble, TeredoKind::indirect_bubble),
                true),
      1s);
  CHECK(peers.find(in, 1s).standing == TeredoPeer::spoken_to);
  CHECK(peers.find(in, 1s + peer_idle - 1ns).standing == TeredoPeer::spoken_to);
  CHECK(peers.find(in, 1s + peer_idle).standing == TeredoPeer::stranger);
}

TEST_CASE("what a peer sends keeps it known", "[memory]") {
  TeredoPeers peers(100, Secret::fixed());
  peers.note(with_peer(TeredoKind::data, true), 0s);
  peers.note(with_peer(TeredoKind::data, false), 200s);
  CHECK(peers.find(with_peer(TeredoKind::data, false), 400s).standing == TeredoPeer::spoken_to);
}

TEST_CASE("an indirect bubble without a nonce takes back the one before", "[memory]") {
  TeredoPeers peers(100, Secret::fixed());
  auto asks = with_peer(TeredoKind::indirect_bubble, true);
  auto answer = with_peer(TeredoKind::direct_bubble, false);
  answer.other = {.address = 0x08000014, .port = 999};
  asks.bubble_nonce = 0;
  answer.bubble_nonce = 0;
  peers.note(asks, 1s);
  CHECK(peers.find(answer, 1s).is_proven_here);
  asks.bubble_nonce.reset();
  peers.note(asks, 4s);
  CHECK_FALSE(peers.find(answer, 4s).is_proven_here);
}

TEST_CASE("a client that answers a bubble has not begun, and its peer can make room", "[memory]") {
  TeredoPeers peers(8, Secret::fixed());
  const bool begins = GENERATE(false, true);
  peers.note(with_peer(TeredoKind::direct_bubble, true), 0s);
  if (begins) peers.note(with_peer(TeredoKind::indirect_bubble, true), 0s);
  peers.note(with_peer(TeredoKind::direct_bubble, false), 1s);
  for (std::uint16_t node = 1; node <= 100; ++node) {
    peers.note(by_relay(TeredoKind::data, true, 3000, node, 3545), 2s);
  }
  const TeredoPeer standing = peers.find(with_peer(TeredoKind::data, false), 2s).standing;
  CHECK(standing == (begins ? TeredoPeer::spoken_to : TeredoPeer::stranger));
}

// The reference says the same in plain words: which relay each client has found for each node, and
// which relays it has sent to.
TEST_CASE("under random use native peers come by the relays that clients found", "[memory]") {
  struct Node {
    Moment expires{};
    std::optional<std::uint16_t> relay;
    std::optional<std::uint32_t> asked;
    Moment asked_until{};
  };
  TeredoPeers peers(4096, Secret::fixed());
  std::map<std::tuple<std::uint16_t, std::uint16_t>, Node> nodes;
  std::map<std::tuple<std::uint16_t, std::uint16_t>, Moment> relays;
  std::mt19937 random(GENERATE(1U, 2U, 3U));
  const auto below = [&random](unsigned limit) {
    return static_cast<std::uint16_t>(random() % limit);
  };
  Moment now = 0s;
  for (int step = 0; step < 20000; ++step) {
    now += std::chrono::milliseconds(below(4000)) * (below(50) == 0 ? 50 : 1);
    const std::uint16_t client = below(3);
    const std::uint16_t number = below(6);
    const auto relay = static_cast<std::uint16_t>(1 + below(3));
    Node& node = nodes[{client, number}];
    if (node.expires <= now) node = {};
    Moment& relay_expires = relays[{client, relay}];
    const bool is_outbound = below(2) == 0;
    const bool is_echo = below(3) == 0;
    TeredoKind kind = TeredoKind::data;
    if (is_echo) kind = is_outbound ? TeredoKind::echo_request : TeredoKind::echo_reply;
    TeredoMessage message = by_relay(kind, is_outbound, client, number, relay);
    message.echo.word = below(2);
    message.is_over_server = is_outbound && is_echo;

    if (is_outbound) {
      peers.note(message, now);
      node.expires = now + peer_idle;
      if (is_echo) {
        node.asked = message.echo.word;
        node.asked_until = now + echo_wait;
      } else {
        node.relay = relay;
        relay_expires = now + peer_idle;
      }
      continue;
    }
    const bool is_proof = is_echo && node.asked == message.echo.word && node.asked_until > now;
    TeredoPeer expected = relay_expires > now ? TeredoPeer::spoken_to : TeredoPeer::stranger;
    if (node.relay && node.relay != relay) expected = TeredoPeer::elsewhere;
    if (is_proof || node.relay == relay) expected = TeredoPeer::spoken_to;
    REQUIRE(peers.find(message, now).standing == expected);
    if (expected != TeredoPeer::spoken_to) continue;
    peers.note(message, now);
    if (is_proof) node.relay = relay;
    if (node.relay == relay) node.expires = now + peer_idle;
    if (relay_expires > now) relay_expires = now + peer_idle;
  }
}

}  // namespace sixgate::memory
