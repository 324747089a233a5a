// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 4380, Teredo, at the gate of site `teredo`: what one packet can tell of qualification, of
// addresses inside and outside, and of what follows the packet (RFC 6081).
#include <array>
#include <string_view>

#include "conformance/hosts.hpp"
#include "conformance/rows.hpp"
#include "support/byte_order.hpp"
#include "support/neighbour_options.hpp"
#include "support/udp_tunnels.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected qualifies = accept("tunnel.teredo-allowed", 1);
constexpr Expected open = accept("service.allowed", 1);
constexpr Expected goes_out = accept("default.tunnelled", 1);
constexpr Expected no_server = drop("tunnel.teredo-server", 1);
constexpr Expected mismatch = drop("tunnel.teredo-mismatch", 1);
constexpr Expected scope = drop("tunnel.teredo-scope", 1);

// Our client, its server, a relay, and a peer whose server is 8.0.0.53.
constexpr const char* client_end = "9.0.0.45";
constexpr std::string_view client = teredo_inside6;
constexpr const char* server = "65.54.227.120";
constexpr const char* relay = "8.0.0.7";
constexpr const char* peer_end = "8.0.0.9";
constexpr const char* peer = "2001:0:800:35:0:63be:f7ff:fff6";
constexpr const char* solicitor = "fe80::ffff:ffff:ffff";

PacketBuilder from_client(std::string_view to, std::uint16_t port) {
  return ipv4(client_end, to).udp(40000, port);
}
PacketBuilder to_client(std::string_view from, std::uint16_t port) {
  return ipv4(from, client_end).udp(port, 40000);
}
PacketBuilder solicitation() { return ipv6(solicitor, "ff02::2").router_solicitation(); }
PacketBuilder advertisement(std::string_view prefix) {
  return ipv6("fe80::8000:f227:bec9:1c87", solicitor)
      .router_advertisement(prefix_information(prefix, 64, 0x40));
}
PacketBuilder answer(std::string_view from, std::uint16_t port = 3544) {
  return to_client(from, port).teredo_origin(40000, client_end);
}
PacketBuilder bubble(std::string_view from, std::string_view to) { return ipv6(from, to); }

constexpr const char* our_prefix = "2001:0:4136:e378::";

Rows qualification() {
  return {
      {"RFC 4380 5.2.1: a solicitation", from_client(server, 3544).teredo(solicitation()),
       qualifies},
      {"RFC 4380 5.2.1: a solicitation with the cone bit",
       from_client(server, 3544)
           .teredo(ipv6("fe80::8000:5445:5245:444f", "ff02::2").router_solicitation()),
       qualifies},
      {"RFC 4380 5.2.2: a solicitation behind authentication",
       from_client(server, 3544).teredo_authentication().teredo(solicitation()), qualifies},
      {"RFC 4380 5.2.2: a solicitation behind a client's identity",
       from_client(server, 3544).teredo_authentication(4, 20).teredo(solicitation()), qualifies},
      {"RFC 4380 5.2.1: an answer", answer(server).teredo(advertisement(our_prefix)), qualifies},
      {"RFC 4380 5.2.2: an answer behind authentication",
       to_client(server, 3544)
           .teredo_authentication()
           .teredo_origin(40000, client_end)
           .teredo(advertisement(our_prefix)),
       qualifies},
      {"RFC 4380 7.2.1: a solicitation of a server that is not listed",
       from_client("8.0.0.53", 3544).teredo(solicitation()), no_server},
      {"RFC 4380 2.7: a solicitation on another port",
       from_client(server, 3545).teredo(solicitation()), no_server},
      {"RFC 4380 5.2.1: a solicitation to all nodes",
       from_client(server, 3544).teredo(ipv6(solicitor, "ff02::1").router_solicitation()),
       no_server},
      {"RFC 4380 5.2.1: a solicitation of who is no client",
       ipv4("8.0.0.66", server).udp(40000, 3544).teredo(solicitation()), no_server},
      {"RFC 4380 7.2.1: an answer of a server that is not listed",
       answer("8.0.0.53").teredo(advertisement(our_prefix)), no_server},
      {"RFC 4380 7.2.1: an answer from another port",
       answer(server, 3545).teredo(advertisement(our_prefix)), no_server},
      {"RFC 4380 5.2.1: an answer with another server's prefix",
       answer(server).teredo(advertisement("2001:0:800:35::")), no_server},
      {"RFC 4380 5.2.1: an answer with no prefix of Teredo's",
       answer(server).teredo(advertisement("2600::")), no_server},
      {"RFC 4380 5.2.1: an answer without an origin",
       to_client(server, 3544).teredo(advertisement(our_prefix)), no_server},
  };
}

Rows data() {
  const auto from = [](std::string_view source) { return ipv6(source, client).tcp(443); };
  const auto to = [](std::string_view destination) { return ipv6(client, destination).tcp(443); };
  constexpr const char* of_other_server = "2001:0:800:35:0:63bf:f6ff:ffd2";
  return {
      {"RFC 4380 5.2.3: native, over a relay", to_client(relay, 3545).teredo(from("2600::1")),
       open},
      {"RFC 4380 5.2.4: to native, over a relay", from_client(relay, 3545).teredo(to("2600::1")),
       goes_out},
      {"RFC 4380 5.2.3: from a peer at its mapped address",
       to_client(peer_end, 40001).teredo(from(peer)), open},
      {"RFC 4380 5.2.4: to a peer at its mapped address",
       from_client(peer_end, 40001).teredo(to(peer)), goes_out},
      {"RFC 4380 5.2.3: from a peer, at another port",
       to_client(peer_end, 40002).teredo(from(peer)), mismatch},
      {"RFC 4380 5.2.3: from a peer, at another address",
       to_client("8.0.0.10", 40001).teredo(from(peer)), mismatch},
      {"RFC 4380 5.2.4: to a peer, at another address",
       from_client("8.0.0.10", 40001).teredo(to(peer)), mismatch},
      {"RFC 4380 5.2.4: to a peer at a private address",
       from_client("10.0.0.9", 40001).teredo(to("2001:0:800:35:0:63be:f5ff:fff6")), mismatch},
      {"RFC 4380 5.2.4: from a client with a native source, to a peer",
       from_client(peer_end, 40001).teredo(ipv6("2600::5", peer).tcp(443)), mismatch},
      {"RFC 4380 7.2.1: a client of a server that is not listed",
       from_client(relay, 3545).teredo(ipv6(of_other_server, "2600::1").tcp(443)), no_server},
      {"RFC 4380 5.2.3: for somebody else",
       to_client(peer_end, 40001).teredo(ipv6(peer, "2600::5").tcp(443)),
       drop("tunnel.teredo-destination", 1)},
      {"RFC 4380 4: a peer with the group bit",
       to_client(peer_end, 40001).teredo(from("2001:0:800:35:100:63be:f7ff:fff6")),
       note("tunnel.teredo-address", 1)},
      {"RFC 4380 4: a peer with the universal bit",
       to_client(peer_end, 40001).teredo(from("2001:0:800:35:200:63be:f7ff:fff6")),
       note("tunnel.teredo-address", 1)},
      {"RFC 6169 2.1.2: a tunnel inside Teredo",
       to_client(relay, 3545)
           .teredo(ipv6("2600::1", client).carries(ipv6("2600::5", "2600::6").tcp(443))),
       drop("tunnel.nested", 1)},
      {"RFC 6169 2.3.3: source routing inside Teredo",
       to_client(relay, 3545).teredo(ipv6("2600::1", client).routing(0, 1).tcp(443)),
       drop("ext.routing-type-0", 1)},
      {"RFC 5991 3.1: a client with random flags",
       to_client(peer_end, 40001).teredo(from("2001:0:800:35:3cff:63be:f7ff:fff6")), open},
  };
}

Rows inside_a_tunnel() {
  return {
      {"RFC 6169 2.1.2: Teredo inside a tunnel, gated",
       ipv4("8.0.0.1", "9.0.0.2")
           .carries(to_client(relay, 3545).teredo(ipv6("2600::1", client).tcp(443))),
       drop("tunnel.nested", 1)},
  };
}

Rows bubbles_and_scope() {
  const auto in = [](const PacketBuilder& inner) { return to_client(relay, 3545).teredo(inner); };
  return {
      {"RFC 4380 5.2.6: a bubble from a peer",
       to_client(peer_end, 40001).teredo(bubble(peer, client)), qualifies},
      {"RFC 4380 5.2.6: a bubble to a peer's server",
       from_client("8.0.0.53", 3544).teredo(bubble(client, peer)), qualifies},
      {"RFC 4380 5.2.6: a peer's bubble that our server forwards",
       to_client(server, 3544).teredo_origin(40001, peer_end).teredo(bubble(peer, client)),
       qualifies},
      {"RFC 4380 5.2.3: one with another origin than the peer's",
       to_client(server, 3544).teredo_origin(40002, peer_end).teredo(bubble(peer, client)),
       mismatch},
      {"RFC 4380 5.4.1: a bubble of a relay, from a link-local address",
       in(bubble("fe80::1234", client)), qualifies},
      {"RFC 4380 5.2.8: local discovery",
       ipv4(client_end, "224.0.0.253").udp(40000, 3544).teredo(bubble(client, "ff02::1")), pass},
      {"RFC 4380 5.2.8: local discovery to a node",
       from_client(peer_end, 3544).teredo(bubble(client, "ff02::1")), scope},
      {"RFC 4380 5.3.1: data to a group",
       from_client(relay, 3545).teredo(ipv6(client, "ff0e::9").udp(1, 2)), scope},
      {"RFC 4380 5.3.1: to a link-local address",
       from_client(relay, 3545).teredo(ipv6(client, "fe80::1").tcp(443)), scope},
      {"RFC 4380 5.3.1: from a site-local address", in(ipv6("fec0::1", client).tcp(443)), scope},
      {"RFC 4380 5.3.1: from a compatible address", in(ipv6("::8.0.0.1", client).tcp(443)), scope},
      {"RFC 4380 5.3.1: an origin that no server tells",
       to_client(relay, 3545)
           .teredo_origin(40001, peer_end)
           .teredo(ipv6("2600::1", client).tcp(443)),
       drop("tunnel.teredo-origin", 1)},
  };
}

Rows shape() {
  const PacketBuilder direct = to_client(peer_end, 40001);
  using B = PacketBuilder;
  return {
      {"RFC 6081 4.2: a bubble with a nonce",
       B(direct).teredo(bubble(peer, client), teredo_nonce(7)), qualifies},
      {"RFC 6081 4.3: a bubble with alternate addresses",
       B(direct).teredo(bubble(peer, client), teredo_alternate_address("10.0.0.9", 40001)),
       qualifies},
      {"RFC 6081 4: data with a trailer",
       B(direct).teredo(ipv6(peer, client).tcp(443), teredo_nonce(7)),
       note("tunnel.teredo-trailer", 1)},
      {"RFC 6081 4: a bubble with what is no trailer",
       B(direct).teredo(bubble(peer, client), {1, 9, 0}), note("tunnel.teredo-trailer", 1)},
      {"RFC 4380 5.1.1: what begins as Teredo and is none, on its port",
       from_client(server, 3544).payload(joined({{0, 1}, Bytes(70, 9)})),
       note("tunnel.teredo-malformed")},
      {"RFC 4380 5.1.1: what does not even begin so, on its port",
       from_client(server, 3544).payload(60),
       note("tunnel.teredo-malformed"),
       at::teredo,
       capture,
       {},
       on_no_declared_port},
      {"RFC 4380 5.1.1: what is no Teredo, on another port", from_client(relay, 3545).payload(60),
       accept("default.native")},
  };
}

}  // namespace

Rows rfc4380_rows() {
  Rows rows = qualification();
  add(rows, data());
  add(rows, inside_a_tunnel());
  add(rows, bubbles_and_scope());
  add(rows, shape());
  for (Row& row : rows) {
    row.site = at::teredo;
    row.not_inside = about_tunnels;
  }
  return rows;
}

}  // namespace sixgate::test::conformance
