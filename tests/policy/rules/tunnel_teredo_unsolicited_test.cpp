// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Recollection;
using sixgate::policy::TeredoPeer;

namespace {

constexpr const char* unsolicited = "tunnel.teredo-unsolicited";
constexpr const char* relay = "8.0.0.7";

Recollection with_peer(TeredoPeer standing, bool is_client_cone = false) {
  Recollection recollection;
  recollection.teredo.depth = 1;
  recollection.teredo.peer = standing;
  recollection.teredo.is_client_cone = is_client_cone;
  return recollection;
}

Recollection with_advertisement(bool is_unasked) {
  Recollection recollection;
  recollection.teredo.depth = 1;
  recollection.teredo.is_advertisement_unasked = is_unasked;
  return recollection;
}

PacketBuilder from_native(const PacketBuilder& inner) {
  return to_client(relay, 3545).teredo(inner);
}
PacketBuilder from_peer(const PacketBuilder& inner) {
  return to_client(peer_end, 40001).teredo(inner);
}

}  // namespace

TEST_CASE("tunnel.teredo-unsolicited of advertisements (RFC 4380 5.2.1)", "[policy]") {
  const PacketBuilder answer = to_client(server, 3544)
                                   .teredo_origin(40000, client_end)
                                   .teredo(advertisement("2001:0:4136:e378::"));
  check(
      {{"one that nobody asked for", answer, drop(unsolicited, 1), {}, with_advertisement(true)},
       {"one that a client waits for",
        answer,
        accept("tunnel.teredo-allowed", 1),
        {},
        with_advertisement(false)},
       {"one of which nobody was asked what he knows", answer, accept("tunnel.teredo-allowed", 1)}},
      teredo_gate());
}

TEST_CASE("tunnel.teredo-unsolicited of peers (RFC 4380 5.2.3)", "[policy]") {
  const PacketBuilder data = ipv6(peer, client).tcp(443);
  const auto stranger = with_peer(TeredoPeer::stranger);
  check({{"data from a stranger", from_peer(data), drop(unsolicited, 1), {}, stranger},
         {"data from whom the client has spoken to",
          from_peer(data),
          accept("service.allowed", 1),
          {},
          with_peer(TeredoPeer::spoken_to)},
         {"data from nobody knows whom", from_peer(data), accept("service.allowed", 1)},
         {"a stranger's bubble",
          from_peer(bubble(peer, client)),
          accept("tunnel.teredo-allowed", 1),
          {},
          stranger},
         {"a stranger's data to a client behind a cone translator",
          from_peer(data),
          accept("service.allowed", 1),
          {},
          with_peer(TeredoPeer::stranger, true)},
         {"what is remembered of another layer",
          from_peer(data),
          accept("service.allowed", 1),
          {},
          [&] {
            Recollection other = stranger;
            other.teredo.depth = 2;
            return other;
          }()}},
        teredo_gate());
}

TEST_CASE("tunnel.teredo-unsolicited of native nodes (RFC 4380 5.2.9)", "[policy]") {
  const PacketBuilder data = ipv6("2600::1", client).tcp(443);
  const PacketBuilder error =
      ipv6("2600::9", client).icmpv6(2, 0, 1280).quoting(ipv6(client, "2600::1").tcp(443));
  const auto elsewhere = with_peer(TeredoPeer::elsewhere);
  const auto stranger = with_peer(TeredoPeer::stranger);
  check({{"data from a stranger", from_native(data), drop(unsolicited, 1), {}, stranger},
         {"data by another relay than is known",
          from_native(data),
          drop(unsolicited, 1),
          {},
          elsewhere},
         {"data by another relay, to a client behind a cone translator",
          from_native(data),
          drop(unsolicited, 1),
          {},
          with_peer(TeredoPeer::elsewhere, true)},
         {"data by the relay that is known",
          from_native(data),
          accept("service.allowed", 1),
          {},
          with_peer(TeredoPeer::spoken_to)},
         {"an error from a router on the way",
          from_native(error),
          accept("icmpv6.packet-too-big", 1),
          {},
          stranger},
         {"Teredo that is let through without a gate's memory", from_native(data),
          accept("service.allowed", 1)}},
        teredo_gate());
}
