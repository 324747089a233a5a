// SPDX-License-Identifier: GPL-2.0-or-later
// The scenarios of the whitepaper, section 4, by their profiles: what each wants to pass does, out
// of a tunnel, in every direction that it wants, and of all the rest nothing.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "conformance/hosts.hpp"
#include "conformance/rows.hpp"
#include "support/mobility.hpp"
#include "support/transports.hpp"
#include "support/udp_sessions.hpp"

namespace sixgate::test::conformance {

namespace {

using packet::Protocol;

/// What may be asked for: a protocol and its port.
struct Probe {
  const char* name;
  Protocol protocol;
  std::uint16_t port;  ///< 0 without one
};

constexpr std::array probes{
    Probe{"FTP", Protocol::tcp, 21},
    Probe{"SSH", Protocol::tcp, 22},
    Probe{"Telnet", Protocol::tcp, 23},
    Probe{"SMTP", Protocol::tcp, 25},
    Probe{"DNS", Protocol::udp, 53},
    Probe{"HTTP", Protocol::tcp, 80},
    Probe{"SNMP", Protocol::udp, 161},
    Probe{"HTTPS", Protocol::tcp, 443},
    Probe{"HTTP over QUIC", Protocol::udp, 443},
    Probe{"SMB", Protocol::tcp, 445},
    Probe{"AODV", Protocol::udp, 654},
    Probe{"OLSR", Protocol::udp, 698},
    Probe{"OpenVPN over UDP", Protocol::udp, 1194},
    Probe{"OpenVPN over TCP", Protocol::tcp, 1194},
    Probe{"RADIUS", Protocol::udp, 1812},
    Probe{"RADIUS accounting", Protocol::udp, 1813},
    Probe{"Diameter over TCP", Protocol::tcp, 3868},
    Probe{"Diameter over SCTP", Protocol::sctp, 3868},
    Probe{"DSMIPv6", Protocol::udp, 4191},
    Probe{"SIP over UDP", Protocol::udp, 5060},
    Probe{"SIP over TCP", Protocol::tcp, 5060},
    Probe{"SIP over SCTP", Protocol::sctp, 5060},
    Probe{"SIP over TLS", Protocol::tcp, 5061},
    Probe{"GnuTLS", Protocol::tcp, 5556},
    Probe{"Diameter over TLS", Protocol::tcp, 5658},
    Probe{"Diameter over DTLS", Protocol::sctp, 5658},
    Probe{"a high TCP port", Protocol::tcp, 50000},
    Probe{"a high UDP port", Protocol::udp, 50000},
    Probe{"Mobile IPv6", Protocol::mobility, 0},
    Probe{"HIP", Protocol::hip, 0},
};

/// Between two zones.
struct Direction {
  const char* name;
  Path path;
  std::string_view source;
  std::string_view destination;
};

constexpr std::array directions{
    Direction{"in", inward, outside6, inside6},
    Direction{"out", outward, inside6, outside6},
    Direction{"to vpn", across, inside6, "2600:5::1"},
    Direction{"from vpn", out_of_vpn, "2600:5::1", inside6},
    Direction{"within", within, inside6, "2600:100::1"},
};

/// What a scenario wants: a probe by its name, and the directions.
struct Wanted {
  const char* profile;
  const char* probe;
  std::string_view directions;  ///< their first letters; `t` and `f` are to and from vpn
};

constexpr std::array wanted{
    Wanted{"e-government", "SIP over UDP", "io"},
    Wanted{"e-government", "SIP over TCP", "io"},
    Wanted{"e-government", "SIP over SCTP", "io"},
    Wanted{"e-government", "SIP over TLS", "io"},
    Wanted{"e-government", "HTTPS", "itf"},
    Wanted{"e-government", "RADIUS", "tf"},
    Wanted{"e-government", "RADIUS accounting", "tf"},
    Wanted{"e-government", "Diameter over TCP", "tf"},
    Wanted{"e-government", "Diameter over SCTP", "tf"},
    Wanted{"mobile-user", "Mobile IPv6", "io"},
    Wanted{"mobile-user", "DSMIPv6", "io"},
    Wanted{"mobile-user", "RADIUS", "io"},
    Wanted{"mobile-user", "RADIUS accounting", "io"},
    Wanted{"mobile-user", "Diameter over TCP", "io"},
    Wanted{"mobile-user", "Diameter over SCTP", "io"},
    Wanted{"mobile-user", "Diameter over TLS", "io"},
    Wanted{"mobile-user", "Diameter over DTLS", "io"},
    Wanted{"public-safety", "OpenVPN over UDP", "io"},
    Wanted{"public-safety", "OpenVPN over TCP", "io"},
    Wanted{"public-safety", "GnuTLS", "io"},
    Wanted{"public-safety", "OLSR", "w"},
    Wanted{"public-safety", "AODV", "w"},
    Wanted{"direct-e2e", "Mobile IPv6", "io"},
    Wanted{"corporate", "HTTP", "o"},
    Wanted{"corporate", "HTTPS", "o"},
    Wanted{"corporate", "Mobile IPv6", "io"},
    Wanted{"coarse", "HTTPS", "io"},
    Wanted{"coarse", "SIP over TLS", "io"},
    Wanted{"coarse", "Diameter over TLS", "io"},
    Wanted{"coarse", "Diameter over DTLS", "io"},
    Wanted{"coarse", "OpenVPN over UDP", "io"},
    Wanted{"coarse", "OpenVPN over TCP", "io"},
    Wanted{"coarse", "GnuTLS", "io"},
};

bool is_wanted(std::string_view profile, const Probe& probe, const Direction& direction) {
  return std::ranges::any_of(wanted, [&](const Wanted& row) {
    return profile == row.profile && std::string_view(probe.name) == row.probe &&
           row.directions.find(direction.name[0]) != std::string_view::npos;
  });
}

PacketBuilder packet_of(const Probe& probe, PacketBuilder packet) {
  switch (probe.protocol) {
    case Protocol::tcp: return packet.tcp(probe.port);
    case Protocol::udp: return packet.udp(40000, probe.port).payload(20);
    case Protocol::sctp:
      return packet.sctp({.destination_port = probe.port, .chunks = sctp_init(7)});
    case Protocol::mobility: return packet.mobility(home_test_init(7));
    default: return packet.then(hip(1));
  }
}

PacketBuilder out_of_tunnel(const PacketBuilder& inner) {
  return ipv4("8.0.0.1", "9.0.0.2").carries(inner);
}

/// What each scenario needs whatever else it wants: RFC 4890, and that IPsec passes where it is
/// met.
Rows essentials(std::string_view profile, const Direction& direction) {
  const PacketBuilder packet = ipv6(direction.source, direction.destination);
  using B = PacketBuilder;
  const auto row = [&](const char* name, const PacketBuilder& inner, Expected expected) {
    return Row{"whitepaper 4: " + std::string(profile) + ": " + name + ", " + direction.name,
               out_of_tunnel(inner),
               expected,
               profile,
               direction.path,
               about_tunnels};
  };
  return {
      row("Packet Too Big", B(packet).packet_too_big(1280), accept("icmpv6.packet-too-big", 1)),
      row("destination unreachable, of no flow", B(packet).icmpv6_error(1, 4),
          drop("icmpv6.error-unrelated", 1)),
      row("ESP", B(packet).esp(), accept("ipsec.allowed", 1)),
      row("AH", B(packet).ah().tcp(443), accept("ipsec.allowed", 1)),
      row("IKE", B(packet).udp(500, 500).holds(ike()), accept("ipsec.allowed", 1)),
      row("a fragment", B(packet).fragment(1232, false, 7).payload(8), accept("frag.allowed", 1)),
  };
}

Rows rows_of(std::string_view profile) {
  Rows rows;
  for (const Direction& direction : directions) {
    add(rows, essentials(profile, direction));
    for (const Probe& probe : probes) {
      const auto inner = packet_of(probe, ipv6(direction.source, direction.destination));
      const Expected expected = is_wanted(profile, probe, direction) ? accept("service.allowed", 1)
                                                                     : drop("service.closed", 1);
      rows.push_back(
          {"whitepaper 4: " + std::string(profile) + ": " + probe.name + ", " + direction.name,
           out_of_tunnel(inner), expected, profile, direction.path, about_tunnels});
    }
  }
  return rows;
}

}  // namespace

Rows scenario_rows() {
  Rows rows;
  for (const std::string_view profile : at::profiles) add(rows, rows_of(profile));
  return rows;
}

}  // namespace sixgate::test::conformance
