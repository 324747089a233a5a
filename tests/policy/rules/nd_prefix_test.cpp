// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/teredo_sites.hpp"
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/neighbour_options.hpp"

using namespace sixgate::test;

namespace {

PacketBuilder from_router(const Bytes& options) {
  return ipv6("fe80::1", "ff02::1").router_advertisement(options);
}

const Bytes ours = prefix_information("2600:1:2:3::", 64);
const Bytes strange = prefix_information("2600:bad::", 64);

}  // namespace

TEST_CASE("nd.prefix (RFC 6105 3)", "[policy]") {
  check({{"a strange prefix", from_router(strange), drop("nd.prefix")},
         {"a strange prefix behind one of ours", from_router(joined({ours, strange})),
          drop("nd.prefix")},
         {"a strange prefix behind more than are kept",
          from_router(joined({ours, ours, ours, ours, ours, ours, ours, ours, ours, strange})),
          drop("nd.prefix")},
         {"one that is wider than ours", from_router(prefix_information("2600:1::", 32)),
          drop("nd.prefix")},
         {"one of ours", from_router(ours), accept("nd.allowed")},
         {"all of ours", from_router(prefix_information("2600:1:2::", 48)), accept("nd.allowed")},
         {"no prefix", from_router(mtu_option(1500)), accept("nd.allowed")},
         {"our own advertisement", from_router(strange), accept("nd.allowed"), sent}},
        Site().nd_prefixes({"2600:1:2::/48", "fd00::/8"}));
  check({{"any prefix where none is listed", from_router(strange), accept("nd.allowed")}});
}

TEST_CASE("nd.prefix inside a tunnel", "[policy]") {
  check({{"a strange prefix", tunnelled(from_router(strange)), drop("nd.prefix", 1)},
         {"one of ours", tunnelled(from_router(ours)), accept("nd.allowed", 1)}},
        with_declared_tunnels().nd_prefixes({"2600:1:2::/48"}));
}

TEST_CASE("a prefix that is not formed as it must be is none of ours", "[policy]") {
  Bytes longer = ours;
  longer[1] = 5;
  longer.resize(40, 0);
  Bytes shorter = ours;
  shorter[1] = 2;
  shorter.resize(16);
  check({{"longer than its form, which some hosts take", from_router(longer), drop("nd.prefix")},
         {"shorter than its form", from_router(shorter), drop("nd.prefix")},
         {"of more bits than an address has", from_router(prefix_information("2600:1:2:3::", 129)),
          drop("nd.prefix")}},
        Site().nd_prefixes({"2600:1:2::/48"}));
}

TEST_CASE("Teredo's servers and ISATAP's routers have lists of their own", "[policy]") {
  const auto listed = [](Site site) {
    return site.nd_prefixes({"2600:1:2::/48"}).nd_routers({"fe80::1"});
  };
  check({{"a server's answer",
          to_client(server, 3544)
              .teredo_origin(40000, client_end)
              .teredo(advertisement("2001:0:4136:e378::")),
          accept("tunnel.teredo-allowed", 1)}},
        listed(teredo_gate()));
}
