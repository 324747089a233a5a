// SPDX-License-Identifier: GPL-2.0-or-later
#include "golden/captures.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "capture/pcap_file.hpp"
#include "support/corpus.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::test {

namespace {

constexpr std::uint32_t link_ethernet = 1;
constexpr std::uint32_t link_raw = 101;

std::string raw(const std::vector<Bytes>& packets) {
  std::vector<Record> records;
  for (const Bytes& packet : packets) {
    records.push_back({.bytes = packet,
                       .seconds = 1118316711,
                       .microseconds = static_cast<std::uint32_t>(records.size() * 500)});
  }
  return pcap_file(link_raw, records);
}

PacketBuilder native() { return ipv6("2600::1", "2620::2"); }
PacketBuilder on_link() { return ipv6("fe80::1", "ff02::1"); }
PacketBuilder outer() { return ipv4("8.0.0.1", "9.0.0.2"); }

std::string icmpv6() {
  const auto message = [] { return ipv6("2600::1", "2620::2"); };
  return raw({
      ipv6("2600::1", "ff02::1").icmpv6(128),
      ipv6("2600::1", "ff0e::1").icmpv6(128),
      message().icmpv6(128),
      message().icmpv6(129),
      message().packet_too_big(1500).quoting(ipv6("2620::2", "2600::1").tcp(443)),
      message().packet_too_big(1280).quoting(ipv6("2620::2", "2600::1").tcp(443)),
      message().packet_too_big(1000).quoting(ipv6("2620::2", "2600::1").tcp(443)),
      message().icmpv6_error(1, 4).quoting(ipv6("2620::2", "2600::1").udp(53, 53)),
      message().icmpv6_error(3).quoting(ipv6("2620::2", "2600::1").udp(53, 53)),
      on_link().neighbour_solicitation("fe80::2"),
      on_link().neighbour_solicitation("fe80::2").hop_limit(64),
      on_link().neighbour_advertisement("fe80::1"),
      on_link().router_advertisement(),
      ipv6("2600::1", "ff02::1").router_advertisement(),
      ipv6("::", "ff02::2").router_solicitation(),
      on_link().fragment(0, false, 1).neighbour_solicitation("fe80::2"),
      ipv6("fe80::1", "ff02::16").mld_report(),
      ipv6("ff02::1", "2620::2").icmpv6(128),
  });
}

std::string extension_headers() {
  PacketBuilder sixteen = native();
  PacketBuilder seventeen = native();
  for (int i = 0; i < 17; ++i) {
    if (i < 16) sixteen.destination_options();
    seventeen.destination_options();
  }
  return raw({
      native().tcp(443),
      native().routing(0, 1).tcp(443),
      native().routing(0, 0).icmpv6(128),
      native().routing(2, 1).tcp(443),
      native().routing(4, 1).udp(1024, 4500),
      native().hop_by_hop().destination_options().tcp(443),
      native().ah().tcp(443),
      native().esp(),
      native().home_address("2620::3").udp(1024, 53),
      native().mobility(5),
      native().fragment(0, true, 7).udp(1024, 53).payload(64),
      native().fragment(72, false, 7).payload(64),
      native().fragment(0, true, 8).destination_options().says_next(6),
      sixteen.tcp(443),
      seventeen.tcp(443),
      native().hop_by_hop().routing(0, 1).tcp(443),
      native().protocol(253),
      native().says_next(59),
  });
}

std::string tunnels() {
  const auto inner = [] { return ipv6("2600::1", "2620::2").tcp(443); };
  const auto relayed = [] { return ipv6("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2620::2"); };
  return raw({
      outer().carries(inner()),
      native().carries(ipv4("192.0.2.1", "198.51.100.1").tcp(80)),
      outer().carries(ipv4("192.0.2.1", "198.51.100.1").tcp(80)),
      native().carries(inner()),
      outer().gre(inner()),
      native().gre(inner(), 0x2000),
      outer().gre(0, 0x6558, Bytes(60, 0)),
      outer().carries(outer().carries(outer().carries(inner()))),
      outer().carries(native().routing(0, 1).tcp(443)),
      outer()
          .udp(1024, 3544)
          .teredo(ipv6("fe80::8000:5445:5245:444f", "ff02::2").router_solicitation()),
      outer()
          .udp(1024, 3544)
          .teredo_authentication()
          .teredo(ipv6("fe80::8000:5445:5245:444f", "ff02::2").router_solicitation()),
      outer().udp(3544, 1024).teredo_origin(40000, "192.0.2.45").teredo(relayed().protocol(59)),
      outer().udp(40000, 50000).teredo(relayed().tcp(80)),
      outer().udp(40000, 3544).payload(48),
      outer().udp(1024, 53).payload(48),
      outer().fragment(0, true, 9).carries(inner().payload(4)),
      outer().fragment(64, false, 9).carries(inner()),
  });
}

std::string six_to_four() {
  std::vector<Bytes> packets;
  for (const SixToFour& packet : six_to_four_packets()) {
    packets.push_back(ipv4(packet.outer_source, packet.outer_destination)
                          .carries(ipv6(packet.inner_source, packet.inner_destination).icmpv6(128))
                          .bytes());
  }
  return raw(packets);
}

/// The same packets, each with its first bytes only.
std::string cut() {
  std::vector<Record> records;
  const std::vector<Bytes> packets{native().hop_by_hop().destination_options().tcp(443).bytes(),
                                   outer().carries(native().icmpv6(128)).bytes(),
                                   native().icmpv6(128).bytes(), outer().udp(1, 2).bytes()};
  for (const Bytes& packet : packets) {
    for (const std::size_t captured : {0UL, 10UL, 24UL, 44UL, 52UL, 200UL}) {
      const Bytes frame = ethernet(packet[0] >> 4 == 4 ? 0x0800 : 0x86dd, packet);
      const std::size_t kept = std::min(14 + captured, frame.size());
      records.push_back({.bytes = Bytes(frame.begin(), frame.begin() + static_cast<long>(kept)),
                         .length = frame.size(),
                         .seconds = 1});
    }
  }
  return pcap_file(link_ethernet, records);
}

std::string faults() {
  return raw({
      Bytes{0x50, 0, 0, 0},
      native().tcp(443).truncated(39),
      native().tcp(443).payload_length(8),
      native().tcp(443).payload_length(2000),
      native().hop_by_hop({5, 200, 0, 0, 0, 0}).tcp(443),
      native().jumbo(70000).tcp(443),
      native().udp(1, 2).udp_length(4),
      native().udp(1, 2).udp_length(4000),
      native().icmpv6(128).payload_length(4),
      outer().tcp(80).ipv4_header_words(4),
      outer().tcp(80).ipv4_header_words(15),
      outer().tcp(80).payload_length(2000),
      outer().carries(native().tcp(443).version(5)),
      outer().carries(native().tcp(443)).payload_length(40),
      outer().tcp(80).padded(6),
  });
}

/// One of every form that the reader knows.
std::string corpus() {
  std::vector<Bytes> packets;
  for (const PacketBuilder& packet : valid_packets()) packets.push_back(packet);
  return raw(packets);
}

std::string damaged() {
  std::string content = icmpv6();
  content.resize(content.size() - 20);
  return content;
}

}  // namespace

std::vector<Golden> golden_captures() {
  return {
      {.name = "icmpv6", .capture = icmpv6(), .configuration = "defaults.toml"},
      {.name = "icmpv6-monitor",
       .capture = icmpv6(),
       .configuration = "defaults.toml",
       .options = {"--monitor"}},
      {.name = "extension-headers",
       .capture = extension_headers(),
       .configuration = "defaults.toml"},
      {.name = "extension-headers-logged",
       .capture = extension_headers(),
       .configuration = "logged.toml",
       .options = {"--all"}},
      {.name = "tunnels", .capture = tunnels(), .configuration = "defaults.toml"},
      {.name = "tunnels-declared", .capture = tunnels(), .configuration = "tunnels.toml"},
      {.name = "6to4-router", .capture = six_to_four(), .configuration = "6to4-router.toml"},
      {.name = "cut", .capture = cut(), .configuration = "defaults.toml", .options = {"--all"}},
      {.name = "faults",
       .capture = faults(),
       .configuration = "defaults.toml",
       .options = {"--all"}},
      {.name = "dissected",
       .capture = corpus(),
       .configuration = "tunnels.toml",
       .options = {"--dissect"}},
      {.name = "dissected-cut",
       .capture = cut(),
       .configuration = "defaults.toml",
       .options = {"--dissect"}},
      {.name = "dissected-faults",
       .capture = faults(),
       .configuration = "defaults.toml",
       .options = {"--dissect"}},
      {.name = "damaged", .capture = damaged(), .configuration = "defaults.toml", .status = 2},
  };
}

}  // namespace sixgate::test
