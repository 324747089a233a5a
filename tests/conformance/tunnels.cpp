// SPDX-License-Identifier: GPL-2.0-or-later
// Tunnels whatever their kind: those that nobody declared (RFC 7123, RFC 6169), those that are and
// what comes out of them (RFC 4213, RFC 2473), those that are protected (RFC 4891), and names by
// which tunnels' ends are looked for.
#include <string>

#include "conformance/hosts.hpp"
#include "conformance/rows.hpp"
#include "support/byte_order.hpp"
#include "support/gre_header.hpp"
#include "support/ip_tunnels.hpp"
#include "support/ipsec.hpp"
#include "support/link_frames.hpp"
#include "support/udp_sessions.hpp"
#include "support/udp_tunnels.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected native = accept("default.native");
constexpr Expected undeclared = drop("tunnel.undeclared");

PacketBuilder inner6() { return ipv6("2600:5::1", "2600:6::1").tcp(443); }
PacketBuilder inner4() { return ipv4("8.8.0.1", "9.9.0.1").tcp(443); }

Rows undeclared_tunnels() {
  const PacketBuilder unlike4 = ipv4("8.0.0.66", "9.0.0.66");
  const auto four = [&unlike4] { return unlike4; };
  Rows rows{
      {"RFC 7123 3.1: 6in4", four().carries(inner6()), undeclared},
      {"RFC 7123 3.2: 6over4",
       ipv4("8.0.0.66", "239.192.0.251").carries(ipv6("fe80::8.0.0.66", "ff02::fb").udp(1, 2)),
       undeclared},
      {"RFC 7123 3.4: 6to4",
       ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2002:800:1::1", "2002:900:2::1").tcp(443)),
       undeclared},
      {"RFC 7123 3.4: 6to4 to the anycast relay",
       ipv4("9.0.0.2", "192.88.99.1").carries(ipv6("2002:900:2::1", "2600::1").tcp(443)),
       undeclared},
      {"RFC 7123 3.5: ISATAP",
       ipv4("8.0.0.1", "9.0.0.2")
           .carries(ipv6("fe80::200:5efe:8.0.0.1", "fe80::200:5efe:9.0.0.2").tcp(443)),
       undeclared},
      {"RFC 4213 8: automatic tunnelling",
       ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("::8.0.0.1", "::9.0.0.2").tcp(443)),
       drop("tunnel.automatic")},
      {"RFC 6169 2.1.3: 4in4", four().carries(inner4()), undeclared},
      {"RFC 6169 2.1.3: 6in6", inward6().carries(inner6()), undeclared},
      {"RFC 6169 2.1.3: 4in6", inward6().carries(inner4()), undeclared},
      {"RFC 6169 2.1.3: GRE", four().gre(inner6()), undeclared},
      {"RFC 6169 2.1.3: GRE over IPv6", inward6().gre(inner6()), undeclared},
      {"RFC 6169 2.1.3: EtherIP", four().then(ether_ip(ethernet(inner6()))), undeclared},
      {"RFC 6169 2.1.3: Ethernet over IPv6", inward6().then(ethernet_in_ip(ethernet(inner6()))),
       undeclared},
      {"RFC 6169 2.1.3: L2TP version 3", four().then(l2tp_v3(7, {}, ethernet(inner6()))),
       undeclared},
      {"RFC 6169 2.1.3: VXLAN",
       four().udp(50000, 4789).holds(vxlan(5, ethernet(inner6()))),
       undeclared,
       at::border,
       capture,
       {},
       on_no_declared_port},
      {"RFC 7123 3.8: AYIYA",
       four().udp(50000, 5072).holds(ayiya(inner6())),
       undeclared,
       at::border,
       capture,
       {},
       on_no_declared_port},
      {"RFC 7123 3.6: Teredo",
       four()
           .udp(40000, 3545)
           .teredo(ipv6("2001:0:4136:e378:8000:63bf:f7ff:ffbd", "2600::1").tcp(443)),
       drop("tunnel.teredo-blocked")},
      {"RFC 7123 3.6: Teredo's qualification",
       four()
           .udp(40000, 3544)
           .teredo(ipv6("fe80::ffff:ffff:ffff", "ff02::2").router_solicitation()),
       drop("tunnel.teredo-blocked")},
  };
  for (Row& row : rows) row.not_inside = about_tunnels;
  return everywhere(rows);
}

/// Site `tunnels`.
Rows declared_tunnels() {
  constexpr Expected open = accept("service.allowed", 1);
  const PacketBuilder four = ipv4("8.0.0.1", "9.0.0.2");
  const PacketBuilder six = ipv6("2600:8::1", "2600:9::2");
  const PacketBuilder narrow = ipv4("8.0.0.5", "9.0.0.2");
  const PacketBuilder secured = ipv4("8.0.0.3", "9.0.0.2");
  using B = PacketBuilder;
  Rows rows{
      {"RFC 4213 3.6: out of 6in4", B(four).carries(inner6()), open},
      {"RFC 2003 3: out of 4in4", B(four).carries(inner4()), open},
      {"RFC 2473 3: out of 6in6", B(six).carries(inner6()), open},
      {"RFC 2473 3: out of 4in6", B(six).carries(inner4()), open},
      {"RFC 2784 2: out of GRE", B(four).gre(inner6()), open},
      {"RFC 7348 4.1: out of VXLAN", B(four).udp(50000, 4789).holds(vxlan(5, ethernet(inner6()))),
       open},
      {"RFC 4942 3.3: to a port that is closed",
       B(four).carries(ipv6("2600:5::1", "2600:6::1").tcp(22)), drop("service.closed", 1)},
      {"RFC 5508 4.2.1: an error for nobody",
       B(four).carries(
           ipv4("8.8.0.9", "9.9.0.1").icmpv4(3, 1).quoting(ipv4("9.9.0.1", "8.8.0.1").tcp(443))),
       drop("icmpv4.error-unrelated", 1)},
      {"RFC 4213 3.6: from a stranger", ipv4("8.0.0.2", "9.0.0.2").carries(inner6()), undeclared},
      {"RFC 4213 3.6: from whom the tunnel may bring", B(narrow).carries(inner6()), open},
      {"RFC 4213 3.6: from whom the tunnel may not bring",
       B(narrow).carries(ipv6("2600:66::1", "2600:6::1").tcp(443)), drop("tunnel.inner-source", 1)},
      {"RFC 4213 3.6: from a group", B(four).carries(ipv6("ff0e::1", "2600:6::1").tcp(443)),
       drop("ipv6.source-multicast", 1)},
      {"RFC 4213 3.6: from loopback", B(four).carries(ipv6("::1", "2600:6::1").tcp(443)),
       drop("ipv6.source-loopback", 1)},
      {"RFC 4213 3.6: from a mapped address",
       B(four).carries(ipv6("::ffff:8.0.0.1", "2600:6::1").tcp(443)), drop("ipv6.mapped", 1)},
      {"RFC 4213 3.6: from a compatible address",
       B(four).carries(ipv6("::8.0.0.1", "2600:6::1").tcp(443)), drop("tunnel.automatic")},
      {"RFC 6169 2.3.3: source routing inside",
       B(four).carries(ipv6("2600:5::1", "2600:6::1").routing(0, 1).tcp(443)),
       drop("ext.routing-type-0", 1)},
      {"RFC 2473 4.1.3: three in each other",
       B(four).carries(B(six).carries(ipv4("8.0.1.1", "9.0.1.2").gre(inner6()))),
       drop("tunnel.depth", 3)},
      {"RFC 2473 4.1.3: into itself", B(four).carries(ipv4("8.0.0.1", "9.0.0.2").carries(inner6())),
       drop("tunnel.loop", 1)},
      {"RFC 2473 4.1.3: and back", B(four).carries(ipv4("9.0.0.2", "8.0.0.1").carries(inner6())),
       drop("tunnel.loop", 1)},
      {"RFC 2473 4.1.3: two in each other", B(four).carries(B(six).carries(inner6())),
       accept("service.allowed", 2)},
      {"RFC 6169 2.1.2: Teredo inside a tunnel",
       B(four).carries(
           ipv4("8.0.0.66", "9.0.0.66")
               .udp(40000, 3545)
               .teredo(ipv6("2001:0:4136:e378:8000:63bf:f7ff:ffbd", "2600::1").tcp(443))),
       drop("tunnel.teredo-blocked", 1)},
      {"RFC 4891 5.1: in the clear where it must be protected", B(secured).carries(inner6()),
       drop("tunnel.unprotected")},
      {"RFC 4891 5.1: behind AH", B(secured).ah().carries(inner6()), open},
      {"RFC 4891 5.1: in ESP that anybody can read", B(secured).esp_null({}).carries(inner6()),
       open},
      {"RFC 4891 5.1: in ESP", B(secured).esp(), native},
      {"RFC 4891 5.1: its key exchange", B(secured).udp(500, 500).holds(ike()), native},
  };
  for (Row& row : rows) {
    row.site = at::tunnels;
    row.not_inside = about_tunnels;
  }
  return rows;
}

/// Behind a tunnel the inside's own addresses are nobody's. Sites `zones`, with a tunnel.
Rows discovery_names() {
  const auto query = [](std::string_view label, std::uint16_t port) {
    Bytes name{static_cast<std::uint8_t>(label.size())};
    name.insert(name.end(), label.begin(), label.end());
    put(name, {7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 0, 0, 1, 0, 1});
    const Bytes header{0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    return std::pair{inward6().udp(40000, port).payload(joined({header, name})),
                     inward4().udp(40000, port).payload(joined({header, name}))};
  };
  Rows rows;
  for (const char* label : {"isatap", "ISATAP", "Isatap", "teredo", "TEREDO", "6to4", "6rd"}) {
    for (const std::uint16_t port : {std::uint16_t{53}, std::uint16_t{5355}}) {
      const auto [over6, over4] = query(label, port);
      const std::string name =
          "RFC 7123 3: who is " + std::string(label) + ", port " + std::to_string(port);
      rows.push_back({name + " over IPv6", over6, note("tunnel.discovery-name")});
      rows.push_back({name + " over IPv4", over4, note("tunnel.discovery-name")});
    }
  }
  for (const char* label : {"www", "isatap1", "xisatap", "teredos", "6to", "rd6"}) {
    const auto [over6, over4] = query(label, 53);
    const std::string name = "RFC 7123 3: who is " + std::string(label);
    rows.push_back({name + " over IPv6", over6, native});
    rows.push_back({name + " over IPv4", over4, native});
  }
  return everywhere(rows);
}

}  // namespace

Rows tunnel_rows() {
  Rows rows = undeclared_tunnels();
  add(rows, declared_tunnels());
  add(rows, discovery_names());
  return rows;
}

}  // namespace sixgate::test::conformance
