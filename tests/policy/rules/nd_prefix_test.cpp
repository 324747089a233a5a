// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/neighbour_options.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder advertisement(const Bytes& options) {
  return ipv6("fe80::1", "ff02::1").router_advertisement(options);
}

const Bytes ours = prefix_information("2600:1:2:3::", 64);
const Bytes strange = prefix_information("2600:bad::", 64);

}  // namespace

TEST_CASE("nd.prefix (RFC 6105 3)", "[policy]") {
  check({{"a strange prefix", advertisement(strange), drop("nd.prefix")},
         {"a strange prefix behind one of ours", advertisement(joined({ours, strange})),
          drop("nd.prefix")},
         {"a strange prefix behind more than are kept",
          advertisement(joined({ours, ours, ours, ours, ours, ours, ours, ours, ours, strange})),
          drop("nd.prefix")},
         {"one that is wider than ours", advertisement(prefix_information("2600:1::", 32)),
          drop("nd.prefix")},
         {"one of ours", advertisement(ours), accept("nd.allowed")},
         {"all of ours", advertisement(prefix_information("2600:1:2::", 48)), accept("nd.allowed")},
         {"no prefix", advertisement(mtu_option(1500)), accept("nd.allowed")},
         {"our own advertisement", advertisement(strange), accept("nd.allowed"), sent}},
        Site().nd_prefixes({"2600:1:2::/48", "fd00::/8"}));
  check({{"any prefix where none is listed", advertisement(strange), accept("nd.allowed")}});
}

TEST_CASE("nd.prefix inside a tunnel", "[policy]") {
  check({{"a strange prefix", tunnelled(advertisement(strange)), drop("nd.prefix", 1)},
         {"one of ours", tunnelled(advertisement(ours)), accept("nd.allowed", 1)}},
        with_declared_tunnels().nd_prefixes({"2600:1:2::/48"}));
}
