// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/same_headers.hpp"

#include <algorithm>

namespace sixgate::test {

namespace {

bool same_header(const packet::ExtensionHeader& a, const packet::ExtensionHeader& b) {
  return a.kind == b.kind && a.routing_type == b.routing_type &&
         a.segments_left == b.segments_left && a.offset == b.offset && a.length == b.length;
}

bool same_fragment(const std::optional<packet::Fragment>& a,
                   const std::optional<packet::Fragment>& b) {
  if (!a || !b) return !a && !b;
  return a->offset == b->offset && a->more == b->more && a->id == b->id;
}

bool same_icmp(const std::optional<packet::Icmp>& a, const std::optional<packet::Icmp>& b) {
  if (!a || !b) return !a && !b;
  return a->type == b->type && a->code == b->code && a->word == b->word;
}

bool same_ports(const std::optional<packet::Ports>& a, const std::optional<packet::Ports>& b) {
  if (!a || !b) return !a && !b;
  return a->source == b->source && a->destination == b->destination;
}

bool same_layer(const packet::Layer& a, const packet::Layer& b) {
  return a.family == b.family && a.source == b.source && a.destination == b.destination &&
         a.hop_limit == b.hop_limit && a.offset == b.offset && a.length == b.length &&
         std::ranges::equal(a.chain, b.chain, same_header) &&
         same_fragment(a.fragment, b.fragment) && a.transport == b.transport &&
         same_icmp(a.icmp, b.icmp) && same_ports(a.ports, b.ports) && a.opens == b.opens &&
         a.teredo_shape == b.teredo_shape && a.fault == b.fault && a.cut == b.cut;
}

}  // namespace

bool same(const packet::Headers& a, const packet::Headers& b) {
  return a.deeper == b.deeper && std::ranges::equal(a.layers, b.layers, same_layer);
}

}  // namespace sixgate::test
