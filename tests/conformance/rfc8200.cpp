// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 8200, Internet Protocol, Version 6: the order and number of extension headers (section 4.1),
// options and padding (section 4.2). Fragments are in fragments.cpp.
#include "conformance/hosts.hpp"
#include "conformance/rows.hpp"
#include "support/byte_order.hpp"
#include "support/ipv6_options.hpp"
#include "support/mobility.hpp"
#include "support/routing_headers.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected native = accept("default.native");

Rows recommended_order() {
  return everywhere({
      {"RFC 8200 4.1: every header in its place",
       inward6()
           .hop_by_hop()
           .destination_options()
           .routing(4, 1)
           .fragment(0, true, 7)
           .ah()
           .destination_options()
           .tcp(443)
           .payload(4),
       native},
      {"RFC 8200 4.1: every header in front of ESP",
       inward6().hop_by_hop().destination_options().routing(4, 1).fragment(0, true, 7).ah().esp(),
       native},
      {"RFC 8200 4.1: destination options for the last destination alone",
       inward6().routing(4, 1).destination_options().tcp(443), native},
      {"RFC 8200 4.1: destination options in front of a routing header",
       inward6().destination_options().routing(4, 1).tcp(443), native},
      {"RFC 6275 6.3: a home address behind a routing header, in front of a fragment",
       inward6()
           .routing(home_route("2600:100::7"))
           .home_address("2600:1::7")
           .fragment(0, true, 7)
           .tcp(443)
           .payload(4),
       native},
      {"RFC 6275 6.3: a home address in front of AH, other options behind it",
       inward6().home_address("2600:1::7").ah().destination_options().tcp(443), native},
      {"RFC 6275 6.4: a type 2 routing header behind another one",
       inward6().routing(4, 1).routing(home_route("2600:100::7")).tcp(443), native},
  });
}

Rows other_order() {
  return everywhere({
      {"RFC 8200 4.1: a routing header behind a fragment header",
       inward6().fragment(0, false, 7).routing(4, 1).tcp(443), note("ext.order")},
      {"RFC 8200 4.1: a routing header behind AH", inward6().ah().routing(4, 1).tcp(443),
       note("ext.order")},
      {"RFC 8200 4.1: a fragment header behind AH",
       inward6().ah().fragment(0, true, 7).tcp(443).payload(4), note("ext.order")},
      {"RFC 8200 4.1: two routing headers", inward6().routing(4, 1).routing(4, 1).tcp(443),
       note("ext.order")},
      {"RFC 6275 6.4: a type 2 routing header in front of another one",
       inward6().routing(home_route("2600:100::7")).routing(4, 1).tcp(443), note("ext.order")},
      {"RFC 8200 4.1: two AH", inward6().ah().ah().tcp(443), note("ext.order")},
      {"RFC 8200 4.1: destination options three times",
       inward6()
           .destination_options()
           .routing(4, 1)
           .destination_options()
           .destination_options()
           .tcp(443),
       note("ext.order")},
      {"RFC 6275 6.1: a header behind a mobility header",
       inward6().mobility(home_test_init(7)).destination_options().tcp(443), note("ext.order")},
      {"RFC 8200 4.1: hop-by-hop options behind destination options",
       inward6().destination_options().hop_by_hop().tcp(443), drop("ext.hop-by-hop-not-first")},
      {"RFC 8200 4.3: hop-by-hop options twice", inward6().hop_by_hop().hop_by_hop().tcp(443),
       drop("ext.hop-by-hop-not-first")},
      {"RFC 8200 4.3: hop-by-hop options behind a fragment header",
       inward6().fragment(0, true, 7).hop_by_hop().tcp(443).payload(4),
       drop("ext.hop-by-hop-not-first")},
  });
}

/// Rows with as many headers, options or bytes as a limit permits, and one more.
Rows limits() {
  PacketBuilder sixteen = inward6();
  PacketBuilder seventeen = inward6();
  for (int i = 0; i < 17; ++i) {
    if (i < 16) sixteen.destination_options();
    seventeen.destination_options();
  }
  const auto options = [](unsigned count) {
    Bytes bytes;
    for (unsigned i = 0; i < count; ++i) put(bytes, tunnel_encapsulation_limit_option(4));
    return bytes;
  };
  return everywhere({
      {"RFC 8883 5.2: sixteen headers, out of order", sixteen.tcp(443), note("ext.order")},
      {"RFC 8883 5.2: seventeen headers", seventeen.tcp(443), drop("ext.chain-too-long")},
      {"RFC 8504 5.3: eight options", inward6().destination_options(options(8)).tcp(443), native},
      {"RFC 8504 5.3: nine options", inward6().destination_options(options(9)).tcp(443),
       note("ext.too-many-options")},
      {"RFC 8883 2.2: headers of 512 bytes",
       inward6()
           .hop_by_hop(option(0x26, Bytes(252, 0)))
           .destination_options(option(0x0f, Bytes(252, 0)))
           .tcp(443),
       native},
      {"RFC 8883 2.2: headers of more than 512 bytes",
       inward6()
           .hop_by_hop(option(0x26, Bytes(252, 0)))
           .destination_options(option(0x0f, Bytes(252, 0)))
           .ah()
           .tcp(443),
       note("ext.chain-too-large")},
  });
}

Rows options_and_padding() {
  return everywhere({
      {"RFC 8504 5.3: PadN of seven bytes",
       inward6().destination_options(joined({pad_n(7), option(4, {4}), pad_n(4)})).tcp(443),
       native},
      {"RFC 8504 5.3: PadN of eight bytes",
       inward6().destination_options(joined({pad_n(8), option(4, {4})})).tcp(443),
       note("ext.padding-too-long")},
      {"RFC 8504 5.3: eight times Pad1",
       inward6().destination_options(joined({Bytes(8, 0), option(4, {4})})).tcp(443),
       note("ext.padding-too-long")},
      {"RFC 8504 5.3: PadN and Pad1 of eight bytes together",
       inward6().destination_options(joined({pad_n(4), pad1(), pad_n(3), option(4, {4})})).tcp(443),
       note("ext.padding-too-long")},
      {"RFC 4942 2.1.9.5: padding that holds something",
       inward6().destination_options({1, 4, 0, 0, 7, 0}).tcp(443), note("ext.padding-data")},
      {"RFC 8200 4.2: an option of 10xxxxxx to a group",
       ipv6(outside6, "ff0e::9").destination_options(option(0x9e, Bytes(4, 0))).udp(1, 2),
       drop("ext.option-multicast")},
      {"RFC 8200 4.2: an unknown option of 10xxxxxx to a group, hop by hop",
       ipv6(outside6, "ff0e::9").hop_by_hop(option(0x80, Bytes(4, 0))).udp(1, 2),
       drop("ext.option-multicast")},
      {"RFC 8200 4.2: an option of 11xxxxxx to a group, which nobody answers",
       ipv6(outside6, "ff0e::9").destination_options(option(0xde, Bytes(4, 0))).udp(1, 2),
       note("ext.option-experiment")},
      {"RFC 6744 2: ILNP's nonce to a group, which is known",
       ipv6(outside6, "ff0e::9").destination_options(option(0x8b, Bytes(4, 0))).udp(1, 2), native},
      {"RFC 8200 4.2: an option of 10xxxxxx to a node",
       inward6().destination_options(option(0x9e, Bytes(4, 0))).udp(1, 2),
       note("ext.option-experiment")},
  });
}

}  // namespace

Rows rfc8200_rows() {
  Rows rows = recommended_order();
  add(rows, other_order());
  add(rows, limits());
  add(rows, options_and_padding());
  rows.push_back({"RFC 8200 4.2: diagnosis may make groups answer",
                  ipv6(inside6, "ff0e::9").destination_options(option(0x9e, Bytes(4, 0))).udp(1, 2),
                  note("ext.option-experiment"), at::diagnosis});
  return rows;
}

}  // namespace sixgate::test::conformance
