// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/crossing_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv6.multicast-scope (RFC 4291 2.7)", "[policy]") {
  check({{"to the reserved scope", ipv6("fe80::1", "ff00::1").udp(1, 2),
          drop("ipv6.multicast-scope"), received},
         {"to the reserved scope, with flags", ipv6("fe80::1", "ff30::1").udp(1, 2),
          drop("ipv6.multicast-scope")},
         {"to the reserved scope, from us", ipv6("fe80::1", "ff00::1").udp(1, 2),
          drop("ipv6.multicast-scope"), sent},
         {"to an interface's scope, through a bridge", ipv6("fe80::1", "ff01::1").udp(1, 2),
          drop("ipv6.multicast-scope"), bridged},
         {"to an interface's scope, in a capture of a link", ipv6("fe80::1", "ff11::1").udp(1, 2),
          drop("ipv6.multicast-scope")},
         {"to a link's scope, forwarded", ipv6("2600::1", "ff02::fb").udp(5353, 5353),
          drop("ipv6.multicast-scope"), forwarded},
         {"to an interface's scope, between programs of this machine",
          ipv6("fe80::1", "ff01::1").udp(1, 2), accept("default.native"), sent},
         {"to an interface's scope, what comes back of that", ipv6("fe80::1", "ff01::1").udp(1, 2),
          accept("default.native"), received},
         {"over the loopback interface", ipv6("::1", "ff00::1").udp(1, 2), accept("default.native"),
          looped},
         {"to a link's scope", ipv6("fe80::1", "ff02::fb").udp(5353, 5353),
          accept("default.native"), received},
         {"to a link's scope, through a bridge", ipv6("fe80::1", "ff02::fb").udp(5353, 5353),
          accept("default.native"), bridged},
         {"to a link's scope, in a capture", ipv6("fe80::1", "ff02::fb").udp(5353, 5353),
          accept("default.native")},
         {"to a site's scope, forwarded", ipv6("2600::1", "ff05::1:3").udp(1, 547),
          accept("default.native"), forwarded},
         {"to no group, forwarded", ipv6("2600::1", "fe00::2").udp(1, 2), accept("default.native"),
          forwarded}});
}

TEST_CASE("ipv6.multicast-scope inside a tunnel", "[policy]") {
  check({{"to the reserved scope", tunnelled(ipv6("fe80::1", "ff00::1").udp(1, 2)),
          drop("ipv6.multicast-scope", 1)},
         {"to an interface's scope", tunnelled(ipv6("fe80::1", "ff01::1").udp(1, 2)),
          drop("ipv6.multicast-scope", 1)},
         {"to the scope of the tunnel's own link, in a tunnel that is forwarded",
          tunnelled(ipv6("fe80::1", "ff02::5").protocol(89, Bytes(24, 0))),
          accept("service.allowed", 1), forwarded}},
        with_declared_tunnels());
}
