// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/six_to_four_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

TEST_CASE("tunnel.6to4-martian-ipv4 (RFC 3964 5.3.1)", "[policy]") {
  // The 6to4 source is that of the outer one, so nothing but the outer one is wrong. What some of
  // them would be dropped for before is switched off.
  using sixgate::policy::Action;
  check(
      {{"from 0/8", in("0.1.2.3", "2002:1:203::1"), drop("tunnel.6to4-martian-ipv4")},
       {"from 10/8", in("10.0.0.1", "2002:a00:1::1"), drop("tunnel.6to4-martian-ipv4")},
       {"from 127/8", in("127.0.0.1", "2002:7f00:1::1"), drop("tunnel.6to4-martian-ipv4")},
       {"from 169.254/16", in("169.254.0.1", "2002:a9fe:1::1"), drop("tunnel.6to4-martian-ipv4")},
       {"from 172.16/12", in("172.31.255.1", "2002:ac1f:ff01::1"),
        drop("tunnel.6to4-martian-ipv4")},
       {"from 192.168/16", in("192.168.1.1", "2002:c0a8:101::1"), drop("tunnel.6to4-martian-ipv4")},
       {"from 224/4", in("224.0.0.1", "2002:e000:1::1"), drop("tunnel.6to4-martian-ipv4")},
       {"from 240/4", in("240.0.0.1", "2002:f000:1::1"), drop("tunnel.6to4-martian-ipv4")},
       {"from our own broadcast address", in("9.0.0.255", "2002:900:ff::1"),
        drop("tunnel.6to4-martian-ipv4")},
       {"to a private address", out("10.1.1.1", "2002:a01:101::1"),
        drop("tunnel.6to4-martian-ipv4")},
       {"to a group", out("224.0.0.1", "2002:e000:1::1"), drop("tunnel.6to4-martian-ipv4")},
       {"to our own broadcast address", out("9.0.0.255", "2002:900:ff::1"),
        drop("tunnel.6to4-martian-ipv4")},
       {"from just behind 10/8", in("11.0.0.1", "2002:b00:1::1"), accept("service.allowed", 1)},
       {"from just behind 172.16/12", in("172.32.0.1", "2002:ac20:1::1"),
        accept("service.allowed", 1)},
       {"from just below 224/4", in("223.255.255.1", "2002:dfff:ff01::1"),
        accept("service.allowed", 1)},
       {"from somebody else's address that ends in 255", in("8.0.0.255", "2002:800:ff::1"),
        accept("service.allowed", 1)},
       {"to a global address", out("8.0.0.1", "2002:800:1::1"), accept("default.tunnelled", 1)}},
      six_to_four_router()
          .action("ipv4.source-loopback", Action::accept)
          .action("ipv4.source-multicast", Action::accept));
}

TEST_CASE("a configured tunnel may use private addresses: RFC 3964 2.4.3", "[policy]") {
  check({{"6in4 from 10.0.0.1",
          ipv4("10.0.0.1", "9.0.0.2").carries(ipv6("2600::1", "2600::2").tcp(443)),
          accept("service.allowed", 1)}},
        six_to_four_router().tunnel("6in4", {"9.0.0.2"}, {"10.0.0.1"}));
}
