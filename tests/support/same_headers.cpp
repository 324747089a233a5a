// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/same_headers.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace sixgate::test {

namespace {

// Every field of each struct: one that is not named here does not build.

auto fields_of(const packet::ExtensionHeader& header) {
  const auto& [kind, routing_type, segments_left, beyond, offset, here, length] = header;
  return std::tie(kind, routing_type, segments_left, beyond, offset, here, length);
}

auto fields_of(const packet::Fragment& fragment) {
  const auto& [offset, more, id] = fragment;
  return std::tie(offset, more, id);
}

auto fields_of(const packet::Icmp& icmp) {
  const auto& [type, code, word] = icmp;
  return std::tie(type, code, word);
}

auto fields_of(const packet::Ports& ports) {
  const auto& [source, destination] = ports;
  return std::tie(source, destination);
}

template <typename Item>
bool same_item(const Item& a, const Item& b) {
  return fields_of(a) == fields_of(b);
}

template <typename Item>
bool same_optional(const std::optional<Item>& a, const std::optional<Item>& b) {
  return a && b ? same_item(*a, *b) : a.has_value() == b.has_value();
}

}  // namespace

bool same(const std::optional<packet::Fragment>& a, const std::optional<packet::Fragment>& b) {
  return same_optional(a, b);
}
bool same(const std::optional<packet::Icmp>& a, const std::optional<packet::Icmp>& b) {
  return same_optional(a, b);
}
bool same(const std::optional<packet::Ports>& a, const std::optional<packet::Ports>& b) {
  return same_optional(a, b);
}

bool same(const packet::Layer& a, const packet::Layer& b) {
  const auto& [family, source, destination, hop_limit, offset, header_length, length, chain,
               fragment, transport, segment, payload, icmp, ports, opens, recognised, teredo_shape,
               asks_for_tunnel, fault, cut] = a;
  return std::tie(family, source, destination, hop_limit, offset, header_length, length, transport,
                  segment, payload, opens, recognised, teredo_shape, asks_for_tunnel, fault, cut) ==
             std::tie(b.family, b.source, b.destination, b.hop_limit, b.offset, b.header_length,
                      b.length, b.transport, b.segment, b.payload, b.opens, b.recognised,
                      b.teredo_shape, b.asks_for_tunnel, b.fault, b.cut) &&
         std::ranges::equal(chain, b.chain, same_item<packet::ExtensionHeader>) &&
         same_optional(fragment, b.fragment) && same_optional(icmp, b.icmp) &&
         same_optional(ports, b.ports);
}

bool same(const packet::Headers& a, const packet::Headers& b) {
  const auto& [layers, deeper] = a;
  return deeper == b.deeper &&
         std::ranges::equal(layers, b.layers,
                            [](const auto& one, const auto& other) { return same(one, other); });
}

}  // namespace sixgate::test
