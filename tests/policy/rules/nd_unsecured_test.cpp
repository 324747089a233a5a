// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"
#include "support/neighbour_options.hpp"

using namespace sixgate::test;
using sixgate::policy::Hook;
using sixgate::policy::Zone;

namespace {

constexpr auto from_inside = arrival_at(Hook::input, Zone::inside);

const Bytes cga = cga_option(Bytes(20, 7));
const Bytes stamp = timestamp_option(1000);
const Bytes signature = rsa_signature(Bytes(128, 7));
const Bytes all_parts = joined({cga, stamp, nonce_option(), signature});

PacketBuilder solicitation(const Bytes& options = {}) {
  return ipv6("fe80::1", "ff02::1:ff00:2").neighbour_solicitation("fe80::2", options);
}

PacketBuilder advertisement(const Bytes& options = {}) {
  return ipv6("fe80::1", "ff02::1").router_advertisement(options);
}

}  // namespace

TEST_CASE("nd.unsecured (RFC 3971 8)", "[policy]") {
  check({{"a bare neighbour solicitation", solicitation(), drop("nd.unsecured"), from_inside},
         {"one without a signature", solicitation(joined({cga, stamp})), drop("nd.unsecured"),
          from_inside},
         {"one without a CGA", solicitation(joined({stamp, signature})), drop("nd.unsecured"),
          from_inside},
         {"one that may be a replay", solicitation(joined({cga, signature})), drop("nd.unsecured"),
          from_inside},
         {"a bare router advertisement", advertisement(), drop("nd.unsecured"), from_inside},
         {"a bare redirect", ipv6("fe80::1", "2600::2").redirect("fe80::3", "2600::9"),
          drop("nd.unsecured"), from_inside},
         {"a bare router solicitation from an address",
          ipv6("fe80::1", "ff02::2").router_solicitation(), drop("nd.unsecured"), from_inside},
         {"a bare router solicitation from ::", ipv6("::", "ff02::2").router_solicitation(),
          accept("nd.allowed"), from_inside},
         {"a solicitation with all parts", solicitation(all_parts), accept("nd.allowed"),
          from_inside},
         {"a router advertisement that is signed, its address no CGA",
          advertisement(joined({stamp, signature})), accept("nd.allowed"), from_inside},
         {"a certification path, from which all proof begins",
          ipv6("fe80::1", "ff02::1").icmp(certification_path_advertisement(0, 1, 0)),
          accept("nd.allowed"), from_inside},
         {"a bare solicitation from another zone", solicitation(), accept("nd.allowed"),
          arrival_at(Hook::input, Zone::outside)},
         {"our own", solicitation(), accept("nd.allowed"), sent},
         {"a bare one in a capture", solicitation(), accept("nd.allowed")}},
        Site().nd_require_send({Zone::inside, Zone::vpn}));
  check({{"a bare solicitation where none need be secured", solicitation(), accept("nd.allowed"),
          from_inside}});
}

TEST_CASE("nd.unsecured inside a tunnel", "[policy]") {
  check({{"a bare neighbour solicitation", tunnelled(solicitation()), drop("nd.unsecured", 1),
          from_inside},
         {"one with all parts", tunnelled(solicitation(all_parts)), accept("nd.allowed", 1),
          from_inside}},
        with_declared_tunnels().nd_require_send({Zone::inside}));
}
