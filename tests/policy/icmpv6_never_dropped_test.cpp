// SPDX-License-Identifier: GPL-2.0-or-later
// What no network can do without is dropped by no default, natively or in a tunnel, whoever sends
// it. RFC 4890 sections 4.3.1, 4.3.2 and 4.4.1.
#include <string>
#include <vector>

#include "policy/verdict_table.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"
#include "support/neighbour_options.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

void check_passes_natively(const PacketBuilder& packet,
                           const std::vector<policy::Arrival>& arrivals) {
  CAPTURE(packet.says());
  for (const auto role : {policy::Role::border, policy::Role::host}) {
    for (const policy::Arrival& arrival : arrivals) {
      CHECK(decide(packet, Site(role), arrival).verdict.is_accept());
    }
  }
}

/// Checks that a packet passes natively on each way that it may come, and out of a tunnel for which
/// no service is open.
void check_passes(const PacketBuilder& packet, const std::vector<policy::Arrival>& arrivals) {
  check_passes_natively(packet, arrivals);
  const Site site = Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"});
  CAPTURE(packet.says());
  CHECK(decide(tunnelled(packet), site).verdict.is_accept());
}

const std::vector<policy::Arrival> every_way{forwarded, received, sent, {}};
const std::vector<policy::Arrival> on_its_link{received, sent, bridged, {}};

}  // namespace

TEST_CASE("errors of every code pass from whatever router answers", "[policy]") {
  for (const auto* const router : {"2600::1", "fd00::1", "2600:1::"}) {
    for (unsigned code = 0; code < 256; ++code) {
      for (const std::uint8_t type : Bytes{1, 3, 4}) {
        check_passes(ipv6(router, "2600::2").icmpv6_error(type, static_cast<std::uint8_t>(code)),
                     every_way);
      }
    }
  }
}

TEST_CASE("path MTU discovery passes for every MTU that may be, whatever its size", "[policy]") {
  const PacketBuilder large = ipv6("2600::2", "2600::9").udp(5000, 5001).payload(1400);
  for (const std::uint32_t mtu : {1280U, 1281U, 1492U, 1500U, 9000U, 65535U}) {
    for (const auto* const router : {"2600::1", "fd00::1"}) {
      check_passes(ipv6(router, "2600::2").packet_too_big(mtu), every_way);
      check_passes(ipv6(router, "2600::2").icmpv6(2, 0, mtu).quoting(large), every_way);
    }
  }
}

TEST_CASE("neighbour discovery passes from where it may come", "[policy]") {
  for (const PacketBuilder& packet :
       {ipv6("::", "ff02::1:ff00:2").neighbour_solicitation("fe80::2"),
        ipv6("::", "ff02::1:ff00:2").neighbour_solicitation("2600::2", nonce_option()),
        ipv6("::", "ff02::2").router_solicitation(),
        ipv6("fe80::1", "ff02::2").router_solicitation(source_link_layer_address()),
        ipv6("fe80::1", "ff02::1").router_advertisement(prefix_information("2600::", 64)),
        ipv6("2600::1", "2600::2").neighbour_solicitation("2600::2"),
        ipv6("2600::1", "ff02::1:ff00:2")
            .neighbour_solicitation("2600::2", source_link_layer_address()),
        ipv6("2600::2", "2600::1").neighbour_advertisement("2600::2"),
        ipv6("fe80::2", "ff02::1").neighbour_advertisement("2600::2", target_link_layer_address()),
        ipv6("fe80::1", "2600::2").redirect("fe80::3", "2600::9")}) {
    check_passes(packet, on_its_link);
  }
}

TEST_CASE("listener and multicast router discovery passes, however it is made", "[policy]") {
  for (const PacketBuilder& packet :
       {ipv6("fe80::1", "ff02::1").mld_query(), ipv6("::", "ff02::16").mld_report(),
        ipv6("fe80::1", "ff02::16").mld_report(),
        ipv6("fe80::1", "ff02::1234").icmp(listener_report("ff02::1234")),
        ipv6("::", "ff02::2").icmp(listener_done("ff02::1234")),
        ipv6("fe80::1", "ff02::16").hop_limit(1).icmpv6(143)}) {
    check_passes(packet, on_its_link);
  }
  for (const PacketBuilder& packet :
       {ipv6("fe80::1", "ff02::6a").icmp(multicast_router_advertisement()),
        ipv6("fe80::1", "ff02::2").icmp(multicast_router_solicitation()),
        ipv6("2600::1", "ff02::6a").hop_limit(64).icmpv6(153)}) {
    check_passes_natively(packet, on_its_link);
  }
}
