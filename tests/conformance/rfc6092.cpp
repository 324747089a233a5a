// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 6092, Simple Security in IPv6 Customer Premises Equipment: the recommendations that one
// packet can decide, at a border that knows its zones, and by addresses alone.
#include <array>
#include <string>

#include "conformance/hosts.hpp"
#include "conformance/icmpv6_message.hpp"
#include "conformance/rows.hpp"
#include "support/byte_order.hpp"
#include "support/mobility.hpp"
#include "support/routing_headers.hpp"
#include "support/transports.hpp"
#include "support/udp_sessions.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected native = accept("default.native");

/// In every direction that REC-1 to REC-4 mean.
Rows forbidden() {
  Rows rows;
  for (const Path& path : {inward, outward, from_us_outside, from_us_inside}) {
    rows.push_back({"RFC 6092 REC-1: a multicast source, " + std::string(path.name),
                    ipv6("ff0e::9", inside6).udp(1, 2), drop("ipv6.source-multicast"), at::zones,
                    path});
    rows.push_back({"RFC 6092 REC-4: routing type 0, " + std::string(path.name),
                    inward6().routing(0, 1).tcp(443), drop("ext.routing-type-0"), at::zones, path});
  }
  for (unsigned scope = 3; scope <= 14; ++scope) {
    const std::string group = std::string("ff0") + "0123456789abcdef"[scope] + "::9";
    const Expected expected = scope <= 8 ? note("ipv6.multicast-boundary") : native;
    const std::string name =
        "RFC 6092 REC-2: to " + group + (scope <= 8 ? ", within the boundary" : ", beyond it");
    rows.push_back(
        {name + ", inward", ipv6(outside6, group).udp(1, 2), expected, at::zones, inward});
    rows.push_back(
        {name + ", outward", ipv6(inside6, group).udp(1, 2), expected, at::zones, outward});
    rows.push_back({name + ", across", ipv6(inside6, group).udp(1, 2), native, at::zones, across});
  }
  for (const std::string_view address : {"fec0::1", "::8.0.0.1", "2001:10::1", "2001:20::1"}) {
    const bool is_compatible = address.starts_with("::");
    rows.push_back({"RFC 6092 REC-3: from " + std::string(address), ipv6(address, inside6).tcp(443),
                    note("ipv6.bogon-source"), at::zones, inward,
                    is_compatible ? automatic_in_tunnel : std::string_view()});
  }
  add(rows,
      {
          {"RFC 6092 REC-3: from a mapped address", ipv6("::ffff:8.0.0.1", inside6).tcp(443),
           drop("ipv6.mapped"), at::zones, inward},
          {"RFC 6092 REC-3: to a documentation address", ipv6(inside6, "2001:db8::1").tcp(443),
           drop("ipv6.documentation"), at::zones, outward},
          {"RFC 6092 REC-5: a foreign source", ipv6("2600:666::1", outside6).tcp(443),
           note("ipv6.foreign-source"), at::zones, outward, by_its_hook},
          {"RFC 6092 REC-6: an own source from outside", ipv6("2600:100::66", inside6).tcp(443),
           drop("ipv6.own-source"), at::zones, inward, by_its_hook},
          {"RFC 6092 REC-7: from a unique local address", ipv6("fd00::1", inside6).tcp(443),
           drop("ipv6.unique-local"), at::zones, inward},
          {"RFC 6092 REC-7: to a unique local address", ipv6(inside6, "fd00::1").tcp(443),
           drop("ipv6.unique-local"), at::zones, outward},
          {"RFC 6092 REC-7: between unique local addresses inside",
           ipv6("fd00::1", "fd00::2").tcp(443), native, at::zones, across},
      });
  return rows;
}

/// What a default must not prohibit, unasked for and from outside too: REC-11, 17, 20 to 22, 24,
/// 26, 28, 31, 38, 43, 47. REC-8 and 9 are about the gateway's own services, which its own ruleset
/// has.
Rows permitted() {
  const auto row = [](const char* id, const PacketBuilder& inbound) {
    return Row{id, inbound, native, at::zones, inward};
  };
  Rows rows{
      row("RFC 6092 REC-8: DNS to a server inside", inward6().udp(1024, 53).payload(20)),
      row("RFC 6092 REC-11: a transport yet to come is generic",
          inward6().protocol(145, Bytes(8, 0))),
      row("RFC 6092 REC-14: UDP of two high ports", inward6().udp(40000, 50000).payload(8)),
      row("RFC 6092 REC-20: UDP-Lite", inward6().udp_lite(40000, 50000)),
      row("RFC 6092 REC-21: AH", inward6().ah().tcp(443)),
      row("RFC 6092 REC-21: AH in front of ESP", inward6().ah().esp()),
      row("RFC 6092 REC-21: AH in front of UDP", inward6().ah().udp(1, 2)),
      row("RFC 6092 REC-22: ESP", inward6().esp()),
      row("RFC 6092 REC-24: IKE", inward6().udp(500, 500).holds(ike())),
      row("RFC 6092 REC-24: IKE with NAT traversal",
          inward6().udp(4500, 4500).holds(ike_with_marker())),
      row("RFC 6092 REC-26: HIP", inward6().then(hip(1))),
      row("RFC 6092 REC-27: a home address", inward6().home_address("2600:1::7").tcp(443)),
      row("RFC 6092 REC-27: a type 2 routing header",
          inward6().routing(home_route("2600:100::7")).tcp(443)),
      row("RFC 6092 REC-28: a home test init", inward6().mobility(home_test_init(7))),
      row("RFC 6092 REC-31: TCP", inward6().tcp(443)),
      row("RFC 6092 REC-31: a simultaneous open",
          inward6().tcp({.source_port = 443, .destination_port = 40000, .flags = syn | ack})),
      row("RFC 6092 REC-38: SCTP",
          inward6().sctp({.destination_port = 5060, .chunks = sctp_init(7)})),
      row("RFC 6092 REC-43: DCCP", inward6().dccp({.destination_port = 5000})),
      row("RFC 6092 REC-47: Shim6", inward6().then(shim6_payload(7)).tcp(443)),
  };
  return rows;
}

/// REC-10, and those that go with flows: errors pass, since one packet cannot tell whether they
/// belong to one.
Rows errors() {
  Rows rows;
  for (const char* rec : {"REC-10", "REC-18", "REC-23", "REC-30", "REC-36", "REC-41", "REC-45"}) {
    const std::string name = std::string("RFC 6092 ") + rec;
    rows.push_back({name + ": destination unreachable", inward6().icmpv6_error(1, 4),
                    accept("icmpv6.error-passes"), at::zones, inward});
    rows.push_back({name + ": packet too big", inward6().packet_too_big(1280),
                    accept("icmpv6.packet-too-big"), at::zones, inward});
  }
  return rows;
}

}  // namespace

Rows rfc6092_rows() {
  Rows rows = forbidden();
  add(rows, permitted());
  add(rows, again(permitted(), "by addresses", at::prefixes));
  add(rows, again(permitted(), "routed", at::border, routed));
  add(rows, errors());
  return rows;
}

}  // namespace sixgate::test::conformance
