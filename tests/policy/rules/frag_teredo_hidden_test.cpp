// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("frag.teredo-hidden (RFC 7123 3.6)", "[policy]") {
  const auto first = ipv4("8.0.0.1", "9.0.0.2").fragment(0, true, 7);
  const Bytes udp_header{0x9c, 0x40, 0xc3, 0x50, 0x00, 0x64, 0x00, 0x00};
  Bytes plain = udp_header;
  plain.resize(8 + 40, 0xff);
  Bytes authentication = udp_header;
  authentication.insert(authentication.end(), {0, 1});
  authentication.resize(8 + 48, 0);
  check({{"one that holds the UDP header alone", PacketBuilder(first).protocol(17, udp_header),
          drop("frag.teredo-hidden")},
         {"one that ends behind Teredo's authentication header",
          PacketBuilder(first).protocol(17, authentication), drop("frag.teredo-hidden")},
         {"one that holds enough to tell", PacketBuilder(first).protocol(17, plain),
          accept("default.native")},
         {"a whole short datagram", ipv4("8.0.0.1", "9.0.0.2").udp(40000, 53).payload(4),
          accept("default.native")},
         {"a later fragment of UDP",
          ipv4("8.0.0.1", "9.0.0.2").fragment(8, false, 7).protocol(17, Bytes(8, 0)),
          accept("frag.allowed")},
         {"the same over IPv6, where Teredo is not",
          ipv6("2600::1", "2600::2").fragment(0, true, 7).protocol(17, udp_header),
          accept("default.native")}});
}

TEST_CASE("frag.teredo-hidden inside a tunnel", "[policy]") {
  const auto first = ipv4("8.0.0.9", "9.0.0.9").fragment(0, true, 7);
  const Bytes udp_header{0x9c, 0x40, 0xc3, 0x50, 0x00, 0x64, 0x00, 0x00};
  Bytes plain = udp_header;
  plain.resize(8 + 40, 0xff);
  check({{"inside 4in4", tunnelled(PacketBuilder(first).protocol(17, udp_header)),
          drop("frag.teredo-hidden", 1)},
         {"inside 4in4, and enough to tell", tunnelled(PacketBuilder(first).protocol(17, plain)),
          accept("service.allowed", 1)}},
        with_declared_tunnels());
}

TEST_CASE("a first fragment that shows where Teredo's packet would be hides nothing", "[policy]") {
  Bytes answer{0x00, 0x01, 0x81, 0x80};  // DNS, id 1: as Teredo, values of 129 and 128 bytes
  answer.resize(544 - 8, 0x2e);
  check({{"an answer of 1240 bytes over a path of 576",
          ipv4("8.0.0.1", "9.0.0.2")
              .fragment(0, true, 7)
              .udp(53, 40000)
              .udp_length(1240)
              .payload(answer),
          accept("default.native")}});
}
