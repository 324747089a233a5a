// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/six_to_four_sites.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

constexpr const char* mismatch = "tunnel.6to4-source-mismatch";

}  // namespace

TEST_CASE("tunnel.6to4-source-mismatch at a router (RFC 3964 5.1, 5.2)", "[policy]") {
  check({{"a 6to4 source that is not the sender's", in("8.0.0.1", "2002:1234:1234::1"),
          drop(mismatch, 1)},
         {"one bit beside the sender's", in("8.0.0.1", "2002:800:0::1"), drop(mismatch, 1)},
         {"a 6to4 source over a relay", in("192.88.99.1", "2002:800:1::1"), drop(mismatch, 1)},
         {"somebody else's 6to4 source, on the way out",
          ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2002:1234:1234::1", "2002:800:1::1").tcp(80)),
          drop(mismatch, 1)},
         {"a native source on the way out",
          ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2600::1", "2002:800:1::1").tcp(80)),
          drop(mismatch, 1)},
         {"the sender's own", in("8.0.0.1", "2002:800:1::1"), accept("service.allowed", 1)},
         {"any subnet and interface of it", in("8.0.0.1", "2002:800:1:ffff:1:2:3:4"),
          accept("service.allowed", 1)},
         {"a native source, over a relay", in("192.88.99.1", "2600::1"),
          accept("service.allowed", 1)},
         {"our own, on the way out", out("8.0.0.1", "2002:800:1::1"),
          accept("default.tunnelled", 1)}},
        six_to_four_router());
}

TEST_CASE("a router takes native sources only from its relays: RFC 3964 6.2", "[policy]") {
  check({{"from somebody else", in("8.0.0.1", "2600::1"), drop(mismatch, 1)},
         {"from a listed relay", in("7.0.0.3", "2600::1"), accept("service.allowed", 1)},
         {"from the anycast relay, which is listed", in("192.88.99.1", "2600::1"),
          accept("service.allowed", 1)},
         {"a 6to4 source needs no relay", in("8.0.0.1", "2002:800:1::1"),
          accept("service.allowed", 1)}},
        six_to_four_router().relays({"7.0.0.3", "192.88.99.1"}));
  check({{"from the anycast relay, which needs no listing: RFC 7526 6",
          in("192.88.99.1", "2600::1"), accept("service.allowed", 1)}},
        six_to_four_router().relays({"7.0.0.3"}));
}

TEST_CASE("tunnel.6to4-source-mismatch at a relay (RFC 3964 4.1.2, 4.2.2)", "[policy]") {
  check({{"a 6to4 source that is not the sender's",
          ipv4("8.0.0.1", "7.0.0.3").carries(ipv6("2002:1234:1::1", "2600::9").tcp(80)),
          drop(mismatch, 1)},
         {"a 6to4 source from the native side",
          ipv4("7.0.0.3", "9.0.0.2").carries(ipv6("2002:700:3::1", "2002:900:2::1").tcp(80)),
          drop(mismatch, 1)},
         {"a 6to4 source from its site",
          ipv4("8.0.0.1", "7.0.0.3").carries(ipv6("2002:800:1::1", "2600::9").tcp(80)),
          accept("service.allowed", 1)},
         {"a native source to a 6to4 site",
          ipv4("7.0.0.3", "9.0.0.2").carries(ipv6("2600::9", "2002:900:2::1").tcp(80)),
          accept("default.tunnelled", 1)}},
        six_to_four_relay());
}
