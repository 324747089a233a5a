// SPDX-License-Identifier: GPL-2.0-or-later
// What one fragment can do wrong by itself: RFC 8200 section 4.5, RFC 7112, RFC 6946, RFC 6980, and
// over IPv4 RFC 1858 and RFC 3128.
#include "conformance/hosts.hpp"
#include "conformance/icmpv6_message.hpp"
#include "conformance/rows.hpp"
#include "support/transports.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected native = accept("default.native");
constexpr Expected later = accept("frag.allowed");

PacketBuilder first() { return inward6().fragment(0, true, 7); }
PacketBuilder fragment_at(std::uint32_t offset, bool more) {
  return inward6().fragment(offset, more, 7);
}

Rows well_formed() {
  return everywhere({
      {"RFC 8200 4.5: a first fragment", first().tcp(443).payload(1228), native},
      {"RFC 8200 4.5: a fragment in the middle", fragment_at(1248, true).payload(1232), later},
      {"RFC 8200 4.5: a last fragment of any length", fragment_at(2480, false).payload(7), later},
      {"RFC 8200 4.5: a last fragment that fills the longest packet",
       fragment_at(65528, false).payload(7), later},
      {"RFC 8200 4.5: a fragment behind options of its own",
       inward6().destination_options().fragment(1232, false, 7).payload(8), later},
      {"RFC 7112 5: a first fragment with a whole chain",
       first().destination_options().udp(1024, 5000).payload(8), native},
      {"RFC 7112 5: a first fragment with ESP, which ends the chain", first().esp(), native},
      {"RFC 7112 3: a first fragment that ends inside the TCP header of a tunnel's packet",
       inward6().fragment(0, true, 7).udp(4789, 5000).payload(16), native},
  });
}

Rows ill_formed() {
  Rows rows = everywhere({
      {"RFC 8200 4.5: a first fragment that is no multiple of eight bytes",
       first().tcp(443).payload(1), drop("frag.misaligned")},
      {"RFC 8200 4.5: a fragment in the middle that is no multiple of eight bytes",
       fragment_at(1248, true).payload(1231), drop("frag.misaligned")},
      {"RFC 8200 4.5: a last fragment that ends beyond the longest packet",
       fragment_at(65528, false).payload(8), drop("frag.too-long")},
      {"RFC 8200 4.5: one that ends there with the headers in front of it",
       inward6().destination_options().fragment(65520, false, 7).payload(8), drop("frag.too-long")},
      {"RFC 8200 4.1: a fragment of a fragment", first().fragment(0, true, 8).tcp(443).payload(4),
       drop("frag.repeated")},
      {"RFC 8200 4.1: two fragment headers that split nothing",
       inward6().fragment(0, false, 7).fragment(0, false, 8).tcp(443), drop("frag.repeated")},
      {"RFC 7112 5: a first fragment that ends in front of TCP", first().says_next(6),
       drop("frag.header-chain")},
      {"RFC 7112 5: one that ends inside TCP", first().protocol(6, Bytes(16, 0)),
       drop("frag.header-chain")},
      {"RFC 7112 5: one that ends inside UDP", first().protocol(17, Bytes(4, 0)),
       drop("frag.header-chain")},
      {"RFC 7112 5: one that ends inside ICMPv6", first().protocol(58, {128, 0, 0, 0}),
       drop("frag.header-chain")},
      {"RFC 7112 5: one that ends in front of destination options", first().says_next(60),
       drop("frag.header-chain")},
      {"RFC 7112 5: one that ends inside destination options",
       first()
           .extension(packet::Protocol::destination_options, {0, 3, 1, 28, 0, 0, 0, 0})
           .says_next(6),
       drop("frag.header-chain")},
      {"RFC 7112 5: one that ends behind destination options",
       first().destination_options().says_next(6), drop("frag.header-chain")},
      {"RFC 7112 3: one that ends inside a tunnel's IPv6 header",
       first().protocol(41, Bytes(24, 0x60)), drop("frag.header-chain"), at::border, capture,
       about_tunnels},
  });
  return rows;
}

Rows atomic() {
  return everywhere({
      {"RFC 6946 4: an atomic fragment", inward6().fragment(0, false, 7).tcp(443),
       note("frag.atomic")},
      {"RFC 8021 4: an atomic fragment of ICMPv6", inward6().fragment(0, false, 7).icmpv6(128),
       note("frag.atomic")},
  });
}

/// RFC 6980 section 5.
Rows neighbour_discovery() {
  Rows rows;
  for (const unsigned type : {133U, 134U, 135U, 136U, 137U, 148U}) {
    const auto number = static_cast<std::uint8_t>(type);
    const std::string name = "type " + std::to_string(type);
    rows.push_back({"RFC 6980 5: " + name + " in a first fragment",
                    message(on_link().hop_limit(255).fragment(0, true, 7), number),
                    drop("nd.fragmented")});
    rows.push_back({"RFC 6980 5: " + name + " in an atomic fragment",
                    message(on_link().hop_limit(255).fragment(0, false, 7), number),
                    drop("nd.fragmented")});
  }
  rows.push_back({"RFC 6980 5: a certification path advertisement may have fragments",
                  message(on_link().fragment(0, true, 7), 149).payload(4), pass});
  return everywhere(rows);
}

/// Only what IPv4's own fields tell; the kernel decides it.
Rows over_ipv4() {
  const auto first4 = [] { return inward4().fragment(0, true, 7); };
  Rows rows = {
      {"RFC 791 3.2: a first fragment", first4().tcp(443).payload(28), native},
      {"RFC 791 3.2: a later fragment", inward4().fragment(1480, true, 7).protocol(6, Bytes(64, 1)),
       accept()},
      {"RFC 791 3.2: a last fragment of any length",
       inward4().fragment(1480, false, 7).protocol(6, Bytes(7, 1)), accept()},
      {"RFC 1858 3: a first fragment with eight bytes of TCP", first4().protocol(6, Bytes(8, 0)),
       drop("frag.tiny-tcp")},
      {"RFC 1858 3: one with sixteen bytes of TCP", first4().protocol(6, Bytes(16, 0)),
       drop("frag.tiny-tcp")},
      {"RFC 1858 3: one with sixteen bytes of TCP behind options",
       inward4().ipv4_options({1, 1, 1, 0}).fragment(0, true, 7).protocol(6, Bytes(16, 0)),
       drop("frag.tiny-tcp")},
      {"RFC 3128 3: a fragment of TCP at offset 8",
       inward4().fragment(8, false, 7).protocol(6, Bytes(32, 0)), drop("frag.tiny-tcp")},
      {"RFC 1858 3: a fragment of UDP at offset 8, which has no flags",
       inward4().fragment(8, false, 7).protocol(17, Bytes(32, 0)), accept()},
      {"RFC 791 3.2: a first fragment that is no multiple of eight bytes",
       first4().tcp(443).payload(29), drop("frag.misaligned")},
      {"RFC 791 3.2: a fragment in the middle that is no multiple of eight bytes",
       inward4().fragment(1480, true, 7).protocol(17, Bytes(63, 0)), drop("frag.misaligned")},
      {"RFC 791 3.1: a last fragment that ends beyond the longest packet",
       inward4().fragment(65528, false, 7).protocol(17, Bytes(64, 0)), drop("frag.too-long")},
      {"RFC 7123 3.6: a first fragment of UDP too short to show whether it is Teredo",
       first4().protocol(17, {0x9c, 0x40, 0xc3, 0x50, 0, 0x64, 0, 0}), drop("frag.teredo-hidden")},
      {"RFC 791 3.2: a first fragment of UDP that shows it is none",
       first4().udp(1024, 5000).udp_length(3000).payload(Bytes(96, 0xff)), accept()},
  };
  return everywhere(rows);
}

}  // namespace

Rows fragment_rows() {
  Rows rows = well_formed();
  add(rows, ill_formed());
  add(rows, atomic());
  add(rows, neighbour_discovery());
  add(rows, over_ipv4());
  return rows;
}

}  // namespace sixgate::test::conformance
