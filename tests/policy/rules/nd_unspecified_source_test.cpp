// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"
#include "support/neighbour_options.hpp"

using namespace sixgate::test;

namespace {

/// A site that leaves the unspecified source to the rules of its messages.
Site even_from_nowhere(Site site = Site()) {
  return site.action("ipv6.source-unspecified", sixgate::policy::Action::accept);
}

}  // namespace

TEST_CASE("nd.unspecified-source (RFC 4861 7.1.1)", "[policy]") {
  const Bytes both = joined({source_link_layer_address(), target_link_layer_address()});
  check(
      {{"a neighbour advertisement", ipv6("::", "fe80::2").neighbour_advertisement("fe80::1"),
        drop("nd.unspecified-source")},
       {"a neighbour solicitation to all nodes",
        ipv6("::", "ff02::1").neighbour_solicitation("fe80::2"), drop("nd.unspecified-source")},
       {"a neighbour solicitation to a node",
        ipv6("::", "fe80::2").neighbour_solicitation("fe80::2"), drop("nd.unspecified-source")},
       {"a neighbour solicitation to just beside the solicited-node groups",
        ipv6("::", "ff02::1:fe00:2").neighbour_solicitation("fe80::2"),
        drop("nd.unspecified-source")},
       {"a neighbour solicitation with a source link-layer address",
        ipv6("::", "ff02::1:ff00:2").neighbour_solicitation("fe80::2", both),
        drop("nd.unspecified-source")},
       {"one with that address behind another option",
        ipv6("::", "ff02::1:ff00:2")
            .neighbour_solicitation("fe80::2",
                                    joined({nonce_option(), source_link_layer_address()})),
        drop("nd.unspecified-source")},
       {"a router solicitation with a source link-layer address",
        ipv6("::", "ff02::2").router_solicitation(source_link_layer_address()),
        drop("nd.unspecified-source")},
       {"an inverse solicitation", ipv6("::", "ff02::1").icmp(inverse_neighbour_solicitation(both)),
        drop("nd.unspecified-source")},
       {"duplicate address detection",
        ipv6("::", "ff02::1:ff00:2").neighbour_solicitation("fe80::2"), accept("nd.allowed")},
       {"duplicate address detection with a nonce",
        ipv6("::", "ff02::1:ff00:2").neighbour_solicitation("fe80::2", nonce_option()),
        accept("nd.allowed")},
       {"a router solicitation without an address to tell",
        ipv6("::", "ff02::2").router_solicitation(), accept("nd.allowed")},
       {"a certification path solicitation",
        ipv6("::", "ff02::2").icmp(certification_path_solicitation(7, 0xffff)),
        accept("nd.allowed")},
       {"a solicitation from an address, which it tells the link-layer address of",
        ipv6("fe80::1", "ff02::1:ff00:2")
            .neighbour_solicitation("fe80::2", source_link_layer_address()),
        accept("nd.allowed")},
       {"a listener report", ipv6("::", "ff02::16").mld_report(), accept("mld.allowed")}},
      even_from_nowhere());
}

TEST_CASE("nd.unspecified-source inside a tunnel", "[policy]") {
  check({{"a neighbour advertisement",
          tunnelled(ipv6("::", "fe80::2").neighbour_advertisement("fe80::1")),
          drop("nd.unspecified-source", 1)},
         {"duplicate address detection",
          tunnelled(ipv6("::", "ff02::1:ff00:2").neighbour_solicitation("fe80::2")),
          accept("nd.allowed", 1)}},
        even_from_nowhere(with_declared_tunnels()));
}
