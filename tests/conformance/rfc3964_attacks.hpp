// SPDX-License-Identifier: GPL-2.0-or-later
// Every attack of RFC 3964 as a packet, and the legitimate traffic beside it, at a router, at a
// relay and at a node that is both.
//
// The router is 9.0.0.2, the relay 7.0.0.3 and 192.88.99.1; `both` owns all three. At the relay a
// packet to or from the router is one to or from the relay. The prefix 2600:: stands for what the
// RFC calls native. A letter says what becomes of it: A it passes, another why not, as
// rfc3964.cpp has it.
#pragma once

#include <array>

namespace sixgate::test::conformance {

/// Seen from the node: what it decapsulates, or what it encapsulates.
enum class Direction { in, out };

struct Attack {
  Direction direction;
  const char* id;
  const char* section;
  const char* outer_source;
  const char* outer_destination;
  const char* inner_source;
  const char* inner_destination;
  const char* verdicts;  ///< router, relay, both
};

inline constexpr std::array attacks{
    // Legitimate traffic.
    Attack{Direction::in, "L1 site to site", "2.1", "8.0.0.1", "9.0.0.2", "2002:800:1::aaaa",
           "2002:900:2::bbbb", "ADA"},
    Attack{Direction::in, "L2 native to site", "2.2", "7.0.0.3", "9.0.0.2", "2600::1",
           "2002:900:2::1", "ASA"},
    Attack{Direction::in, "L2 native to site, anycast relay", "2.2", "192.88.99.1", "9.0.0.2",
           "2600::1", "2002:900:2::1", "ASA"},
    Attack{Direction::in, "L3 site to native at the relay", "2.3", "8.0.0.1", "192.88.99.1",
           "2002:800:1::1", "2600::1", "UAA"},
    Attack{Direction::out, "L4 native to site at the relay", "2.2", "7.0.0.3", "9.0.0.9", "2600::1",
           "2002:900:9::1", "UAA"},
    Attack{Direction::out, "L5 site to native at the router", "2.3", "9.0.0.2", "192.88.99.1",
           "2002:900:2::1", "2600::1", "ASA"},
    // Neighbour discovery.
    Attack{Direction::in, "N1 link-local both", "4.1.1", "8.0.0.1", "9.0.0.2", "fe80::2", "fe80::1",
           "666"},
    Attack{Direction::in, "N2 to all nodes", "4.1.1", "8.0.0.1", "9.0.0.2", "fe80::2", "ff02::1",
           "666"},
    Attack{Direction::in, "N3 to link-local", "4.1.1", "8.0.0.1", "9.0.0.2", "2002:800:1::1",
           "fe80::1", "666"},
    Attack{Direction::in, "N4 at the relay", "4.2.1", "8.0.0.1", "192.88.99.1", "fe80::2",
           "fe80::1", "U66"},
    // Spoofing.
    Attack{Direction::in, "S1 forged native source", "4.1.2", "8.0.0.1", "9.0.0.2", "2600::1",
           "2002:900:2::1", "ASA"},
    Attack{Direction::out, "S2 6to4 source from the native side", "4.1.2", "7.0.0.3", "9.0.0.2",
           "2002:1234:1234::1", "2002:900:2::1", "SSS"},
    Attack{Direction::out, "S3 the reply to it", "4.1.2", "9.0.0.2", "192.88.99.1", "2002:900:2::1",
           "2600::1", "ASA"},
    // Reflection.
    Attack{Direction::in, "R1 forged 6to4 source", "4.1.3", "8.0.0.1", "9.0.0.2",
           "2002:1234:1234::1", "2002:900:2::1", "SSS"},
    Attack{Direction::in, "R2 outer source forged too", "4.1.3", "18.52.18.52", "9.0.0.2",
           "2002:1234:1234::1", "2002:900:2::1", "ADA"},
    Attack{Direction::out, "R3 out of our site", "4.1.3", "9.0.0.2", "8.0.0.1", "2002:1234:1234::1",
           "2002:800:1::1", "SSS"},
    // Local IPv4 broadcast.
    Attack{Direction::out, "B1 our own broadcast", "4.1.4", "9.0.0.2", "9.0.0.255", "2002:900:2::5",
           "2002:900:ff::bbbb", "4S4"},
    Attack{Direction::out, "B2 multicast", "4.1.4", "9.0.0.2", "224.0.0.1", "2002:900:2::5",
           "2002:e000:1::1", "444"},
    Attack{Direction::out, "B3 limited broadcast", "4.1.4", "9.0.0.2", "255.255.255.255",
           "2002:900:2::5", "2002:ffff:ffff::1", "444"},
    Attack{Direction::in, "B4 from our broadcast, outer forged", "4.1.4", "9.0.0.255", "9.0.0.2",
           "2002:900:ff::bbbb", "2002:900:2::1", "4D4"},
    Attack{Direction::in, "B5 from our broadcast, outer honest", "4.1.4", "8.0.0.1", "9.0.0.2",
           "2002:900:ff::bbbb", "2002:900:2::1", "6S6"},
    Attack{Direction::out, "B6 an answer to our broadcast", "4.1.4", "9.0.0.2", "9.0.0.255",
           "2002:900:2::1", "2002:900:ff::bbbb", "4S4"},
    Attack{Direction::in, "B7 to our broadcast", "4.1.4", "8.0.0.1", "9.0.0.255", "2002:800:1::1",
           "2002:900:ff::1", "4U4"},
    Attack{Direction::out, "B8 to a broadcast nobody declared", "4.1.4", "9.0.0.2", "8.0.0.255",
           "2002:900:2::5", "2002:800:ff::1", "ASA"},
    // Attacks on and with the relay.
    Attack{Direction::in, "X1 spoofed site to native", "4.2.2", "8.0.0.1", "192.88.99.1",
           "2002:900:2::1", "2600::9", "USS"},
    Attack{Direction::in, "X2 native source", "4.2.2", "8.0.0.1", "192.88.99.1", "2600:bad::1",
           "2600::9", "UNN"},
    Attack{Direction::in, "X3 site to site over the relay", "4.2", "8.0.0.1", "7.0.0.3",
           "2002:800:1::1", "2002:900:2::1", "UDD"},
    Attack{Direction::out, "X4 site to site from the native side", "4.2", "7.0.0.3", "9.0.0.2",
           "2002:800:1::1", "2002:900:2::1", "SSS"},
    Attack{Direction::in, "X5 reflection over our router", "4.2.3", "8.0.0.1", "9.0.0.2", "2600::9",
           "2002:900:2::1", "ASA"},
    Attack{Direction::out, "X6 native source out of our site", "4.2.3", "9.0.0.2", "192.88.99.1",
           "2600::9", "2600::1", "NNN"},
    Attack{Direction::out, "X7 the relay's own broadcast", "4.2.4", "7.0.0.3", "7.0.0.255",
           "2600::1", "2002:700:ff::1", "U44"},
    Attack{Direction::in, "X8 from the relay's broadcast", "4.2.4", "7.0.0.255", "7.0.0.3",
           "2002:700:ff::1", "2600::1", "U44"},
    Attack{Direction::in, "T1 theft of service", "4.2.5", "8.0.0.1", "7.0.0.3", "2002:800:1::1",
           "2600::9", "UAA"},
    Attack{Direction::in, "O1 from the anycast address", "4.2.6", "192.88.99.1", "9.0.0.2",
           "2600::9", "2002:900:2::1", "ASA"},
    Attack{Direction::out, "V1 an IPv4 victim", "4.3", "7.0.0.3", "1.2.3.4", "2600::1",
           "2002:102:304::1", "UAA"},
    Attack{Direction::out, "V2 a private victim", "4.3", "7.0.0.3", "10.1.1.1", "2600::1",
           "2002:a01:101::1", "U44"},
    // Appendix A and the sanity checks.
    Attack{Direction::in, "P1 forged 6to4 source", "A", "8.0.0.1", "9.0.0.2",
           "2002:1234:5678::aaaa", "2002:900:2::bbbb", "SSS"},
    Attack{Direction::in, "P2 pretends to be a relay", "A", "8.0.0.1", "9.0.0.2", "2600::1",
           "2002:900:2::bbbb", "ASA"},
    Attack{Direction::in, "P3 mapped source", "A", "8.0.0.1", "9.0.0.2", "::ffff:10.1.2.3",
           "2002:900:2::1", "PPP"},
    Attack{Direction::in, "P4 mapped loopback source", "A", "8.0.0.1", "9.0.0.2",
           "::ffff:127.0.0.1", "2002:900:2::1", "PPP"},
    Attack{Direction::in, "P4 mapped loopback destination", "A", "8.0.0.1", "9.0.0.2",
           "2002:800:1::1", "::ffff:127.0.0.1", "666"},
    Attack{Direction::in, "P5 loopback source", "A", "8.0.0.1", "9.0.0.2", "::1", "2002:900:2::1",
           "LLL"},
    Attack{Direction::in, "P5 loopback destination", "A", "8.0.0.1", "9.0.0.2", "2002:800:1::1",
           "::1", "XXX"},
    Attack{Direction::in, "P5 unspecified source", "A", "8.0.0.1", "9.0.0.2", "::", "2002:900:2::1",
           "ZZZ"},
    Attack{Direction::in, "P5 unspecified destination", "A", "8.0.0.1", "9.0.0.2", "2002:800:1::1",
           "::", "XXX"},
    Attack{Direction::in, "P5 compatible source", "A", "8.0.0.1", "9.0.0.2", "::8.0.0.1",
           "2002:900:2::1", "666"},
    Attack{Direction::in, "P5 compatible destination", "A", "8.0.0.1", "9.0.0.2", "2002:800:1::1",
           "::9.0.0.2", "666"},
    Attack{Direction::in, "P6 site-local source", "5.3.2", "8.0.0.1", "9.0.0.2", "fec0::1",
           "2002:900:2::1", "666"},
    Attack{Direction::in, "P6 site-local destination", "5.3.2", "8.0.0.1", "9.0.0.2",
           "2002:800:1::1", "fec0::1", "666"},
    Attack{Direction::in, "P6 multicast source", "5.3.2", "8.0.0.1", "9.0.0.2", "ff0e::1",
           "2002:900:2::1", "MMM"},
    Attack{Direction::in, "P6 multicast destination", "5.3.2", "8.0.0.1", "9.0.0.2",
           "2002:800:1::1", "ff0e::1", "666"},
    Attack{Direction::in, "P7 from 0/8", "5.3.1", "0.0.0.1", "9.0.0.2", "2002:0:1::1",
           "2002:900:2::1", "444"},
    Attack{Direction::in, "P7 from 10/8", "5.3.1", "10.0.0.1", "9.0.0.2", "2002:a00:1::1",
           "2002:900:2::1", "444"},
    Attack{Direction::in, "P7 from 127/8", "5.3.1", "127.0.0.1", "9.0.0.2", "2002:7f00:1::1",
           "2002:900:2::1", "lll"},
    Attack{Direction::in, "P7 from 172.16/12", "5.3.1", "172.16.0.1", "9.0.0.2", "2002:ac10:1::1",
           "2002:900:2::1", "444"},
    Attack{Direction::in, "P7 from 192.168/16", "5.3.1", "192.168.0.1", "9.0.0.2", "2002:c0a8:1::1",
           "2002:900:2::1", "444"},
    Attack{Direction::in, "P7 from 169.254/16", "5.3.1", "169.254.0.1", "9.0.0.2", "2002:a9fe:1::1",
           "2002:900:2::1", "444"},
    Attack{Direction::in, "P7 from 224/4", "5.3.1", "224.0.0.1", "9.0.0.2", "2002:e000:1::1",
           "2002:900:2::1", "mmm"},
    Attack{Direction::in, "P7 from 240/4", "5.3.1", "240.0.0.1", "9.0.0.2", "2002:f000:1::1",
           "2002:900:2::1", "444"},
    Attack{Direction::in, "P8 6to4 of loopback", "5.3.2", "8.0.0.1", "9.0.0.2", "2002:7f00:1::1",
           "2002:900:2::1", "666"},
    Attack{Direction::in, "P8 6to4 of 192.168/16", "5.3.2", "8.0.0.1", "9.0.0.2",
           "2002:c0a8:101::1", "2002:900:2::1", "666"},
    Attack{Direction::in, "P8 6to4 of 169.254/16", "5.3.2", "8.0.0.1", "9.0.0.2", "2002:a9fe:1::1",
           "2002:900:2::1", "666"},
    Attack{Direction::in, "P8 6to4 of 0/8", "5.3.2", "8.0.0.1", "9.0.0.2", "2002:0:1::1",
           "2002:900:2::1", "666"},
    Attack{Direction::in, "P8 6to4 of 240/4", "5.3.2", "8.0.0.1", "9.0.0.2", "2002:f000:1::1",
           "2002:900:2::1", "666"},
    Attack{Direction::in, "P9 6to4 source over a relay", "3.1", "7.0.0.3", "9.0.0.2",
           "2002:800:1::1", "2002:900:2::1", "SSS"},
    Attack{Direction::in, "P10 to another site", "3.1", "8.0.0.1", "9.0.0.2", "2002:800:1::1",
           "2002:900:3::1", "DDD"},
    Attack{Direction::in, "Q1 which mechanism?", "6.1", "10.0.0.1", "20.20.20.20", "2600::1",
           "2002:1010:1010::2", "UUU"},
};

}  // namespace sixgate::test::conformance
