// SPDX-License-Identifier: GPL-2.0-or-later
// What no default drops, whatever else a rule thinks of it: at a border and at a host, with zones
// and without, and as far as it makes sense in every direction.
#include <array>
#include <string>

#include "conformance/innocent_packets.hpp"
#include "conformance/rows.hpp"

namespace sixgate::test::conformance {

namespace {

/// Who may look at a packet.
struct Place {
  const char* name;
  std::string_view site;
  Path path;
};

/// Of what goes through a border, or to it.
constexpr std::array border{
    Place{"in a capture at a border", at::border, capture},
    Place{"routed", at::border, routed},
    Place{"bridged", at::border, bridged},
    Place{"in a capture at a border with prefixes", at::prefixes, capture},
    Place{"routed at a border with prefixes", at::prefixes, routed},
    Place{"inward", at::zones, inward},
    Place{"to us from outside", at::zones, to_us_from_outside},
};

/// Of what reaches a host.
constexpr std::array host{
    Place{"to a host", at::host, to_us},
    Place{"in a capture at a host", at::host, capture},
};

/// Of what stays on its link.
constexpr std::array link{
    Place{"in a capture at a border", at::border, capture},
    Place{"bridged", at::border, bridged},
    Place{"to a border", at::border, to_us},
    Place{"from a border", at::border, from_us},
    Place{"to us from outside", at::zones, to_us_from_outside},
    Place{"to us from inside", at::zones, to_us_from_inside},
    Place{"from us outside", at::zones, from_us_outside},
    Place{"to a host", at::host, to_us},
    Place{"from a host", at::host, from_us},
    Place{"in a capture at a host", at::host, capture},
};

template <std::size_t count>
Rows at_each(const std::array<Place, count>& places, const std::vector<InnocentPacket>& packets,
             std::string_view not_inside = {}) {
  Rows rows;
  for (const Place& place : places) {
    for (const InnocentPacket& packet : packets) {
      rows.push_back({"never dropped: " + packet.name + ", " + place.name, packet.bytes, pass,
                      place.site, place.path, not_inside});
    }
  }
  return rows;
}

}  // namespace

Rows never_dropped_rows() {
  constexpr std::string_view without_flow = "out of a tunnel an error has to belong to a flow";
  Rows rows = at_each(border, errors(), without_flow);
  add(rows, at_each(border, errors_over_ipv4()));
  add(rows, at_each(link, of_the_link(), on_its_link));
  add(rows, at_each(link, of_the_link_over_ipv4()));
  for (const auto& packets :
       {headers(), headers_over_ipv4(), ordinary_udp(), ordinary_udp_over_ipv6()}) {
    add(rows, at_each(border, packets));
    add(rows, at_each(host, packets));
  }
  return rows;
}

}  // namespace sixgate::test::conformance
