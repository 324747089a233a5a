// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("ipv6.link-local-routed (RFC 4291 2.5.6)", "[policy]") {
  check({{"from a link-local address, forwarded", ipv6("fe80::1", "2600::2").tcp(443),
          drop("ipv6.link-local-routed"), forwarded},
         {"to a link-local address, forwarded", ipv6("2600::1", "fe80::2").tcp(443),
          drop("ipv6.link-local-routed"), forwarded},
         {"from the last link-local address, forwarded", ipv6("febf:ffff::1", "2600::2").tcp(443),
          drop("ipv6.link-local-routed"), forwarded},
         {"from a site-local address, forwarded", ipv6("fec0::1", "2600::2").tcp(443),
          accept("default.native"), forwarded},
         {"between link-local addresses, to us", ipv6("fe80::1", "fe80::2").tcp(443),
          accept("default.native"), received},
         {"between link-local addresses, from us", ipv6("fe80::2", "fe80::1").tcp(443),
          accept("default.native"), sent},
         {"between link-local addresses of one link, through a bridge",
          ipv6("fe80::1", "fe80::2").tcp(443), accept("default.native"), bridged},
         {"in a capture, which has no hook", ipv6("fe80::1", "fe80::2").tcp(443),
          accept("default.native")},
         {"between global addresses, forwarded", ipv6("2600::1", "2600::2").tcp(443),
          accept("default.native"), forwarded}});
}

TEST_CASE("a link-local address inside a tunnel is on the tunnel's own link", "[policy]") {
  check({{"OSPF of a tunnel, forwarded",
          tunnelled(ipv6("fe80::1", "ff02::5").hop_limit(1).protocol(89, Bytes(24, 0))),
          accept("service.allowed", 1), forwarded}},
        with_declared_tunnels());
}
