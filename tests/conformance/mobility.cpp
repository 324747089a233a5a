// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 6275, Mobility Support in IPv6: the Mobility Header's messages, home addresses and type 2
// routing headers.
#include "support/mobility.hpp"

#include <array>
#include <string>

#include "conformance/hosts.hpp"
#include "conformance/icmpv6_message.hpp"
#include "conformance/rows.hpp"
#include "support/byte_order.hpp"
#include "support/ipsec.hpp"
#include "support/ipv6_options.hpp"
#include "support/routing_headers.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected native = accept("default.native");
constexpr const char* home = "2600:1::7";

constexpr std::uint16_t acknowledge = 0x8000;
constexpr std::uint16_t home_registration = 0x4000;

/// Nonce indices, and the binding authorization data of return routability. Sections 6.2.6, 6.2.7.
Bytes authorization() {
  return joined({{4, 4, 0, 1, 0, 2}, {1, 2, 0, 0}, {5, 12}, Bytes(12, 0xaa)});
}

MobilityMessage update(std::uint16_t flags, const Bytes& options = {}) {
  return binding_update(9, flags, 100, options);
}

Rows in_the_clear() {
  return everywhere({
      {"RFC 6275 6.1.2: a binding refresh request", inward6().mobility(binding_refresh_request()),
       native},
      {"RFC 6275 6.1.3: a home test init", inward6().mobility(home_test_init(7)), native},
      {"RFC 6275 6.1.4: a care-of test init", inward6().mobility(care_of_test_init(7)), native},
      {"RFC 6275 6.1.5: a home test", inward6().mobility(home_test(3, 7, 9)), native},
      {"RFC 6275 6.1.6: a care-of test", inward6().mobility(care_of_test(3, 7, 9)), native},
      {"RFC 6275 6.1.7: a binding update to a correspondent",
       inward6().home_address(home).mobility(update(acknowledge, authorization())), native},
      {"RFC 6275 6.1.8: a binding acknowledgement of a correspondent",
       inward6()
           .routing(home_route("2600:100::7"))
           .mobility(binding_acknowledgement(0, 9, 100, authorization())),
       native},
      {"RFC 6275 6.1.8: one that cannot be authorized: a nonce has expired",
       inward6().routing(home_route("2600:100::7")).mobility(binding_acknowledgement(136, 9, 0)),
       native},
      {"RFC 6275 6.1.9: a binding error", inward6().mobility(binding_error(1, home)), native},
  });
}

Rows unprotected() {
  const auto esp = [](const PacketBuilder& packet) { return PacketBuilder(packet).esp_null({}); };
  return everywhere({
      {"RFC 6275 5.1: a home registration in the clear",
       inward6().home_address(home).mobility(update(acknowledge | home_registration)),
       note("mobile.unprotected-binding")},
      {"RFC 6275 5.1: a home registration inside ESP",
       esp(inward6().home_address(home)).mobility(update(acknowledge | home_registration)), native},
      {"RFC 6275 5.1: a home registration behind AH",
       inward6().home_address(home).ah().mobility(update(acknowledge | home_registration)), native},
      {"RFC 6275 5.1: an acknowledgement without authorization",
       inward6().routing(home_route("2600:100::7")).mobility(binding_acknowledgement(0, 9, 100)),
       note("mobile.unprotected-binding")},
      {"RFC 6275 5.1: one inside ESP",
       esp(inward6().routing(home_route("2600:100::7")))
           .mobility(binding_acknowledgement(0, 9, 100)),
       native},
      {"RFC 5142 5: a home agent switch in the clear",
       inward6().mobility({.type = 12, .data = Bytes(2, 0)}), note("mobile.unprotected-binding")},
      {"RFC 5847 5: a heartbeat in the clear",
       inward6().mobility({.type = 13, .data = Bytes(6, 0)}), note("mobile.unprotected-binding")},
  });
}

/// A message of eight bytes less than its type needs, and one of another payload protocol.
Rows ill_formed() {
  Rows rows;
  struct Long {
    std::uint8_t type;
    const char* section;
  };
  for (const Long row :
       {Long{1, "6.1.3"}, Long{2, "6.1.4"}, Long{3, "6.1.5"}, Long{4, "6.1.6"}, Long{7, "6.1.9"}}) {
    rows.push_back({std::string("RFC 6275 ") + row.section + ": type " + std::to_string(row.type) +
                        " of 8 bytes",
                    inward6().mobility({.type = row.type, .data = Bytes(2, 0)}),
                    note("mobile.message-length")});
  }
  for (const unsigned type : {8U, 9U, 10U, 11U, 14U, 15U, 16U, 17U, 18U, 20U, 255U}) {
    rows.push_back(
        {"RFC 6275 6.1.1: type " + std::to_string(type),
         inward6().mobility({.type = static_cast<std::uint8_t>(type), .data = Bytes(10, 0)}),
         note("mobile.type")});
  }
  add(rows,
      {
          {"RFC 6275 6.1.1: a header behind a mobility header",
           inward6().mobility(home_test_init(7)).tcp(443), note("mobile.payload-protocol")},
          {"RFC 6275 6.1: a home test init with a home address",
           inward6().home_address(home).mobility(home_test_init(7)), note("mobile.companion")},
          {"RFC 6275 6.1: a binding update with a type 2 routing header",
           inward6()
               .routing(home_route("2600:100::7"))
               .mobility(update(acknowledge, authorization())),
           note("mobile.companion")},
          {"RFC 6275 6.1: a binding refresh request with a type 2 routing header",
           inward6().routing(home_route("2600:100::7")).mobility(binding_refresh_request()),
           note("mobile.companion")},
      });
  return everywhere(rows);
}

Rows home_addresses() {
  Rows rows = {
      {"RFC 6275 6.3: a home address", inward6().home_address(home).tcp(443), native},
      {"RFC 6275 6.3: two home addresses in one header",
       inward6()
           .destination_options(joined(
               {pad_n(4), home_address_option(home), pad_n(6), home_address_option("2600:1::8")}))
           .tcp(443),
       drop("mobile.home-address-repeated")},
      {"RFC 6275 6.3: two home addresses in two headers",
       inward6().home_address(home).routing(4, 0).home_address("2600:1::8").tcp(443),
       drop("mobile.home-address-repeated")},
      {"RFC 6275 11.3.1: a home address of a link-local source",
       ipv6("fe80::1", inside6).home_address(home).tcp(443), note("mobile.home-address")},
      {"RFC 6275 11.3.1: a home address on neighbour discovery",
       message(ipv6("2600:1::1", "2600:1::2").home_address(home).hop_limit(255), 135),
       note("mobile.home-address")},
  };
  for (const char* address : {"::", "::1", "ff0e::9", "fe80::7", "::ffff:8.0.0.1"}) {
    rows.push_back({std::string("RFC 6275 9.3.1: a home address of ") + address,
                    inward6().home_address(address).tcp(443), note("mobile.home-address")});
  }
  return everywhere(rows);
}

Rows routing_headers() {
  Rows rows = {
      {"RFC 6275 6.4: a type 2 routing header",
       inward6().routing(home_route("2600:100::7")).tcp(443), native},
      {"RFC 6275 6.4: one of two addresses",
       inward6().routing(routing_header(2, 1, Bytes(36, 0x26))).tcp(443),
       note("ext.routing-malformed")},
      {"RFC 6275 6.4: one with two segments left",
       inward6()
           .routing(routing_header(2, 2, joined({Bytes(4, 0), octets("2600:100::7")})))
           .tcp(443),
       note("ext.routing-malformed")},
      {"RFC 8754 2: type 4 with more segments left than it has",
       inward6()
           .routing(routing_header(4, 3, joined({{0, 0, 0, 0}, octets("2600:100::7")})))
           .tcp(443),
       note("ext.routing-malformed")},
      {"RFC 8754 2: type 4 with more entries than it has room for",
       inward6()
           .routing(routing_header(4, 1, joined({{3, 0, 0, 0}, octets("2600:100::7")})))
           .tcp(443),
       note("ext.routing-malformed")},
      {"RFC 4291 2.7: type 4 over a group",
       inward6().routing(segment_routing({"ff0e::9"}, 1)).tcp(443), note("ext.routing-malformed")},
  };
  for (const char* address : {"::", "::1", "fe80::7", "::ffff:8.0.0.1"}) {
    rows.push_back({std::string("RFC 6275 11.3.3: a type 2 routing header to ") + address,
                    inward6().routing(home_route(address)).tcp(443),
                    note("mobile.routing-address")});
  }
  return everywhere(rows);
}

}  // namespace

Rows mobility_rows() {
  Rows rows = in_the_clear();
  add(rows, unprotected());
  add(rows, ill_formed());
  add(rows, home_addresses());
  add(rows, routing_headers());
  return rows;
}

}  // namespace sixgate::test::conformance
