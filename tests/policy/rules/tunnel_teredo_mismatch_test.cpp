// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

constexpr const char* mismatch = "tunnel.teredo-mismatch";

PacketBuilder data(std::string_view source, std::string_view destination) {
  return ipv6(source, destination).tcp(443);
}

}  // namespace

TEST_CASE("tunnel.teredo-mismatch from a peer (RFC 4380 5.2.3)", "[policy]") {
  check(
      {{"from the address and port in its address",
        to_client(peer_end, 40001).teredo(data(peer, client)), accept("service.allowed", 1)},
       {"from another address", to_client("8.0.0.8", 40001).teredo(data(peer, client)),
        drop(mismatch, 1)},
       {"from another port", to_client(peer_end, 40002).teredo(data(peer, client)),
        drop(mismatch, 1)},
       {"a bubble straight", to_client(peer_end, 40001).teredo(bubble(peer, client)),
        accept("tunnel.teredo-allowed", 1)},
       {"a bubble over our server, which tells the origin",
        to_client(server, 3544).teredo_origin(40001, peer_end).teredo(bubble(peer, client)),
        accept("tunnel.teredo-allowed", 1)},
       {"over our server, which tells another port",
        to_client(server, 3544).teredo_origin(40002, peer_end).teredo(bubble(peer, client)),
        drop(mismatch, 1)},
       {"over our server, which tells another address",
        to_client(server, 3544).teredo_origin(40001, "8.0.0.8").teredo(bubble(peer, client)),
        drop(mismatch, 1)},
       {"over our server, which tells nothing",
        to_client(server, 3544).teredo(bubble(peer, client)), drop(mismatch, 1)},
       {"a native source over a relay", to_client("8.0.0.1", 3545).teredo(data("2600::1", client)),
        accept("service.allowed", 1)}},
      teredo_gate());
}

TEST_CASE("tunnel.teredo-mismatch to a peer (RFC 4380 5.2.4)", "[policy]") {
  constexpr const char* private_peer = "2001:0:800:35:0:63be:f5ff:fff6";
  check({{"to the address and port in its address",
          from_client(peer_end, 40001).teredo(data(client, peer)), accept("default.tunnelled", 1)},
         {"to another address", from_client("8.0.0.8", 40001).teredo(data(client, peer)),
          drop(mismatch, 1)},
         {"to another port", from_client(peer_end, 40002).teredo(data(client, peer)),
          drop(mismatch, 1)},
         {"a bubble straight", from_client(peer_end, 40001).teredo(bubble(client, peer)),
          accept("tunnel.teredo-allowed", 1)},
         {"a bubble over its server", from_client(peer_server, 3544).teredo(bubble(client, peer)),
          accept("tunnel.teredo-allowed", 1)},
         {"a bubble to another port there",
          from_client(peer_server, 3545).teredo(bubble(client, peer)), drop(mismatch, 1)},
         {"data over its server", from_client(peer_server, 3544).teredo(data(client, peer)),
          drop(mismatch, 1)},
         {"to a peer at a private address",
          from_client("10.0.0.9", 40001).teredo(data(client, private_peer)), drop(mismatch, 1)},
         {"to a native destination over a relay",
          from_client("8.0.0.1", 3545).teredo(data(client, "2600::1")),
          accept("default.tunnelled", 1)},
         {"with a native source", from_client(peer_end, 40001).teredo(data("2600::1", peer)),
          drop(mismatch, 1)}},
        teredo_gate());
}

TEST_CASE("a client's own side is a translation's to change", "[policy]") {
  check({{"in, to a private address",
          ipv4(peer_end, "10.0.0.5").udp(40001, 3000).teredo(data(peer, client)),
          accept("service.allowed", 1)},
         {"out, from one", ipv4("10.0.0.5", peer_end).udp(3000, 40001).teredo(data(client, peer)),
          accept("default.tunnelled", 1)}},
        Site().teredo_gate({server}, {"10.0.0.0/8"}).open_everything());
}

TEST_CASE("clients that meet on our side are compared where their addresses are global",
          "[policy]") {
  constexpr const char* other = "2001:0:4136:e378:0:63be:3fff:fdd2";
  check(
      {{"by private addresses",
        ipv4("10.0.0.5", "10.0.0.6").udp(3000, 3000).teredo(data(client, other)),
        accept("service.allowed", 1)},
       {"from a global address that lies",
        ipv4("8.0.0.9", "10.0.0.6").udp(3000, 3000).teredo(data(client, other)), drop(mismatch, 1)},
       {"to a global address that lies",
        ipv4("10.0.0.5", "8.0.0.9").udp(3000, 3000).teredo(data(client, other)),
        drop(mismatch, 1)}},
      Site().teredo_gate({server}, {"0.0.0.0/0"}).open_everything());
}

TEST_CASE("a client's own side is compared with what its server has told", "[policy]") {
  const auto told = [](std::string_view address, std::uint16_t port) {
    sixgate::policy::Recollection recollection;
    recollection.teredo.depth = 1;
    recollection.teredo.mappings.push({address_of(address), port});
    return recollection;
  };
  const auto out = from_client(peer_end, 40001).teredo(data(client, peer));
  const auto in = to_client(peer_end, 40001).teredo(data(peer, client));
  auto both = told("8.0.0.66", 1);
  both.teredo.mappings.push({address_of(client_end), 40000});
  check({{"out, as told", out, accept("default.tunnelled", 1), {}, told(client_end, 40000)},
         {"out, by another address", out, drop(mismatch, 1), {}, told("8.0.0.66", 40000)},
         {"out, by another port", out, drop(mismatch, 1), {}, told(client_end, 40001)},
         {"out, as told before", out, accept("default.tunnelled", 1), {}, both},
         {"in, as told", in, accept("service.allowed", 1), {}, told(client_end, 40000)},
         {"in, for another port", in, drop(mismatch, 1), {}, told(client_end, 40001)},
         {"a solicitation, which comes from a link-local address",
          from_client(server, 3544).teredo(solicitation()),
          accept("tunnel.teredo-allowed", 1),
          {},
          told("8.0.0.66", 1)}},
        teredo_gate());
}

TEST_CASE("a peer may be where a nonce has proven it to be (RFC 6081 5.2.4.4)", "[policy]") {
  sixgate::policy::Recollection proven;
  proven.teredo.depth = 1;
  proven.teredo.is_peer_proven_here = true;
  check({{"from there",
          to_client("8.0.0.8", 999).teredo(data(peer, client)),
          accept("service.allowed", 1),
          {},
          proven},
         {"to there",
          from_client("8.0.0.8", 999).teredo(data(client, peer)),
          accept("default.tunnelled", 1),
          {},
          proven},
         {"from where it has not", to_client("8.0.0.8", 999).teredo(data(peer, client)),
          drop(mismatch, 1)}},
        teredo_gate());
}
