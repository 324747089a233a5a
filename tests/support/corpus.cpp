// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/corpus.hpp"

namespace sixgate::test {

PacketBuilder longest_chain() {
  PacketBuilder packet = ipv6("2600::1", "2600::2");
  for (int i = 0; i < 16; ++i) packet.destination_options();
  return packet.tcp(443);
}

PacketBuilder teredo_echo() {
  return ipv4("192.0.2.45", "8.0.0.1")
      .udp(40000, 3544)
      .teredo_authentication()
      .teredo_origin(40000, "192.0.2.45")
      .teredo(ipv6("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2600::1").icmpv6(128).payload(8));
}

PacketBuilder six_to_four_echo() {
  return ipv4("8.0.0.1", "9.0.0.2")
      .carries(ipv6("2002:800:1::1", "2002:900:2::1").icmpv6(128).payload(8));
}

std::vector<PacketBuilder> valid_packets() {
  std::vector<PacketBuilder> all;
  for (const auto& some :
       {valid_headers(), valid_messages(), valid_tunnels(), valid_udp_tunnels()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace sixgate::test
