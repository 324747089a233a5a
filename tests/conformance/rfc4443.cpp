// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 4443, ICMPv6: which error messages may be sent (section 2.4), what they quote, and checksums.
#include "conformance/hosts.hpp"
#include "conformance/icmpv6_message.hpp"
#include "conformance/rows.hpp"
#include "support/byte_order.hpp"
#include "support/icmp_messages.hpp"
#include "support/routing_headers.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected passes = accept("icmpv6.error-passes");
constexpr Expected too_big = accept("icmpv6.packet-too-big");

/// What our host has sent, as an error to it quotes it.
PacketBuilder sent() { return ipv6(inside6, "2600:1::5").tcp(443).payload(20); }

PacketBuilder unreachable(const PacketBuilder& quoted) {
  return inward6().icmpv6(1, 4).quoting(quoted);
}

Rows legitimate_errors() {
  return everywhere({
      {"RFC 4443 3.1: a port is unreachable", unreachable(sent()), passes},
      {"RFC 4443 3.1: about UDP", unreachable(ipv6(inside6, "2600:1::5").udp(1024, 53)), passes},
      {"RFC 4443 3.1: about a packet of which only 40 bytes are quoted",
       inward6().icmpv6(1, 4).payload(ipv6(inside6, "2600:1::5").payload_length(20).says_next(6)),
       passes},
      {"RFC 4443 2.4(c): about a packet that fills the error up to 1280 bytes",
       unreachable(ipv6(inside6, "2600:1::5").udp(1024, 53).payload(1400)), passes},
      {"RFC 4443 3.1: about an echo request", unreachable(ipv6(inside6, "2600:1::5").icmpv6(128)),
       passes},
      {"RFC 4443 2.4(e): about a packet that carries an error through a tunnel",
       unreachable(ipv6(inside6, "2600:1::5").carries(inward6().icmpv6_error(1, 4))), passes},
      {"RFC 4884 4.2: with an extension behind what is quoted",
       unreachable(sent()).extended_by(extension_object(2, 1, bytes32(7))), passes},
      {"RFC 4443 3.2: a Packet Too Big about a packet to a group",
       inward6().icmpv6(2, 0, 1280).quoting(ipv6(inside6, "ff0e::9").udp(1, 2).payload(64)),
       too_big},
      {"RFC 4443 2.4(e.3): an unknown option in a packet to a group",
       inward6().icmpv6(4, 2, 42).quoting(ipv6(inside6, "ff0e::9").destination_options().udp(1, 2)),
       passes},
      {"RFC 4443 3.4: a problem behind the bytes that are quoted",
       inward6().icmpv6(4, 0, 1290).quoting(ipv6(inside6, "2600:1::5").udp(1, 2).payload(1400)),
       passes},
      {"RFC 6275 11.3.1: about a packet with a home address, to the home address",
       ipv6("2600:1::5", inside6)
           .icmpv6(1, 4)
           .quoting(ipv6("2600:1::77", "2600:1::5").home_address(inside6).tcp(443)),
       passes},
      {"RFC 6275 9.4.5: to the care-of address, on to the home address behind a routing header",
       ipv6(outside6, inside6)
           .routing(home_route("2600:100::77"))
           .icmpv6(1, 4)
           .quoting(ipv6("2600:100::77", outside6).tcp(443)),
       passes},
  });
}

/// Section 2.4 (e).
Rows illegitimate_errors() {
  const Bytes old_packet = ipv4("9.0.0.2", "8.0.0.1").tcp(443).payload(40).bytes();
  return everywhere({
      {"RFC 4443 2.4(c): about nothing", inward6().icmpv6(1, 4),
       drop("icmpv6.error-about-nothing")},
      {"RFC 4443 2.4(c): about 39 bytes", inward6().icmpv6(3).payload(Bytes(39, 0x60)),
       drop("icmpv6.error-about-nothing")},
      {"RFC 4443 2.4(c): about an IPv4 packet", inward6().icmpv6(4).payload(old_packet),
       drop("icmpv6.error-about-nothing")},
      {"RFC 4443 2.4(e.1): about an error", unreachable(ipv6(inside6, "2600:1::5").icmpv6_error(3)),
       drop("icmpv6.error-about-error")},
      {"RFC 4443 2.4(e.1): about a Packet Too Big",
       unreachable(ipv6(inside6, "2600:1::5").packet_too_big(1280)),
       drop("icmpv6.error-about-error")},
      {"RFC 4443 2.4(e.2): about a redirect",
       unreachable(ipv6(inside6, "2600:1::5").redirect("fe80::3", "2600::1")),
       drop("icmpv6.error-about-error")},
      {"RFC 4443 2.4(e.6): about a packet from nobody",
       unreachable(ipv6("::", "2600:1::5").tcp(443)), drop("icmpv6.error-about-nobody")},
      {"RFC 4443 2.4(e.6): about a packet from a group",
       unreachable(ipv6("ff0e::9", "2600:1::5").tcp(443)), drop("icmpv6.error-about-nobody")},
      {"RFC 4443 2.2: an error from a group", ipv6("ff0e::9", inside6).icmpv6_error(1, 4),
       drop("ipv6.source-multicast")},
      {"RFC 4443 2.4(e.3): about a packet to a group",
       unreachable(ipv6(inside6, "ff0e::9").udp(1, 2)), note("icmpv6.error-multicast")},
      {"RFC 4443 2.4(e.3): a problem with a known option in a packet to a group",
       inward6().icmpv6(4, 0, 4).quoting(ipv6(inside6, "ff0e::9").udp(1, 2)),
       note("icmpv6.error-multicast")},
      {"RFC 4890 4.1: about a packet that its receiver did not send",
       unreachable(ipv6("2600:1::8", "2600:1::5").tcp(443)), note("icmpv6.error-misdirected")},
      {"RFC 4443 3.4: a problem behind the packet's end",
       inward6().icmpv6(4, 0, 80).quoting(sent()), note("icmpv6.problem-pointer")},
      {"RFC 4443 2.4(e): an error to a group",
       ipv6(outside6, "ff0e::9").icmpv6(1, 4).quoting(ipv6("ff0e::9", "2600:1::5").tcp(443)),
       drop("icmpv6.error-about-nobody")},
      {"RFC 4443 2.2: an error to a group about one of its members",
       ipv6(outside6, "ff0e::9").icmpv6(1, 4).quoting(sent()), note("icmpv6.error-destination")},
      {"RFC 8201 4: a Packet Too Big with an MTU of 1279", inward6().packet_too_big(1279),
       drop("icmpv6.ptb-mtu")},
      {"RFC 8201 4: a Packet Too Big with an MTU of 0", inward6().packet_too_big(0),
       drop("icmpv6.ptb-mtu")},
  });
}

/// What is bound for many. Whitepaper section 3.1, RFC 4620 section 5.
Rows pings_of_groups() {
  Rows rows;
  for (const char* group : {"ff02::1", "ff02::2", "ff04::1", "ff05::1", "ff05::1:3", "ff08::1",
                            "ff0e::1", "ff02::1:ff00:9", "ff3e:40:2600::1"}) {
    const std::string to = std::string(" to ") + group;
    rows.push_back({"whitepaper 3.1: an echo request" + to, ipv6(outside6, group).icmpv6(128),
                    drop("icmpv6.echo-multicast")});
    rows.push_back({"RFC 4620 5: a node information query" + to,
                    message(ipv6(outside6, group), 139),
                    drop("icmpv6.node-information-multicast")});
  }
  rows = everywhere(rows);
  for (const Path& path : {to_us, from_us}) {
    rows.push_back({"whitepaper 3.1: an echo request to a group, " + std::string(path.name),
                    ipv6("fe80::1", "ff02::1").icmpv6(128), drop("icmpv6.echo-multicast"),
                    at::border, path});
    rows.push_back(
        {"whitepaper 3.1: an echo request to a group at a host, " + std::string(path.name),
         ipv6("fe80::1", "ff02::1").icmpv6(128), drop("icmpv6.echo-multicast"), at::host, path});
  }
  rows.push_back({"whitepaper 3.1: an echo request to a group, routed",
                  ipv6(outside6, "ff0e::1").icmpv6(128), drop("icmpv6.echo-multicast"), at::border,
                  routed});
  rows.push_back({"whitepaper 3.1: an echo request to a group, through a bridge",
                  ipv6("fe80::1", "ff02::1").icmpv6(128), drop("icmpv6.echo-multicast"), at::border,
                  bridged});
  rows.push_back({"whitepaper 3.1: who diagnoses may ping groups",
                  ipv6(inside6, "ff0e::1").icmpv6(128), accept("icmpv6.allowed"), at::diagnosis});
  rows.push_back({"whitepaper 3.1: and nobody else there", ipv6(outside6, "ff0e::1").icmpv6(128),
                  drop("icmpv6.echo-multicast"), at::diagnosis});
  rows.push_back({"RFC 4291 2.7: an echo request to ff01::1, which never is on a wire",
                  ipv6(outside6, "ff01::1").icmpv6(128), drop("ipv6.multicast-scope")});
  rows.push_back({"RFC 4620 5: who diagnoses may query groups",
                  message(ipv6(inside6, "ff0e::1"), 139), pass, at::diagnosis, to_us, by_its_hook});
  return rows;
}

Rows checksums() {
  const auto damaged = [](Bytes packet, std::size_t offset) {
    packet.at(offset) ^= 1;
    return packet;
  };
  return everywhere({
      {"RFC 4443 2.3: a checksum that is wrong", damaged(inward6().icmpv6(128), 42),
       note("icmpv6.checksum")},
      {"RFC 4443 2.3: one bit of an echo's data", damaged(inward6().icmpv6(129).payload(8), 50),
       note("icmpv6.checksum")},
      {"RFC 4443 2.3: a checksum that is right", inward6().icmpv6(128).payload(8),
       accept("icmpv6.allowed")},
  });
}

}  // namespace

Rows rfc4443_rows() {
  Rows rows = legitimate_errors();
  add(rows, illegitimate_errors());
  add(rows, pings_of_groups());
  add(rows, checksums());
  return rows;
}

}  // namespace sixgate::test::conformance
