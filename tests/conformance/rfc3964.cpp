// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 3964, Security Considerations for 6to4: every attack of its table, at a router, at a relay
// and at a node that is both; and what the options of sections 4.2.5 and 6.2 and RFC 7526 change.
#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

#include "conformance/rfc3964_attacks.hpp"
#include "conformance/rows.hpp"

namespace sixgate::test::conformance {

namespace {

/// What a letter of the table means.
Expected meaning_of(char letter) {
  switch (letter) {
    case 'A': return accept();
    case 'S': return drop("tunnel.6to4-source-mismatch", 1);
    case 'D': return drop("tunnel.6to4-destination-mismatch", 1);
    case 'N': return drop("tunnel.6to4-native-to-native", 1);
    case '4': return drop("tunnel.6to4-martian-ipv4");
    case '6': return drop("tunnel.6to4-martian-ipv6", 1);
    case 'U': return drop("tunnel.undeclared");
    case 'm': return drop("ipv4.source-multicast");
    case 'l': return drop("ipv4.source-loopback");
    case 'M': return drop("ipv6.source-multicast", 1);
    case 'P': return drop("ipv6.mapped", 1);
    case 'L': return drop("ipv6.source-loopback", 1);
    case 'Z': return drop("ipv6.source-unspecified", 1);
    case 'X': return drop("ipv6.destination-unusable", 1);
    default: throw std::logic_error("a letter without meaning");
  }
}

/// The same attack on the relay: its address in place of the router's, on the node's side, and
/// another relay on the other.
Attack at_relay(Attack attack) {
  const bool is_inbound = attack.direction == Direction::in;
  const char*& own = is_inbound ? attack.outer_destination : attack.outer_source;
  const char*& other = is_inbound ? attack.outer_source : attack.outer_destination;
  if (std::string_view(own) != "9.0.0.2") return attack;
  own = "7.0.0.3";
  if (std::string_view(other) == own) other = "7.0.0.4";
  return attack;
}

PacketBuilder packet_of(const Attack& attack) {
  return ipv4(attack.outer_source, attack.outer_destination)
      .carries(ipv6(attack.inner_source, attack.inner_destination).tcp(443));
}

Row row_of(const Attack& attack, const char* words, std::string_view site, Expected expected) {
  return {std::string("RFC 3964 ") + attack.section + ": " + attack.id + ", " + words,
          packet_of(attack),
          expected,
          site,
          capture,
          about_tunnels};
}

Rows table() {
  Rows rows;
  for (const Attack& attack : attacks) {
    const auto expected = [&attack](std::size_t column) {
      return meaning_of(attack.verdicts[column]);
    };
    rows.push_back(row_of(attack, "at a router", at::six_to_four_router, expected(0)));
    rows.push_back(row_of(at_relay(attack), "at a relay", at::six_to_four_relay, expected(1)));
    rows.push_back(row_of(attack, "at both", at::six_to_four_both, expected(2)));
  }
  return rows;
}

/// The attack whose id begins with that.
const Attack& find(std::string_view id) {
  const auto* const found = std::ranges::find_if(
      attacks, [id](const Attack& attack) { return std::string_view(attack.id).starts_with(id); });
  if (found == attacks.end()) throw std::logic_error("no such attack");
  return *found;
}

/// Attacks again where a site says more than its role.
Rows where(const char* words, std::string_view site, std::initializer_list<std::string_view> ids,
           Expected inbound, Expected outbound) {
  Rows rows;
  for (const std::string_view id : ids) {
    const Attack& attack = find(id);
    rows.push_back(
        row_of(attack, words, site, attack.direction == Direction::in ? inbound : outbound));
  }
  return rows;
}

Rows options() {
  constexpr Expected in = accept("service.allowed", 1);
  constexpr Expected out = accept("default.tunnelled", 1);
  constexpr Expected source = drop("tunnel.6to4-source-mismatch", 1);
  constexpr Expected destination = drop("tunnel.6to4-destination-mismatch", 1);
  constexpr Expected undeclared = drop("tunnel.undeclared");
  Rows rows;
  const auto ask = [&rows](const Rows& more) { add(rows, more); };
  ask(where("6.2: not from a trusted relay", at::six_to_four_trusted, {"S1", "X5", "P2"}, source,
            source));
  ask(where("6.2: where relays are trusted", at::six_to_four_trusted,
            {"L1", "L2 native to site", "L2 native to site, anycast", "L5", "S3", "O1", "R2"}, in,
            out));
  ask(where("6.2: not from the trusted relay, at both", at::six_to_four_trusted_both,
            {"S1", "X5", "P2"}, source, source));
  ask(where("6.2: where a relay is trusted, at both", at::six_to_four_trusted_both, {"L3", "L4"},
            in, out));
  ask(where("RFC 7526 6: from the anycast address", at::six_to_four_auto, {"O1", "L2"}, in, out));
  ask(where("RFC 7526 5: to the anycast address, which nobody names", at::six_to_four_auto, {"L5"},
            undeclared, undeclared));
  ask(where("4.2.5: not to the relay's own address", at::six_to_four_anycast_only, {"T1"},
            destination, destination));
  ask(where("4.2.5: to its anycast address", at::six_to_four_anycast_only, {"L3", "L4"}, in, out));
  ask(where("4.2.5: not from a client", at::six_to_four_clients, {"T1", "L3"}, destination,
            destination));
  ask(where("4.2.5: not from a client, at both", at::six_to_four_both_clients, {"T1", "L3"},
            destination, destination));
  add(rows, {
                {"RFC 3964 4.2.5: from a client",
                 ipv4("8.0.0.9", "192.88.99.1").carries(ipv6("2002:800:9::1", "2600::1").tcp(443)),
                 in, at::six_to_four_clients},
                {"RFC 3964 4.2.5: from a client, at both",
                 ipv4("8.0.0.9", "192.88.99.1").carries(ipv6("2002:800:9::1", "2600::1").tcp(443)),
                 in, at::six_to_four_both_clients},
                {"RFC 3964 6.1: a configured pair is no 6to4",
                 ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:5::1", "2600:6::1").tcp(443)), in,
                 at::tunnels},
            });
  return rows;
}

/// T2: section 4.2.5.
Rows routing_headers() {
  Rows rows;
  for (const auto& [words, site] : {std::pair{"at a relay", at::six_to_four_relay},
                                    std::pair{"at both", at::six_to_four_both}}) {
    const auto relayed = [] { return ipv6("2002:800:1::1", "2600::9"); };
    const auto row = [&rows, words = words, site = site](
                         const char* name, const PacketBuilder& inner, Expected expected) {
      rows.push_back({std::string("RFC 3964 4.2.5: T2 ") + name + ", " + words,
                      ipv4("8.0.0.1", "192.88.99.1").carries(inner), expected, site});
    };
    row("routing type 0", relayed().routing(0, 1).tcp(443), drop("ext.routing-type-0", 1));
    row("routing type 4", relayed().routing(4, 1).tcp(443), drop("tunnel.6to4-routing-header", 1));
    row("routing type 4 with no segments left", relayed().routing(4, 0).tcp(443),
        accept("service.allowed", 1));
  }
  return rows;
}

}  // namespace

Rows rfc3964_rows() {
  Rows rows = table();
  add(rows, options());
  add(rows, routing_headers());
  for (Row& row : rows) row.not_inside = about_tunnels;
  return rows;
}

}  // namespace sixgate::test::conformance
