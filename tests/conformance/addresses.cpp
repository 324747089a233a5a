// SPDX-License-Identifier: GPL-2.0-or-later
// Which addresses may stand where: RFC 4291, RFC 1122 and RFC 1812, and the registries of
// special-purpose addresses that RFC 6890 keeps, row by row.
#include <array>
#include <string>

#include "conformance/hosts.hpp"
#include "conformance/icmpv6_message.hpp"
#include "conformance/rows.hpp"
#include "support/byte_order.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected native = accept("default.native");

PacketBuilder tcp(std::string_view from, std::string_view to) {
  return address_of(from).family() == wire::Family::ipv4 ? ipv4(from, to).tcp(443)
                                                         : ipv6(from, to).tcp(443);
}

/// Sources and destinations that no packet has, wherever it is.
Rows never_on_the_wire() {
  return everywhere({
      {"RFC 4291 2.7: from a group", tcp("ff0e::9", inside6), drop("ipv6.source-multicast")},
      {"RFC 4291 2.5.3: from loopback", tcp("::1", inside6), drop("ipv6.source-loopback")},
      {"RFC 4291 2.5.3: to loopback", tcp(outside6, "::1"), drop("ipv6.destination-unusable")},
      {"RFC 4291 2.5.2: to nobody", tcp(outside6, "::"), drop("ipv6.destination-unusable")},
      {"RFC 4291 2.5.2: from nobody", tcp("::", inside6), drop("ipv6.source-unspecified")},
      {"RFC 4291 2.5.2: an echo request from nobody", ipv6("::", "2600::2").icmpv6(128),
       drop("ipv6.source-unspecified")},
      {"RFC 4942 2.2: from a mapped address", tcp("::ffff:8.0.0.1", inside6), drop("ipv6.mapped")},
      {"RFC 4942 2.2: to a mapped address", tcp(outside6, "::ffff:9.0.0.2"), drop("ipv6.mapped")},
      {"RFC 3704 3.2: from where it goes to", tcp(inside6, inside6), drop("ipv6.land"), at::border,
       capture, "a tunnel compares its ends before"},
      {"RFC 4291 2.7: to a group of scope 0", ipv6(outside6, "ff00::9").udp(1, 2),
       drop("ipv6.multicast-scope")},
      {"RFC 4291 2.7: to a group of scope 1", ipv6(outside6, "ff01::9").udp(1, 2),
       drop("ipv6.multicast-scope")},
      {"RFC 9293 3.9.2.3: TCP to a group", tcp(outside6, "ff0e::9"), note("ipv6.tcp-multicast")},
      {"RFC 4291 2.7: UDP to a global group", ipv6(outside6, "ff0e::9").udp(1, 2), native},
      {"RFC 4291 2.5.1: to an address that ends in zeros", tcp(outside6, "2600:100::"), native},
      {"RFC 6164 5.1: from an address that ends in zeros", tcp("2600:1::", inside6), native},
      {"RFC 1812 5.3.7: from an IPv4 group", tcp("224.0.0.1", inside4),
       drop("ipv4.source-multicast")},
      {"RFC 1812 4.2.2.11: from everybody", tcp("255.255.255.255", inside4),
       drop("ipv4.source-broadcast")},
      {"RFC 1812 5.3.7: from IPv4 loopback", tcp("127.0.0.1", inside4),
       drop("ipv4.source-loopback")},
      {"RFC 3704 3.2: from where it goes to, over IPv4", tcp(inside4, inside4), drop("ipv4.land")},
      {"RFC 9293 3.9.2.3: TCP to an IPv4 group", tcp(outside4, "224.0.0.9"),
       note("ipv4.tcp-multicast")},
      {"RFC 1112 4: UDP to an IPv4 group", ipv4(outside4, "239.255.0.9").udp(1, 2), native},
      {"RFC 1122 3.2.1.3: from 0.0.0.0 to everybody, as DHCP is",
       ipv4("0.0.0.0", "255.255.255.255").udp(68, 67), native},
      {"RFC 2236 10: IGMP from 0.0.0.0", ipv4("0.0.0.0", "224.0.0.22").protocol(2, Bytes(8, 0)),
       accept()},
      {"RFC 4443 2.1: ICMP over IPv6", inward6().protocol(1, {8, 0, 0, 0, 0, 0, 0, 0}),
       drop("wire.protocol-family")},
      {"RFC 4443 2.1: IGMP over IPv6", inward6().protocol(2, Bytes(8, 0)),
       drop("wire.protocol-family")},
      {"RFC 4443 2.1: ICMPv6 over IPv4", inward4().protocol(58, {128, 0, 0, 0, 0, 0, 0, 0}),
       drop("wire.protocol-family")},
  });
}

/// What belongs to its link, at the hooks that tell whether it leaves it.
Rows of_a_link() {
  const Bytes link_local = tcp("fe80::1", inside6);
  const Bytes link_group = ipv6(outside6, "ff02::9").udp(1, 2);
  const Bytes nobody = message(ipv6("::", "ff02::1:ff00:9"), 135);
  const Bytes nobody4 = ipv4("0.0.0.0", "255.255.255.255").udp(68, 67);
  const Bytes loopback = tcp("::1", "::1");
  const Bytes loopback4 = tcp("127.0.0.1", "127.0.0.1");
  return {
      {"RFC 4291 2.5.6: from a link-local address, routed", link_local,
       drop("ipv6.link-local-routed"), at::border, routed, by_its_hook},
      {"RFC 4291 2.5.6: to a link-local address, routed", tcp(outside6, "fe80::1"),
       drop("ipv6.link-local-routed"), at::border, routed, by_its_hook},
      {"RFC 4291 2.5.6: from a link-local address, bridged", link_local, native, at::border,
       bridged},
      {"RFC 4291 2.5.6: from a link-local address, to us", link_local, native, at::border, to_us},
      {"RFC 4291 2.7: to a group of the link, routed", link_group, drop("ipv6.multicast-scope"),
       at::border, routed, by_its_hook},
      {"RFC 4291 2.7: to a group of the link, bridged", link_group, native, at::border, bridged},
      {"RFC 4291 2.7: to a group of the link, to us", link_group, native, at::border, to_us},
      {"RFC 4291 2.5.2: duplicate address detection, routed", nobody,
       drop("ipv6.source-unspecified"), at::border, routed, by_its_hook},
      {"RFC 4291 2.5.2: duplicate address detection, bridged", nobody, accept("nd.allowed"),
       at::border, bridged},
      {"RFC 1122 3.2.1.3: from 0.0.0.0, routed", nobody4, drop("ipv4.source-unspecified"),
       at::border, routed},
      {"RFC 1122 3.2.1.3: from 0.0.0.0, bridged", nobody4, native, at::border, bridged},
      {"RFC 1122 3.2.1.3: from 0.0.0.0, to us", nobody4, native, at::border, to_us},
      {"RFC 4291 2.5.3: to ourselves", loopback, native, at::host, to_ourselves, by_its_hook},
      {"RFC 4291 2.5.3: from ourselves", loopback, native, at::host, from_ourselves, by_its_hook},
      {"RFC 1122 3.2.1.3: to ourselves, over IPv4", loopback4, native, at::host, to_ourselves},
      {"RFC 1122 3.2.1.3: from ourselves, over IPv4", loopback4, native, at::host, from_ourselves},
      {"RFC 4291 2.5.3: loopback's address from elsewhere", tcp("::1", inside6),
       drop("ipv6.source-loopback"), at::host, to_us},
      {"RFC 1122 3.2.1.3: loopback's address from elsewhere, over IPv4", tcp("127.0.0.1", inside4),
       drop("ipv4.source-loopback"), at::host, to_us},
  };
}

/// A row of the registries: an address of the block, and what becomes of it as source and as
/// destination of what crosses the outside zone.
struct Block {
  const char* prefix;
  const char* address;
  const char* rfc;
  Expected as_source;
  Expected as_destination;
};

constexpr Expected source4 = note("ipv4.bogon-source");
constexpr Expected destination4 = note("ipv4.bogon-destination");
constexpr Expected source6 = note("ipv6.bogon-source");
constexpr Expected destination6 = note("ipv6.bogon-destination");
constexpr Expected book4 = drop("ipv4.documentation");
constexpr Expected book6 = drop("ipv6.documentation");
constexpr Expected martian = note("ipv6.nat64-martian");
constexpr Expected martian_site = note("ipv6.6to4-martian");
constexpr Expected martian_server = note("ipv6.teredo-martian");

constexpr std::array registries{
    Block{"10.0.0.0/8", "10.1.2.3", "RFC 1918", source4, destination4},
    Block{"100.64.0.0/10", "100.64.0.1", "RFC 6598", source4, destination4},
    Block{"169.254.0.0/16", "169.254.1.1", "RFC 3927", source4, destination4},
    Block{"172.16.0.0/12", "172.31.255.1", "RFC 1918", source4, destination4},
    Block{"192.0.0.0/24", "192.0.0.1", "RFC 6890", source4, destination4},
    Block{"192.0.0.9/32", "192.0.0.9", "RFC 7723", native, native},
    Block{"192.0.0.10/32", "192.0.0.10", "RFC 8155", native, native},
    Block{"192.0.0.170/32", "192.0.0.170", "RFC 7050", source4, destination4},
    Block{"192.0.2.0/24", "192.0.2.1", "RFC 5737", book4, book4},
    Block{"192.31.196.0/24", "192.31.196.1", "RFC 7535", native, native},
    Block{"192.52.193.0/24", "192.52.193.1", "RFC 7450", native, native},
    Block{"192.88.99.0/24", "192.88.99.1", "RFC 7526", native, native},
    Block{"192.168.0.0/16", "192.168.1.1", "RFC 1918", source4, destination4},
    Block{"192.175.48.0/24", "192.175.48.1", "RFC 7534", native, native},
    Block{"198.18.0.0/15", "198.19.255.1", "RFC 2544", source4, destination4},
    Block{"198.51.100.0/24", "198.51.100.1", "RFC 5737", book4, book4},
    Block{"203.0.113.0/24", "203.0.113.1", "RFC 5737", book4, book4},
    Block{"240.0.0.0/4", "240.0.0.1", "RFC 1112", source4, destination4},
    Block{"::/96", "::8.0.0.1", "RFC 4291", source6, destination6},
    Block{"64:ff9b::/96", "64:ff9b::8.0.0.1", "RFC 6052", native, native},
    Block{"64:ff9b::/96 of 10/8", "64:ff9b::10.0.0.1", "RFC 6052 3.1", martian, martian},
    Block{"64:ff9b::/96 of 127/8", "64:ff9b::127.0.0.1", "RFC 6052 3.1", martian, martian},
    Block{"64:ff9b::/96 of 192.0.2/24", "64:ff9b::192.0.2.1", "RFC 6052 3.1", martian, martian},
    Block{"64:ff9b:1::/48", "64:ff9b:1::1", "RFC 8215", source6, destination6},
    Block{"100::/64", "100::1", "RFC 6666", source6, destination6},
    Block{"2001::/23", "2001:1ff::1", "RFC 2928", source6, destination6},
    Block{"2001::/32", "2001:0:4136:e378:8000:63bf:f6ff:1", "RFC 4380", native, native},
    Block{"2001::/32 of 10/8", "2001:0:a01:203:8000:63bf:f6ff:1", "RFC 4380 5.2.4", martian_server,
          martian_server},
    Block{"2001:1::1/128", "2001:1::1", "RFC 7723", native, native},
    Block{"2001:1::2/128", "2001:1::2", "RFC 8155", native, native},
    Block{"2001:1::3/128", "2001:1::3", "RFC 9665", native, native},
    Block{"2001:2::/48", "2001:2::1", "RFC 5180", source6, destination6},
    Block{"2001:3::/32", "2001:3::1", "RFC 7450", native, native},
    Block{"2001:4:112::/48", "2001:4:112::1", "RFC 7535", native, native},
    Block{"2001:10::/28", "2001:10::1", "RFC 4843", source6, destination6},
    Block{"2001:20::/28", "2001:2f::1", "RFC 7343", source6, destination6},
    Block{"2001:30::/28", "2001:30::1", "RFC 9374", native, native},
    Block{"2001:db8::/32", "2001:db8::1", "RFC 3849", book6, book6},
    Block{"2002::/16", "2002:800:1::1", "RFC 3056", native, native},
    Block{"2002::/16 of 10/8", "2002:a01:203::1", "RFC 3964 5.3.2", martian_site, martian_site},
    Block{"2002::/16 of 127/8", "2002:7f00:1::1", "RFC 3964 5.3.2", martian_site, martian_site},
    Block{"2002::/16 of 224/4", "2002:e000:1::1", "RFC 3964 5.3.2", martian_site, martian_site},
    Block{"2620:4f:8000::/48", "2620:4f:8000::1", "RFC 7534", native, native},
    Block{"3ffe::/16", "3ffe:831f::1", "RFC 3701", source6, destination6},
    Block{"3fff::/20", "3fff::1", "RFC 9637", book6, book6},
    Block{"5f00::/16", "5f00::1", "RFC 9602", source6, destination6},
    Block{"fc00::/8", "fc00::1", "RFC 4193", drop("ipv6.unique-local"), drop("ipv6.unique-local")},
    Block{"fd00::/8", "fd00::1", "RFC 4193", drop("ipv6.unique-local"), drop("ipv6.unique-local")},
    Block{"fec0::/10", "fec0::1", "RFC 3879", source6, destination6},
    Block{"outside 2000::/3", "4000::1", "RFC 4291 2.4", source6, destination6},
    Block{"outside 2000::/3", "a000::1", "RFC 4291 2.4", source6, destination6},
    Block{"2000::/3", "2c0f::1", "RFC 4291 2.4", native, native},
};

bool is_ipv4_block(const Block& block) {
  return address_of(block.address).family() == wire::Family::ipv4;
}

std::string_view ours_of(const Block& block) { return is_ipv4_block(block) ? inside4 : inside6; }

/// A row of the registries once more as a row here.
Row row_of(const Block& block, const char* words, const Bytes& packet, const Expected& expected,
           std::string_view site, const Path& path = capture) {
  const bool is_compatible = std::string_view(block.prefix) == "::/96";
  return {std::string(block.rfc) + ": " + block.address + " (" + block.prefix + ")" + words,
          packet,
          expected,
          site,
          path,
          is_compatible ? automatic_in_tunnel : std::string_view()};
}

/// What crosses the outside zone, told by addresses in a capture and by interfaces at a hook.
Rows across_outside() {
  Rows rows;
  for (const Block& block : registries) {
    const Bytes from = tcp(block.address, ours_of(block));
    const Bytes to = tcp(ours_of(block), block.address);
    add(rows,
        {
            row_of(block, " comes from outside", from, block.as_source, at::prefixes),
            row_of(block, " comes from outside, routed", from, block.as_source, at::prefixes,
                   routed),
            row_of(block, " comes from outside, inward", from, block.as_source, at::zones, inward),
            row_of(block, " is where it goes", to, block.as_destination, at::prefixes),
            row_of(block, " is where it goes, outward", to, block.as_destination, at::zones,
                   outward),
        });
  }
  return rows;
}

/// What does not cross it is nobody's business.
Rows elsewhere() {
  Rows rows;
  for (const Block& block : registries) {
    if (block.as_source.reason.ends_with("martian")) continue;  // wherever it is
    const Bytes from = tcp(block.address, ours_of(block));
    add(rows,
        {
            row_of(block, " where nobody says what is outside", from, native, at::border, routed),
            row_of(block, " to a host", from, native, at::host, to_us),
            row_of(block, " between inside and vpn", from, native, at::zones, across),
        });
  }
  return rows;
}

/// What the site says of its own addresses, and what they may do. RFC 6092 has more.
Rows of_the_site() {
  const auto error_from = [](std::string_view from) {
    return ipv6(from, inside6).icmpv6(1, 0).quoting(ipv6(inside6, "2600:1::5").tcp(443));
  };
  const auto error4_from = [](std::string_view from) {
    return ipv4(from, inside4).icmpv4(11).quoting(ipv4(inside4, outside4).tcp(443));
  };
  return {
      {"RFC 3704 3.2: an own source from outside", tcp("2600:100::1", inside6),
       drop("ipv6.own-source"), at::zones, inward, by_its_hook},
      {"RFC 3704 3.2: an own source from outside, over IPv4", tcp("9.0.0.1", inside4),
       drop("ipv4.own-source"), at::zones, inward},
      {"RFC 2827 3: a foreign source from inside", tcp("2600:666::1", outside6),
       note("ipv6.foreign-source"), at::zones, outward, by_its_hook},
      {"RFC 2827 3: a foreign source from inside, over IPv4", tcp("8.6.6.6", outside4),
       note("ipv4.foreign-source"), at::zones, outward},
      {"RFC 2827 3: an own source from inside", tcp(inside6, outside6), native, at::zones, outward},
      {"RFC 2827 3: an own source from inside, over IPv4", tcp(inside4, outside4), native,
       at::zones, outward},
      {"RFC 4193 4.3: an error from a unique local address", error_from("fd00::1"),
       accept("icmpv6.error-passes"), at::zones, inward},
      {"RFC 6598 4: an error from a shared address", error4_from("100.64.0.1"),
       accept("icmpv4.error-passes"), at::zones, inward},
      {"RFC 1918 3: an error from a private address", error4_from("10.0.0.1"),
       accept("icmpv4.error-passes"), at::zones, inward},
      {"RFC 4291 2.7: an error from a group all the same", error_from("ff0e::1"),
       drop("ipv6.source-multicast"), at::zones, inward},
  };
}

}  // namespace

Rows address_rows() {
  Rows rows = never_on_the_wire();
  add(rows, of_a_link());
  add(rows, across_outside());
  add(rows, elsewhere());
  add(rows, of_the_site());
  return rows;
}

}  // namespace sixgate::test::conformance
