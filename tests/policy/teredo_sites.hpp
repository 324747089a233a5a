// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "policy/verdict_table.hpp"
#include "support/neighbour_options.hpp"

// A border whose clients are 192.0.2.0/24 and whose server is 65.54.227.120. The client is
// 192.0.2.45 on port 40000, and the border translates nothing, so that this is what others see too.
namespace sixgate::test {

inline constexpr const char* server = "65.54.227.120";
inline constexpr const char* client_end = "192.0.2.45";
inline constexpr const char* client = "2001:0:4136:e378:8000:63bf:3fff:fdd2";

/// A peer at 8.0.0.9 on port 40001, whose server is 8.0.0.53.
inline constexpr const char* peer_server = "8.0.0.53";
inline constexpr const char* peer_end = "8.0.0.9";
inline constexpr const char* peer = "2001:0:800:35:0:63be:f7ff:fff6";

inline constexpr const char* solicitor = "fe80::ffff:ffff:ffff";

inline Site teredo_gate() {
  return Site().teredo_gate({server}, {"192.0.2.0/24"}).open_everything();
}

inline PacketBuilder from_client(std::string_view destination, std::uint16_t port) {
  return ipv4(client_end, destination).udp(40000, port);
}
inline PacketBuilder to_client(std::string_view source, std::uint16_t port) {
  return ipv4(source, client_end).udp(port, 40000);
}

inline PacketBuilder solicitation() { return ipv6(solicitor, "ff02::2").router_solicitation(); }

/// To the client's solicitation, with a prefix of /64.
inline PacketBuilder advertisement(std::string_view prefix) {
  return ipv6("fe80::8000:f227:bec9:1c87", solicitor)
      .router_advertisement(prefix_information(prefix, 64, 0x40));
}

/// A packet that is its header alone.
inline PacketBuilder bubble(std::string_view source, std::string_view destination) {
  return ipv6(source, destination);
}

}  // namespace sixgate::test
