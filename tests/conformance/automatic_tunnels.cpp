// SPDX-License-Identifier: GPL-2.0-or-later
// Automatic tunnels by the addresses inside and outside them: 6rd (RFC 5969), ISATAP (RFC 5214) and
// 6over4 (RFC 2529). 6to4 is in rfc3964.cpp.
#include <string_view>

#include "conformance/hosts.hpp"
#include "conformance/rows.hpp"
#include "support/neighbour_options.hpp"

namespace sixgate::test::conformance {

namespace {

/// One packet in protocol 41: outer source and destination, inner source and destination.
struct Tunnelled {
  const char* id;
  std::string_view outer_source;
  std::string_view outer_destination;
  std::string_view source;
  std::string_view destination;
  Expected expected;
};

Rows rows_of(std::string_view site, std::initializer_list<Tunnelled> table) {
  Rows rows;
  for (const Tunnelled& row : table) {
    rows.push_back({row.id,
                    ipv4(row.outer_source, row.outer_destination)
                        .carries(ipv6(row.source, row.destination).tcp(443)),
                    row.expected, site, capture, about_tunnels});
  }
  return rows;
}

constexpr Expected passes = accept("service.allowed", 1);
constexpr Expected leaves = accept("default.tunnelled", 1);

// The domain of sites/6rd-*.toml: 2600:db00::/32 over 10.0.0.0/8, its border relay 10.0.0.1.
constexpr const char* edge = "10.100.100.1";
constexpr const char* of_edge = "2600:db00:6464:100::1";
constexpr const char* other_edge = "10.200.1.2";
constexpr const char* of_other_edge = "2600:db00:c801:200::1";
constexpr const char* relay = "10.0.0.1";
constexpr const char* native = "2600::1";
constexpr Expected mismatch = drop("tunnel.6rd-mismatch", 1);
constexpr Expected martian = drop("tunnel.6rd-martian", 1);

Rows at_customer_edge() {
  return rows_of(
      at::six_rd_customer,
      {
          {"RFC 5969 9.2: edge to edge", other_edge, edge, of_other_edge, of_edge, passes},
          {"RFC 5969 9.2: any subnet of our own delegated prefix", other_edge, edge, of_other_edge,
           "2600:db00:6464:1ff:1:2:3:4", passes},
          {"RFC 5969 9.2: native, over a border relay", relay, edge, native, of_edge, passes},
          {"RFC 5969 9.2: edge to edge with a third one's address", other_edge, edge,
           "2600:db00:c801:300::1", of_edge, mismatch},
          {"RFC 5969 9.2: native, from an edge", other_edge, edge, native, of_edge, mismatch},
          {"RFC 5969 9.2: native, from beside the relay", "10.0.0.3", edge, native, of_edge,
           mismatch},
          {"RFC 5969 9.2: an edge's source over a border relay", relay, edge, of_other_edge,
           of_edge, mismatch},
          {"RFC 5969 9.2: for another edge's prefix", relay, edge, native, of_other_edge, mismatch},
          {"RFC 5969 9.2: for nobody of the domain", relay, edge, native, "2600::2", mismatch},
          {"RFC 5969 4: out, edge to edge", edge, other_edge, of_edge, of_other_edge, leaves},
          {"RFC 5969 4: out, to native over a border relay", edge, relay, of_edge, native, leaves},
          {"RFC 5969 4: out, to native over an edge", edge, other_edge, of_edge, native, mismatch},
          {"RFC 5969 4: out, to an edge over a border relay", edge, relay, of_edge, of_other_edge,
           mismatch},
          {"RFC 5969 12: out, with a foreign source", edge, relay, "2600::2", native, mismatch},
          {"RFC 5969 9: link-local in 6rd", other_edge, edge, "fe80::1", of_edge, martian},
          {"RFC 5969 9: to a link-local address", other_edge, edge, of_other_edge, "fe80::1",
           martian},
          {"RFC 5969 12: site-local in 6rd", relay, edge, "fec0::1", of_edge, martian},
      });
}

Rows at_border_relay() {
  return rows_of(at::six_rd_relay,
                 {
                     {"RFC 5969 9.2: edge to native", edge, relay, of_edge, native, passes},
                     {"RFC 5969 9.2: edge to native with another edge's address", edge, relay,
                      of_other_edge, native, mismatch},
                     {"RFC 5969 9.2: native to native", edge, relay, "2600::2", native, mismatch},
                     {"RFC 5969 12: edge to edge over the relay", edge, relay, of_edge,
                      of_other_edge, mismatch},
                     {"RFC 5969 4: native to edge", relay, edge, native, of_edge, leaves},
                     {"RFC 5969 4: native to edge by another edge's IPv4 address", relay, edge,
                      native, of_other_edge, mismatch},
                     {"RFC 5969 12: an edge's source from the native side", relay, edge,
                      of_other_edge, of_edge, mismatch},
                     {"RFC 5969 9: a link-local source", edge, relay, "fe80::1", native, martian},
                 });
}

// The link of sites/isatap.toml: 2600:7::/64, its router 9.0.0.1, we are 9.0.0.2.
constexpr const char* isatap = "2600:7::200:5efe:9.0.0.2";
constexpr const char* other_isatap = "2600:7::200:5efe:9.0.0.8";
constexpr Expected not_isatap = drop("tunnel.isatap-mismatch", 1);

Rows isatap_rows() {
  Rows rows = rows_of(
      at::isatap,
      {
          {"RFC 5214 7.3: host to host", "9.0.0.8", "9.0.0.2", other_isatap, isatap, passes},
          {"RFC 5214 7.3: host to host by link-local addresses", "9.0.0.8", "9.0.0.2",
           "fe80::200:5efe:9.0.0.8", "fe80::200:5efe:9.0.0.2", passes},
          {"RFC 5214 6.1: a host with a private address", "10.0.0.8", "9.0.0.2",
           "2600:7::5efe:10.0.0.8", isatap, passes},
          {"RFC 5214 7.3: from anywhere over the router", "9.0.0.1", "9.0.0.2", native, isatap,
           passes},
          {"RFC 5214 7.3: with another host's address", "9.0.0.8", "9.0.0.2",
           "2600:7::200:5efe:9.0.0.9", isatap, not_isatap},
          {"RFC 5214 7.3: from anywhere over a host", "9.0.0.8", "9.0.0.2", native, isatap,
           not_isatap},
          {"RFC 5214 7.3: for another host", "9.0.0.1", "9.0.0.2", native, other_isatap,
           not_isatap},
          {"RFC 5214 7.1: out, host to host", "9.0.0.2", "9.0.0.8", isatap, other_isatap, leaves},
          {"RFC 5214 7.1: out, to anywhere over the router", "9.0.0.2", "9.0.0.1", isatap, native,
           leaves},
          {"RFC 5214 7.1: out, to a host by another's address", "9.0.0.2", "9.0.0.9", isatap,
           other_isatap, not_isatap},
      });
  const auto advertisement = [](std::string_view from, std::string_view source) {
    return ipv4(from, "9.0.0.2")
        .carries(ipv6(source, "fe80::200:5efe:9.0.0.2")
                     .router_advertisement(prefix_information("2600:7::", 64)));
  };
  add(rows,
      {
          {"RFC 5214 8.3.3: the router advertises",
           advertisement("9.0.0.1", "fe80::200:5efe:9.0.0.1"), accept("nd.allowed", 1), at::isatap,
           capture, about_tunnels},
          {"RFC 5214 8.3.3: a host advertises", advertisement("9.0.0.8", "fe80::200:5efe:9.0.0.8"),
           drop("tunnel.isatap-router", 1), at::isatap, capture, about_tunnels},
          {"RFC 5214 8.3.3: the router's address advertises another's",
           advertisement("9.0.0.1", "fe80::1"), drop("tunnel.isatap-router", 1), at::isatap,
           capture, about_tunnels},
      });
  return rows;
}

Rows six_over_four_rows() {
  constexpr Expected not_6over4 = drop("tunnel.6over4-mismatch", 1);
  Rows rows = rows_of(at::six_over_four,
                      {
                          {"RFC 2529 4: host to host by link-local addresses", "9.0.0.8", "9.0.0.2",
                           "fe80::9.0.0.8", "fe80::9.0.0.2", passes},
                          {"RFC 2529 4: with another host's link-local address", "9.0.0.8",
                           "9.0.0.2", "fe80::9.0.0.9", "fe80::9.0.0.2", not_6over4},
                          {"RFC 2529 4: to another host's link-local address", "9.0.0.8", "9.0.0.2",
                           "fe80::9.0.0.8", "fe80::9.0.0.3", not_6over4},
                          {"RFC 2529 4: by global addresses, which neighbour discovery tells",
                           "9.0.0.8", "9.0.0.2", "2600:7::8", "2600:7::2", passes},
                      });
  const auto group = [](std::string_view outer, std::string_view inner) {
    return ipv4("9.0.0.8", outer).carries(ipv6("fe80::9.0.0.8", inner).udp(5353, 5353));
  };
  add(rows, {
                {"RFC 2529 6: to a group by its IPv4 group", group("239.192.0.251", "ff02::fb"),
                 passes, at::six_over_four, capture, about_tunnels},
                {"RFC 2529 6: to a group by another IPv4 group", group("239.192.0.1", "ff02::fb"),
                 not_6over4, at::six_over_four, capture, about_tunnels},
                {"RFC 2529 6: to a group by a host", group("9.0.0.2", "ff02::fb"), not_6over4,
                 at::six_over_four, capture, about_tunnels},
            });
  return rows;
}

}  // namespace

Rows rfc5969_rows() {
  Rows rows = at_customer_edge();
  add(rows, at_border_relay());
  return rows;
}

Rows rfc5214_rows() { return isatap_rows(); }

Rows rfc2529_rows() { return six_over_four_rows(); }

}  // namespace sixgate::test::conformance
