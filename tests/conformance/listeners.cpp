// SPDX-License-Identifier: GPL-2.0-or-later
// Multicast listeners and routers: RFC 2710, RFC 3810, RFC 3590 and RFC 4286.
#include <array>

#include "conformance/hosts.hpp"
#include "conformance/icmpv6_message.hpp"
#include "conformance/rows.hpp"
#include "support/byte_order.hpp"
#include "support/icmp_messages.hpp"
#include "support/ipv6_options.hpp"

namespace sixgate::test::conformance {

namespace {

constexpr Expected allowed = accept("mld.allowed");

struct Message {
  std::uint8_t type;
  const char* name;
  const char* section;
  const char* destination;
  bool is_of_listeners;  ///< and not of routers
};

constexpr std::array messages{
    Message{130, "a query", "RFC 3810 5.1", "ff02::1", true},
    Message{131, "a report of version 1", "RFC 2710 3", "ff02::1:ff00:9", true},
    Message{132, "a listener's goodbye", "RFC 2710 3", "ff02::2", true},
    Message{143, "a report", "RFC 3810 5.2", "ff02::16", true},
    Message{151, "a router's advertisement", "RFC 4286 3.3.1", "ff02::6a", false},
    Message{152, "a solicitation of routers", "RFC 4286 4.2.1", "ff02::2", false},
    Message{153, "a router's goodbye", "RFC 4286 5.2.1", "ff02::6a", false},
};

std::string id(const Message& row, const char* words) {
  return std::string(row.section) + ": " + row.name + words;
}

Rows common_checks() {
  Rows rows;
  for (const Message& row : messages) {
    const PacketBuilder link = ipv6(router, row.destination);
    const PacketBuilder global = ipv6(outside6, row.destination);
    const PacketBuilder nobody = ipv6("::", row.destination);
    const Expected unspecified = row.type == 130 ? note("mld.source") : allowed;
    rows.push_back({id(row, " that is valid"), message(link, row.type),
                    row.is_of_listeners ? allowed : accept()});
    rows.push_back({id(row, " with hop limit 64"),
                    message(PacketBuilder(link).hop_limit(64), row.type), note("mld.hop-limit")});
    rows.push_back(
        {id(row, " from a global address"), message(global, row.type), note("mld.source")});
    // A query and a router have an address: RFC 4291 section 2.5.2 lets nobody else have none.
    if (row.type == 130 || !row.is_of_listeners) {
      rows.push_back(
          {id(row, " from ::"), message(nobody, row.type), drop("ipv6.source-unspecified")});
    } else {
      rows.push_back({"RFC 3590 4: " + std::string(row.name) + " from ::",
                      message(nobody, row.type), unspecified});
    }
  }
  return everywhere(rows);
}

PacketBuilder without_alert(const Icmp& message) {
  Icmp bare = message;
  bare.router_alert = false;
  return ipv6(router, "ff02::16").icmp(bare);
}

PacketBuilder alerted(std::uint16_t value, const Icmp& message) {
  Icmp bare = message;
  bare.router_alert = false;
  return ipv6(router, "ff02::16").hop_by_hop(router_alert_option(value)).icmp(bare);
}

Rows particular_checks() {
  const Icmp report = listener_report_v2({{.group = "ff02::9"}});
  const Icmp long_report = listener_report_v2(
      {{.type = 1, .group = "ff0e::9", .sources = {"2600::1", "2600::2"}}, {.group = "ff02::9"}});
  const Icmp query = listener_query_v2("ff0e::9", {"2600::1"});
  const auto shortened = [](Icmp message, std::size_t bytes) {
    message.body.resize(message.body.size() - bytes);
    return ipv6("fe80::1", "ff02::16").icmp(message);
  };
  return everywhere({
      {"RFC 3810 5: a report without a router alert", without_alert(report),
       note("mld.router-alert")},
      {"RFC 3810 5: a report with another router alert", alerted(1, report),
       note("mld.router-alert")},
      {"RFC 3810 5: a router alert in front of padding",
       ipv6(router, "ff02::16")
           .hop_by_hop({5, 2, 0, 0, 1, 0})
           .icmp({.type = 143, .body = report.body, .hop_limit = 1}),
       allowed},
      {"RFC 3810 5: padding in front of a router alert",
       ipv6(router, "ff02::16")
           .hop_by_hop({1, 0, 5, 2, 0, 0})
           .icmp({.type = 143, .body = report.body, .hop_limit = 1}),
       allowed},
      {"RFC 3810 5.2: a report with sources", ipv6(router, "ff02::16").icmp(long_report), allowed},
      {"RFC 3810 5.2.12: a report that ends inside a record", shortened(long_report, 8), pass},
      {"RFC 3810 5.1: a query with sources", ipv6(router, "ff0e::9").icmp(query), allowed},
      {"RFC 3810 5.1: a query of version 1", ipv6(router, "ff02::1").icmp(listener_query("::")),
       allowed},
      {"RFC 3810 5.1.15: a query to a node", ipv6(router, neighbour).icmp(query), allowed},
      {"RFC 3810 8.1: a query of neither version's length, without a router alert",
       on_link().icmp({.type = 130, .body = Bytes(22, 0), .hop_limit = 1}), note("mld.malformed")},
      {"RFC 3810 8.1: a report without room for its records, without a router alert",
       on_link().icmp({.type = 143, .body = {0, 0, 0, 2}, .hop_limit = 1}), note("mld.malformed")},
  });
}

}  // namespace

Rows listener_rows() {
  Rows rows = common_checks();
  add(rows, particular_checks());
  return rows;
}

}  // namespace sixgate::test::conformance
