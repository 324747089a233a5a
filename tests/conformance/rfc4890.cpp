// SPDX-License-Identifier: GPL-2.0-or-later
// RFC 4890, Recommendations for Filtering ICMPv6 Messages in Firewalls: every type there is,
// through a firewall (section 4.3) and to or from one (section 4.4), in both directions.
#include <array>
#include <cstdint>
#include <string>

#include "conformance/hosts.hpp"
#include "conformance/icmpv6_message.hpp"
#include "conformance/rows.hpp"

namespace sixgate::test::conformance {

namespace {

/// A range of types and what becomes of them, with the section that says so.
struct Types {
  unsigned first;
  unsigned last;
  const char* section;
  Expected expected;
};

constexpr Expected error_passes = accept("icmpv6.error-passes");
constexpr Expected allowed = accept("icmpv6.allowed");

/// Section 4.3. What it knows as unallocated has been given away since as 154 to 161. Type 0, which
/// is reserved, it does not name: it goes with the unallocated errors.
constexpr std::array transit{
    Types{0, 0, "4.3.4", note("icmpv6.transit-by-policy")},
    Types{1, 1, "4.3.1", error_passes},
    Types{2, 2, "4.3.1", accept("icmpv6.packet-too-big")},
    Types{3, 3, "4.3.1", error_passes},
    Types{4, 4, "4.3.2", error_passes},
    Types{5, 99, "4.3.4", note("icmpv6.transit-by-policy")},
    Types{100, 101, "4.3.5", drop("icmpv6.transit-refused")},
    Types{102, 126, "4.3.4", note("icmpv6.transit-by-policy")},
    Types{127, 127, "4.3.5", drop("icmpv6.transit-refused")},
    Types{128, 129, "4.3.1", allowed},
    Types{130, 132, "4.3.3", note("mld.hop-limit")},
    Types{133, 137, "4.3.3", drop("nd.hop-limit")},
    Types{138, 140, "4.3.5", drop("icmpv6.transit-refused")},
    Types{141, 142, "4.3.3", drop("nd.hop-limit")},
    Types{143, 143, "4.3.3", note("mld.hop-limit")},
    Types{144, 147, "4.3.2", allowed},
    Types{148, 149, "4.3.3", drop("nd.hop-limit")},
    Types{150, 150, "4.3.4", note("icmpv6.transit-by-policy")},
    Types{151, 153, "4.3.3", note("mld.hop-limit")},
    Types{154, 199, "4.3.4", note("icmpv6.transit-by-policy")},
    Types{200, 201, "4.3.5", drop("icmpv6.transit-refused")},
    Types{202, 254, "4.3.4", note("icmpv6.transit-by-policy")},
    Types{255, 255, "4.3.5", drop("icmpv6.transit-refused")},
};

/// Section 4.4.
constexpr std::array local{
    Types{0, 0, "4.4.4", note("icmpv6.local-by-policy")},
    Types{1, 1, "4.4.1", error_passes},
    Types{2, 2, "4.4.1", accept("icmpv6.packet-too-big")},
    Types{3, 3, "4.4.1", error_passes},
    Types{4, 4, "4.4.2", error_passes},
    Types{5, 99, "4.4.4", note("icmpv6.local-by-policy")},
    Types{100, 101, "4.4.5", note("icmpv6.local-refused")},
    Types{102, 126, "4.4.4", note("icmpv6.local-by-policy")},
    Types{127, 127, "4.4.5", note("icmpv6.local-refused")},
    Types{128, 129, "4.4.1", allowed},
    Types{130, 132, "4.4.1", accept("mld.allowed")},
    Types{133, 136, "4.4.1", accept("nd.allowed")},
    Types{137, 137, "4.4.4", note("nd.redirect")},
    Types{138, 138, "4.4.3", allowed},
    Types{139, 140, "4.4.4", note("icmpv6.local-by-policy")},
    Types{141, 142, "4.4.1", accept("nd.allowed")},
    Types{143, 143, "4.4.1", accept("mld.allowed")},
    Types{144, 147, "4.4.3", allowed},
    Types{148, 149, "4.4.1", accept("nd.allowed")},
    Types{150, 150, "4.4.3", allowed},
    Types{151, 153, "4.4.1", accept()},
    Types{154, 199, "4.4.5", note("icmpv6.local-refused")},
    Types{200, 201, "4.4.5", note("icmpv6.local-refused")},
    Types{202, 254, "4.4.5", note("icmpv6.local-refused")},
    Types{255, 255, "4.4.5", note("icmpv6.local-refused")},
};

std::string id(const Types& types, unsigned type, const char* where) {
  return std::string("RFC 4890 ") + types.section + ": type " + std::to_string(type) + ", " + where;
}

/// A packet that a router has forwarded: its hop limit is no longer what a link's messages need.
Rows in_transit(const char* where, std::string_view site, const Path& path,
                const PacketBuilder& packet) {
  Rows rows;
  for (const Types& types : transit) {
    for (unsigned type = types.first; type <= types.last; ++type) {
      PacketBuilder forwarded = packet;
      rows.push_back({id(types, type, where),
                      message(forwarded.hop_limit(63), static_cast<std::uint8_t>(type)),
                      types.expected, site, path});
    }
  }
  return rows;
}

/// Between two nodes of a link, to this one or from it.
Rows on_its_own_link(const char* where, std::string_view site, const Path& path,
                     const PacketBuilder& packet) {
  Rows rows;
  for (const Types& types : local) {
    for (unsigned type = types.first; type <= types.last; ++type) {
      rows.push_back({id(types, type, where), message(packet, static_cast<std::uint8_t>(type)),
                      types.expected, site, path});
    }
  }
  return rows;
}

/// The codes that the types in transit define, and one that each does not.
Rows codes() {
  struct Codes {
    std::uint8_t type;
    std::uint8_t defined;
    std::uint8_t undefined;
    Expected expected;
  };
  constexpr std::array table{
      Codes{1, 8, 10, error_passes},   // RFC 4443 3.1, RFC 6550 20.18, RFC 8883 3
      Codes{3, 1, 2, error_passes},    // RFC 4443 3.3
      Codes{4, 10, 11, error_passes},  // RFC 4443 3.4, RFC 7112 6, RFC 8754 4.3.1.2, RFC 8883 2
      Codes{128, 0, 1, allowed},      Codes{129, 0, 255, allowed}, Codes{144, 0, 1, allowed},
      Codes{145, 0, 1, allowed},      Codes{146, 0, 1, allowed},   Codes{147, 0, 1, allowed},
  };
  Rows rows;
  for (const Codes& row : table) {
    const std::string type = "type " + std::to_string(row.type) + " code ";
    for (unsigned code = 0; code <= row.defined; ++code) {
      rows.push_back({"RFC 4890 4.3: " + type + std::to_string(code),
                      message(inward6(), row.type, static_cast<std::uint8_t>(code)), row.expected});
    }
    rows.push_back({"RFC 4443 2.1: " + type + std::to_string(row.undefined) + ", not defined",
                    message(inward6(), row.type, row.undefined), note("icmpv6.code")});
  }
  return rows;
}

/// What speaks about a link, in transit with the hop limit that it has there. RFC 4890 section
/// 4.3.3: a bridge must let it through.
Rows of_a_link() {
  Rows rows;
  for (const unsigned type : {133U, 134U, 135U, 136U, 137U, 141U, 142U, 148U, 149U}) {
    const std::string name = "type " + std::to_string(type);
    const auto number = static_cast<std::uint8_t>(type);
    const bool is_guaranteed = type == 133 || type == 135 || type == 136;
    rows.push_back({"RFC 4890 4.3.3: " + name + " with hop limit 255, routed on",
                    message(inward6(), number), drop("nd.off-link"), at::border, routed,
                    by_its_hook, is_guaranteed ? its_receiver_discards_it : std::string_view()});
    rows.push_back({"RFC 4890 4.3.3: " + name + ", through a bridge", message(on_link(), number),
                    type == 137 ? note("nd.redirect") : accept("nd.allowed"), at::border, bridged,
                    on_its_link});
  }
  for (const unsigned type : {130U, 131U, 132U, 143U, 151U, 152U, 153U}) {
    rows.push_back({"RFC 4890 4.3.3: type " + std::to_string(type) + ", through a bridge",
                    message(on_link(), static_cast<std::uint8_t>(type)), accept(), at::border,
                    bridged, on_its_link});
  }
  return rows;
}

}  // namespace

Rows rfc4890_rows() {
  Rows rows = in_transit("in transit", at::border, capture, inward6());
  add(rows, in_transit("in transit, routed", at::border, routed, inward6()));
  add(rows, in_transit("in transit, inward", at::zones, inward, inward6()));
  add(rows, in_transit("in transit, outward", at::zones, outward, outward6()));
  add(rows, on_its_own_link("at a host", at::host, capture, on_link()));
  add(rows, on_its_own_link("to a host", at::host, to_us, on_link()));
  add(rows, on_its_own_link("from a host", at::host, from_us, on_link()));
  Rows at_border = on_its_own_link("to a border", at::border, to_us, on_link());
  for (Row& row : at_border) row.not_inside = by_its_hook;
  add(rows, at_border);
  add(rows, codes());
  add(rows, of_a_link());
  return rows;
}

}  // namespace sixgate::test::conformance
