// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder fragmented(bool more) {
  return ipv6("fe80::1", "ff02::1").hop_limit(255).fragment(0, more, 7);
}

}  // namespace

TEST_CASE("nd.fragmented (RFC 6980 5)", "[policy]") {
  check(
      {{"a router advertisement in a first fragment", fragmented(true).router_advertisement(),
        drop("nd.fragmented")},
       {"a router advertisement behind a Fragment header that splits nothing",
        fragmented(false).router_advertisement(), drop("nd.fragmented")},
       {"a neighbour solicitation", fragmented(false).neighbour_solicitation("fe80::2"),
        drop("nd.fragmented")},
       {"a neighbour advertisement", fragmented(false).neighbour_advertisement("fe80::1"),
        drop("nd.fragmented")},
       {"a router solicitation", fragmented(false).router_solicitation(), drop("nd.fragmented")},
       {"a redirect", fragmented(false).redirect("fe80::3", "2600::1"), drop("nd.fragmented")},
       {"a certification path solicitation", fragmented(false).icmpv6(148), drop("nd.fragmented")},
       {"a certification path advertisement, which may need fragments",
        fragmented(true).icmpv6(149), accept("nd.allowed")},
       {"an echo request in a fragment",
        ipv6("2600::1", "2600::2").fragment(0, true, 7).icmpv6(128), accept("icmpv6.allowed")},
       {"a router advertisement behind another extension header",
        ipv6("fe80::1", "ff02::1").destination_options().router_advertisement(),
        accept("nd.allowed")}});
}

TEST_CASE("nd.fragmented inside a tunnel", "[policy]") {
  check({{"a router advertisement", tunnelled(fragmented(false).router_advertisement()),
          drop("nd.fragmented", 1)}},
        with_declared_tunnels());
}
