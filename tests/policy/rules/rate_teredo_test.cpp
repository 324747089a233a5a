// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/over_rate.hpp"
#include "policy/teredo_sites.hpp"
#include "policy/verdict_table.hpp"
#include "support/catch.hpp"

using namespace sixgate::test;
using sixgate::policy::Rate;

TEST_CASE("rate.teredo (RFC 4380 7.4)", "[policy]") {
  const Bytes data = from_client(peer_end, 40001).teredo(ipv6(client, peer).tcp(443));
  check({{"Teredo over the limit", data, drop("rate.teredo"), {}, over(Rate::teredo)},
         {"Teredo within it", data, accept("default.tunnelled", 1)},
         {"Teredo over another limit",
          data,
          accept("default.tunnelled", 1),
          {},
          over(Rate::six_to_four)}},
        teredo_gate());
}

TEST_CASE("rate.teredo says nothing where Teredo is blocked", "[policy]") {
  const Bytes data = from_client(peer_end, 40001).teredo(ipv6(client, peer).tcp(443));
  check({{"blocked", data, drop("tunnel.teredo-blocked"), {}, over(Rate::teredo)}});
}
