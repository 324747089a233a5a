// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/neighbour_options.hpp"

using namespace sixgate::test;

namespace {

const Bytes zero{14, 0, 0, 0, 0, 0, 0, 0};
const Bytes past_the_end{14, 2, 0, 0, 0, 0, 0, 0};

PacketBuilder solicitation(const Bytes& options) {
  return ipv6("fe80::1", "ff02::1:ff00:2").neighbour_solicitation("fe80::2", options);
}

PacketBuilder advertisement(const Bytes& options) {
  return ipv6("fe80::1", "ff02::1").router_advertisement(options);
}

}  // namespace

TEST_CASE("nd.option-length (RFC 4861 4.6)", "[policy]") {
  check(
      {{"a length of 0", solicitation(zero), drop("nd.option-length")},
       {"a length of 0 behind a good option",
        solicitation(joined({source_link_layer_address(), zero})), drop("nd.option-length")},
       {"an option that goes on behind the end", advertisement(past_the_end),
        drop("nd.option-length")},
       {"a type without a length", advertisement({14}), drop("nd.option-length")},
       {"half an option", advertisement({14, 1, 0, 0}), drop("nd.option-length")},
       {"a length of 0 in a router solicitation",
        ipv6("fe80::1", "ff02::2").router_solicitation(zero), drop("nd.option-length")},
       {"a length of 0 in a redirect",
        ipv6("fe80::1", "2600::2").redirect("fe80::3", "2600::9", zero), drop("nd.option-length")},
       {"no options", solicitation({}), accept("nd.allowed")},
       {"good options",
        advertisement(joined(
            {source_link_layer_address(), mtu_option(1500), prefix_information("2600::", 64)})),
        accept("nd.allowed")},
       {"an option that nobody knows", advertisement(neighbour_option(253, Bytes(14, 0))),
        accept("nd.allowed")},
       {"an echo request with the same bytes", ipv6("fe80::1", "fe80::2").icmpv6(128).payload(zero),
        accept("icmpv6.allowed"), received}});
}

TEST_CASE("nd.option-length inside a tunnel", "[policy]") {
  check({{"a length of 0", tunnelled(solicitation(zero)), drop("nd.option-length", 1)},
         {"a good option", tunnelled(solicitation(source_link_layer_address())),
          accept("nd.allowed", 1)}},
        with_declared_tunnels());
}
