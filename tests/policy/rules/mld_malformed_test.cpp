// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy/noted.hpp"
#include "policy/verdict_table.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

/// A message of the type with that many bytes behind its checksum.
PacketBuilder message(std::uint8_t type, Bytes body) {
  return ipv6("fe80::1", "ff02::16")
      .icmp({.type = type, .body = std::move(body), .hop_limit = 1, .router_alert = true});
}

/// The body of a report that states so many records, and the first bytes of one.
Bytes report_of(std::uint32_t records, std::size_t size) {
  Bytes record = joined({{4, 0}, bytes16(0), octets("ff02::1:ff00:1")});
  record.resize(size);
  return joined({bytes16(0), bytes16(records), record});
}

}  // namespace

TEST_CASE("mld.malformed (RFC 3810 8.1)", "[policy]") {
  check({{"a query of neither version's length", message(130, Bytes(22, 0)), drop("mld.malformed")},
         {"a query that ends in its group", message(130, Bytes(10, 0)), drop("mld.malformed")},
         {"a query of more sources than it has",
          message(130, joined({bytes32(0), Bytes(16, 0), {2, 125}, bytes16(2), Bytes(16, 0x20)})),
          drop("mld.malformed")},
         {"a report that ends in its group", message(131, Bytes(19, 0)), drop("mld.malformed")},
         {"a done that ends in its group", message(132, Bytes(4, 0)), drop("mld.malformed")},
         {"a report of a record that is not there", message(143, report_of(2, 20)),
          drop("mld.malformed")},
         {"a report that ends in a record", message(143, report_of(1, 19)), drop("mld.malformed")},
         {"a query of version 1", ipv6("fe80::1", "ff02::1").icmp(listener_query("::")),
          accept("mld.allowed")},
         {"a query of version 2 with sources",
          ipv6("fe80::1", "ff02::1").icmp(listener_query_v2("ff0e::1", {"2600::1", "2600::2"})),
          accept("mld.allowed")},
         {"a report with bytes to spare", message(143, report_of(1, 28)), accept("mld.allowed")},
         {"a multicast router's solicitation, which is all header",
          ipv6("fe80::1", "ff02::2").icmp(multicast_router_solicitation()),
          accept("icmpv6.allowed")}},
        Site().action("mld.malformed", policy::Action::drop));
  CHECK(passes_noted(message(130, Bytes(22, 0)), "mld.malformed"));
  CHECK(passes_unnoted(message(143, report_of(1, 20))));
}

TEST_CASE("mld.malformed inside a tunnel", "[policy]") {
  check({{"a query of neither version's length", tunnelled(message(130, Bytes(22, 0))),
          drop("mld.malformed", 1)}},
        with_declared_tunnels().action("mld.malformed", policy::Action::drop));
}
