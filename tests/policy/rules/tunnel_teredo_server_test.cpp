// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

constexpr const char* reason = "tunnel.teredo-server";
constexpr const char* prefix = "2001:0:4136:e378::";

PacketBuilder answer(std::string_view from, std::uint16_t port = 3544) {
  return to_client(from, port).teredo_origin(40000, client_end);
}

}  // namespace

TEST_CASE("tunnel.teredo-server: qualification (RFC 4380 5.2.1)", "[policy]") {
  check(
      {{"with the listed server", from_client(server, 3544).teredo(solicitation()),
        accept("tunnel.teredo-allowed", 1)},
       {"behind authentication",
        from_client(server, 3544).teredo_authentication().teredo(solicitation()),
        accept("tunnel.teredo-allowed", 1)},
       {"with another", from_client("8.0.0.53", 3544).teredo(solicitation()), drop(reason, 1)},
       {"on another port", from_client(server, 3545).teredo(solicitation()), drop(reason, 1)},
       {"to all nodes",
        from_client(server, 3544).teredo(ipv6(solicitor, "ff02::1").router_solicitation()),
        drop(reason, 1)},
       {"by who is no client", ipv4("198.51.100.9", server).udp(40000, 3544).teredo(solicitation()),
        drop(reason, 1)},
       {"the listed server's answer", answer(server).teredo(advertisement(prefix)),
        accept("tunnel.teredo-allowed", 1)},
       {"behind authentication, which stands first",
        to_client(server, 3544)
            .teredo_authentication()
            .teredo_origin(40000, client_end)
            .teredo(advertisement(prefix)),
        accept("tunnel.teredo-allowed", 1)},
       {"the answer of another", answer("8.0.0.53").teredo(advertisement(prefix)), drop(reason, 1)},
       {"from another port", answer(server, 3545).teredo(advertisement(prefix)), drop(reason, 1)},
       {"with another server's prefix", answer(server).teredo(advertisement("2001:0:800:35::")),
        drop(reason, 1)},
       {"with a prefix that is not Teredo's", answer(server).teredo(advertisement("2600::")),
        drop(reason, 1)},
       {"without a prefix",
        answer(server).teredo(ipv6("fe80::1", solicitor).router_advertisement()), drop(reason, 1)},
       {"without an origin", to_client(server, 3544).teredo(advertisement(prefix)),
        drop(reason, 1)},
       {"a client that advertises",
        from_client(server, 3544).teredo(ipv6("fe80::1", solicitor).router_advertisement()),
        drop(reason, 1)}},
      teredo_gate());
}

TEST_CASE("tunnel.teredo-server: the client's own address", "[policy]") {
  constexpr const char* of_other = "2001:0:800:35:8000:63bf:3fff:fdd2";
  check({{"out, of the listed server",
          from_client("8.0.0.1", 3545).teredo(ipv6(client, "2600::1").tcp(443)),
          accept("default.tunnelled", 1)},
         {"out, of another",
          from_client("8.0.0.1", 3545).teredo(ipv6(of_other, "2600::1").tcp(443)), drop(reason, 1)},
         {"in, of the listed server",
          to_client("8.0.0.1", 3545).teredo(ipv6("2600::1", client).tcp(443)),
          accept("service.allowed", 1)},
         {"in, of another", to_client("8.0.0.1", 3545).teredo(ipv6("2600::1", of_other).tcp(443)),
          drop(reason, 1)},
         {"between two who are none of ours",
          ipv4("8.0.0.1", "8.0.0.9").udp(40000, 40001).teredo(ipv6(client, "2600::1").tcp(443)),
          drop(reason, 1)},
         {"no Teredo", from_client("8.0.0.53", 3545).payload(60), accept("default.native")}},
        teredo_gate());
}

TEST_CASE("without a list of clients direction says who is one", "[policy]") {
  const auto out = from_client("8.0.0.53", 3544).teredo(solicitation());
  const auto in = answer("8.0.0.53").teredo(advertisement(prefix));
  using sixgate::policy::Zone;
  const auto leaving = arrival_at(sixgate::policy::Hook::forward, Zone::inside, Zone::outside);
  check({{"out of the site", out, drop(reason, 1)}, {"into it", in, drop(reason, 1)}},
        Site().teredo_gate({server}, {}).inside({"192.0.2.0/24"}));
  check({{"this host asks", out, drop(reason, 1), sent},
         {"this host is answered", in, drop(reason, 1), received},
         {"it may ask the listed one", from_client(server, 3544).teredo(solicitation()),
          accept("tunnel.teredo-allowed", 1), sent},
         {"leaving by address", out, drop(reason, 1), leaving}},
        Site(sixgate::policy::Role::host).teredo_gate({server}, {}));
}

TEST_CASE("where everybody may be a client, a listed server is none", "[policy]") {
  check({{"asked", from_client(server, 3544).teredo(solicitation()),
          accept("tunnel.teredo-allowed", 1)},
         {"answering", answer(server).teredo(advertisement(prefix)),
          accept("tunnel.teredo-allowed", 1)},
         {"another, asked", from_client("8.0.0.53", 3544).teredo(solicitation()), drop(reason, 1)},
         {"another, answering", answer("8.0.0.53").teredo(advertisement(prefix)), drop(reason, 1)}},
        Site().teredo_gate({server}, {"0.0.0.0/0"}));
}

TEST_CASE("where Teredo is blocked the gate's rules say nothing", "[policy]") {
  check({{"the listed server", from_client(server, 3544).teredo(solicitation()),
          drop("tunnel.teredo-blocked")}});
}

TEST_CASE("Teredo inside a tunnel is gated by no list", "[policy]") {
  const Site site = teredo_gate().tunnel("gre", {"9.0.0.2"}, {"8.0.0.1"});
  const auto outer = ipv4("8.0.0.1", "9.0.0.2");
  check({{"Teredo", PacketBuilder(outer).gre(from_client(server, 3544).teredo(solicitation())),
          drop("tunnel.nested", 1)},
         {"UDP", PacketBuilder(outer).gre(from_client(server, 3545).payload(60)),
          accept("service.allowed", 1)}},
        site);
}
