// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"
#include "support/neighbour_options.hpp"

using namespace sixgate::test;

namespace {

const Bytes source = source_link_layer_address();
const Bytes target = target_link_layer_address();
const Bytes list = neighbour_option(10, joined({Bytes(6, 0), octets("2600::2")}));

PacketBuilder solicitation(const Bytes& options) {
  return ipv6("fe80::1", "ff02::1").icmp(inverse_neighbour_solicitation(options));
}

PacketBuilder advertisement(const Bytes& options) {
  return ipv6("fe80::2", "fe80::1").icmp(inverse_neighbour_advertisement(options));
}

}  // namespace

TEST_CASE("nd.inverse-options (RFC 3122 4.3.1, 4.3.2)", "[policy]") {
  check({{"a solicitation without a target", solicitation(joined({source, source})),
          drop("nd.inverse-options")},
         {"a solicitation without a source", solicitation(joined({target, target})),
          drop("nd.inverse-options")},
         {"an advertisement without addresses",
          advertisement(
              joined({source, target, mtu_option(1500), mtu_option(1500), mtu_option(1500)})),
          drop("nd.inverse-options")},
         {"an advertisement without a source", advertisement(joined({target, target, list})),
          drop("nd.inverse-options")},
         {"an advertisement with an empty list",
          advertisement(joined({source, target, neighbour_option(10, Bytes(6, 0)), mtu_option(1500),
                                mtu_option(1500)})),
          drop("nd.inverse-options")},
         {"a solicitation with both", solicitation(joined({source, target})), accept("nd.allowed")},
         {"an advertisement with all three", advertisement(joined({source, target, list})),
          accept("nd.allowed")},
         {"a neighbour solicitation, which needs none",
          ipv6("fe80::1", "ff02::1:ff00:2").neighbour_solicitation("fe80::2"),
          accept("nd.allowed")}});
}

TEST_CASE("nd.inverse-options inside a tunnel", "[policy]") {
  check({{"a solicitation without a target", tunnelled(solicitation(joined({source, source}))),
          drop("nd.inverse-options", 1)},
         {"a solicitation with both", tunnelled(solicitation(joined({source, target}))),
          accept("nd.allowed", 1)}},
        with_declared_tunnels());
}
