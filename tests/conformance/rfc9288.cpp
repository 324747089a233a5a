// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 9288, Recommendations on the Filtering of IPv6 Packets Containing IPv6 Extension Headers at
// Transit Routers: every header of section 3.5, every routing type, every option of section 4.4 and
// every other number that an option can have.
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

#include "conformance/hosts.hpp"
#include "conformance/rows.hpp"
#include "support/byte_order.hpp"
#include "support/ipv6_options.hpp"
#include "support/mobility.hpp"
#include "support/routing_headers.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected native = accept("default.native");

std::string number(unsigned type) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "0x%02x", type);
  return text.data();
}

/// Section 3.5.
Rows headers() {
  const Bytes nothing(16, 0);
  return everywhere({
      {"RFC 9288 3.5.1: a Hop-by-Hop Options header", inward6().hop_by_hop().tcp(443), native},
      {"RFC 9288 3.5.3: a Fragment header",
       inward6().fragment(0, true, 7).udp(1024, 5000).payload(64), native},
      {"RFC 9288 3.5.4: ESP", inward6().esp(), native},
      {"RFC 9288 3.5.5: AH", inward6().ah().tcp(443), native},
      {"RFC 9288 3.5.6: a Destination Options header", inward6().destination_options().tcp(443),
       native},
      {"RFC 9288 3.5.7: a Mobility Header", inward6().mobility(home_test_init(7)), native},
      {"RFC 9288 3.5.8: HIP", inward6().then(hip(1)), native},
      {"RFC 9288 3.5.9: Shim6, control", inward6().then(shim6_control(1, Bytes(10, 7))), native},
      {"RFC 9288 3.5.9: Shim6, payload", inward6().then(shim6_payload(7)).tcp(443), native},
      {"RFC 9288 3.5.10: protocol 253, for experiments", inward6().protocol(253, nothing),
       note("ext.header-experiment")},
      {"RFC 9288 3.5.10: protocol 254, for experiments", inward6().protocol(254, nothing),
       note("ext.header-experiment")},
      {"RFC 8200 4.7: No Next Header", inward6(), native},
      {"RFC 8200 4.7: bytes behind No Next Header", inward6().protocol(59, Bytes(20, 9)), native},
  });
}

/// Section 3.6: the numbers that nobody has been given, 148 to 252. IANA, Assigned Internet
/// Protocol Numbers.
Rows unknown_headers() {
  Rows rows;
  for (unsigned protocol = 148; protocol <= 252; ++protocol) {
    rows.push_back({"RFC 9288 3.6: protocol " + std::to_string(protocol) + ", unassigned",
                    inward6().protocol(static_cast<std::uint8_t>(protocol), Bytes(16, 0)),
                    note("ext.header-unknown")});
  }
  return rows;
}

Rows routing_types() {
  Rows rows = everywhere({
      {"RFC 9288 3.5.2: routing type 0 on its way", inward6().routing(0, 1).tcp(443),
       drop("ext.routing-type-0")},
      {"RFC 5095 3: routing type 0 with no segments left", inward6().routing(0, 0).tcp(443),
       drop("ext.routing-type-0")},
      {"RFC 9288 3.5.2: routing type 1",
       inward6().routing(routing_header(1, 1, Bytes(20, 0))).tcp(443), drop("ext.routing-type-1")},
      {"RFC 9288 3.5.2: routing type 1 with no segments left",
       inward6().routing(routing_header(1, 0, Bytes(4, 0))).tcp(443), drop("ext.routing-type-1")},
      {"RFC 9288 3.5.2: routing type 2", inward6().routing(home_route("2600:100::7")).tcp(443),
       native},
      {"RFC 9288 3.5.2: routing type 3",
       inward6().routing(rpl_route({"2600:100::a", "2600:100::b"}, 2, 14, 12)).tcp(443),
       drop("ext.routing-type-3")},
      {"RFC 9288 3.5.2: routing type 4",
       inward6().routing(segment_routing({"2600:100::c", "2600:100::b"}, 1)).tcp(443), native},
      {"RFC 9288 3.5.2: routing type 5, for a limited domain",
       inward6().routing(compact_routing_16({1, 2, 3}, 1)).tcp(443), note("ext.routing-crh")},
      {"RFC 9288 3.5.2: routing type 6, for a limited domain",
       inward6().routing(compact_routing_32({1, 2}, 1)).tcp(443), note("ext.routing-crh")},
      {"RFC 9288 3.5.2: routing type 253, for experiments",
       inward6().routing(routing_header(253, 1, Bytes(4, 0))).tcp(443),
       note("ext.routing-experiment")},
      {"RFC 9288 3.5.2: routing type 254, for experiments",
       inward6().routing(routing_header(254, 0, Bytes(4, 0))).tcp(443),
       note("ext.routing-experiment")},
  });
  for (unsigned type = 7; type <= 255; ++type) {
    if (type == 253 || type == 254) continue;
    const auto header = routing_header(static_cast<std::uint8_t>(type), 0, Bytes(4, 0));
    rows.push_back({"RFC 9288 3.5.2: routing type " + std::to_string(type),
                    inward6().routing(header).tcp(443), native});
  }
  return rows;
}

/// Where an option is defined to stand.
enum class In { hop_by_hop, destination, both };

struct Option {
  std::uint8_t type;
  std::size_t size;  ///< of its data, bytes
  In where;
  const char* section;  ///< of RFC 9288
  Expected expected;
};

/// Section 4.4 but for padding, Router Alert, Jumbo Payload and Home Address, which have rows of
/// their own; and what has been defined since: IOAM (RFC 9486), alternate
/// marking (RFC 9343) and the minimum path MTU (RFC 9268).
constexpr std::array options{
    Option{0x04, 1, In::destination, "4.4.3", native},  // Tunnel Encapsulation Limit
    Option{0x07, 8, In::hop_by_hop, "4.4.5", note("ext.option-calipso")},
    Option{0x08, 4, In::hop_by_hop, "4.4.6", note("ext.option-smf-dpd")},
    Option{0x0f, 10, In::destination, "4.4.7", native},  // performance metrics
    Option{0x11, 10, In::both, "4.5", note("ext.option-ioam")},
    Option{0x31, 10, In::both, "4.5", note("ext.option-ioam")},
    Option{0x12, 4, In::both, "4.5", native},          // alternate marking
    Option{0x23, 4, In::hop_by_hop, "4.4.8", native},  // RPL
    Option{0x26, 6, In::hop_by_hop, "4.4.9", native},  // Quick-Start
    Option{0x30, 4, In::hop_by_hop, "4.5", native},    // minimum path MTU
    Option{0x4d, 4, In::both, "4.4.10", note("ext.option-deprecated")},
    Option{0x63, 4, In::hop_by_hop, "4.4.11", note("ext.option-rpl")},
    Option{0x6d, 2, In::hop_by_hop, "4.4.12", native},  // MPL
    Option{0x8a, 4, In::both, "4.4.13", note("ext.option-endpoint-identification")},
    Option{0x8b, 4, In::destination, "4.4.14", native},  // ILNP nonce
    Option{0x8b, 12, In::destination, "4.4.14", native},
    Option{0x8c, 5, In::destination, "4.4.15", note("ext.option-line-identification")},
    Option{0xee, 2, In::hop_by_hop, "4.4.18", note("ext.option-depth-first-forwarding")},
    Option{0xee, 3, In::hop_by_hop, "4.4.18", note("ext.option-depth-first-forwarding")},
    Option{0x1e, 4, In::both, "4.4.19", note("ext.option-experiment")},
    Option{0x3e, 4, In::both, "4.4.19", note("ext.option-experiment")},
    Option{0x5e, 4, In::both, "4.4.19", note("ext.option-experiment")},
    Option{0x7e, 4, In::both, "4.4.19", note("ext.option-experiment")},
    Option{0x9e, 4, In::both, "4.4.19", note("ext.option-experiment")},
    Option{0xbe, 4, In::both, "4.4.19", note("ext.option-experiment")},
    Option{0xde, 4, In::both, "4.4.19", note("ext.option-experiment")},
    Option{0xfe, 4, In::both, "4.4.19", note("ext.option-experiment")},
};

/// Those of the table and those left out of it.
bool is_known(unsigned type) {
  for (const Option& option : options) {
    if (option.type == type) return true;
  }
  return type == 0 || type == 1 || type == 5 || type == 0xc2 || type == 0xc9;
}

Row in_hop_by_hop(const Option& row) {
  return {"RFC 9288 " + std::string(row.section) + ": option " + number(row.type) + " of " +
              std::to_string(row.size) + " bytes, hop by hop",
          inward6().hop_by_hop(option(row.type, Bytes(row.size, 0))).tcp(443), row.expected};
}

Row in_destination(const Option& row) {
  return {"RFC 9288 " + std::string(row.section) + ": option " + number(row.type) + " of " +
              std::to_string(row.size) + " bytes, for the destination",
          inward6().destination_options(option(row.type, Bytes(row.size, 0))).tcp(443),
          row.expected};
}

Rows listed_options() {
  Rows rows;
  for (const Option& row : options) {
    if (row.where != In::destination) rows.push_back(in_hop_by_hop(row));
    if (row.where != In::hop_by_hop) rows.push_back(in_destination(row));
  }
  return everywhere(rows);
}

/// Section 4.5.
Rows unknown_options() {
  Rows rows;
  for (unsigned type = 2; type <= 255; ++type) {
    if (is_known(type)) continue;
    const Option unknown{static_cast<std::uint8_t>(type), 4, In::both, "4.5",
                         note("ext.option-unknown")};
    rows.push_back(in_hop_by_hop(unknown));
    rows.push_back(in_destination(unknown));
  }
  return rows;
}

Rows particular_options() {
  constexpr const char* too_big = "no tunnel over IPv4 has room for a jumbogram";
  Rows rows = everywhere({
      {"RFC 9288 4.4.1: Pad1", inward6().hop_by_hop({0, 0, 0, 0, 0, 0}).tcp(443), native},
      {"RFC 9288 4.4.2: PadN", inward6().hop_by_hop({1, 4, 0, 0, 0, 0}).tcp(443), native},
      {"RFC 9288 4.4.4: Router Alert of RSVP",
       inward6().hop_by_hop(router_alert_option(1)).protocol(46, Bytes(8, 0)),
       note("ext.option-router-alert")},
      {"RFC 9288 4.4.4: Router Alert on TCP", inward6().router_alert().tcp(443),
       note("ext.option-router-alert")},
      {"RFC 9288 4.4.16: Jumbo Payload on a jumbogram",
       inward6().jumbo(66000 + 16).udp(1024, 5000).udp_length(0).payload(66000).payload_length(0),
       note("ext.option-jumbo"), at::border, capture, too_big},
      {"RFC 9288 4.4.17: Home Address", inward6().home_address("2600:1::7").tcp(443), native},
  });
  return rows;
}

}  // namespace

Rows rfc9288_rows() {
  Rows rows = headers();
  add(rows, unknown_headers());
  add(rows, routing_types());
  add(rows, listed_options());
  add(rows, unknown_options());
  add(rows, particular_options());
  return rows;
}

}  // namespace sixgate::test::conformance
