// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/six_to_four_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

constexpr const char* mismatch = "tunnel.6to4-destination-mismatch";

}  // namespace

TEST_CASE("tunnel.6to4-destination-mismatch at a router (RFC 3964 3.1, 5.2)", "[policy]") {
  const auto to = [](std::string_view destination) {
    return ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2002:800:1::1", destination).tcp(443));
  };
  check({{"to another site's 6to4 address", to("2002:900:3::1"), drop(mismatch, 1)},
         {"to a native address: a router is no relay", to("2600::1"), drop(mismatch, 1)},
         {"out to a third party that is not the 6to4 destination",
          out("192.88.99.9", "2002:800:1::1"), drop(mismatch, 1)},
         {"to our own 6to4 network", to("2002:900:2::1"), accept("service.allowed", 1)},
         {"to any subnet of it", to("2002:900:2:ffff::1"), accept("service.allowed", 1)},
         {"out to the 6to4 destination itself", out("8.0.0.1", "2002:800:1::1"),
          accept("default.tunnelled", 1)},
         {"out to a native destination, over a relay", out("8.0.0.9", "2600::1"),
          accept("default.tunnelled", 1)}},
        six_to_four_router().anycast(sixgate::policy::Anycast::accept));
}

TEST_CASE("tunnel.6to4-destination-mismatch at a relay (RFC 3964 3.2)", "[policy]") {
  check({{"from a site to another site",
          ipv4("8.0.0.1", "7.0.0.3").carries(ipv6("2002:800:1::1", "2002:900:2::1").tcp(80)),
          drop(mismatch, 1)},
         {"from a site to the relay's own 6to4 address",
          ipv4("8.0.0.1", "7.0.0.3").carries(ipv6("2002:800:1::1", "2002:700:3::1").tcp(80)),
          drop(mismatch, 1)},
         {"out to another site than the destination's",
          ipv4("7.0.0.3", "9.0.0.3").carries(ipv6("2600::9", "2002:900:2::1").tcp(80)),
          drop(mismatch, 1)},
         {"from a site to a native address",
          ipv4("8.0.0.1", "7.0.0.3").carries(ipv6("2002:800:1::1", "2600::9").tcp(80)),
          accept("service.allowed", 1)},
         {"out to the destination's site",
          ipv4("7.0.0.3", "9.0.0.2").carries(ipv6("2600::9", "2002:900:2::1").tcp(80)),
          accept("default.tunnelled", 1)}},
        six_to_four_relay());
}
