// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/layers.hpp"

#include <string_view>

#include "sixgate/packet/extension.hpp"

namespace sixgate::report {

namespace {

using packet::Protocol;

std::string word_for(Protocol protocol) {
  const std::string_view name = packet::name_of(protocol);
  if (!name.empty()) return std::string(name);
  return "proto-" + std::to_string(static_cast<unsigned>(protocol));
}

std::string word_for(const packet::ExtensionHeader& header) {
  const std::string name = word_for(header.kind);
  return header.kind == Protocol::routing ? name + std::to_string(header.routing_type) : name;
}

/// What stands behind the chain of a layer whose payload nobody opened.
std::string end_of(const packet::Layer& layer) {
  if (layer.is_later_fragment()) return {};
  const bool stopped_in_chain = packet::is_extension_header(layer.transport);
  return stopped_in_chain ? std::string() : word_for(layer.transport);
}

/// What stands between a layer's chain and the next IP header.
std::string way_into(const packet::Layer& layer) {
  return packet::is_ip_in_ip(layer.opens) ? std::string()
                                          : std::string(packet::name_of(layer.opens));
}

void append(std::string& path, std::string_view word) {
  if (word.empty()) return;
  if (!path.empty()) path += '/';
  path += word;
}

}  // namespace

std::string layers(const packet::Headers& headers) {
  std::string path;
  for (std::size_t depth = 0; depth < headers.layers.size(); ++depth) {
    const packet::Layer& layer = headers.layers[depth];
    if (!layer.family) break;
    const bool is_last = depth + 1 == headers.layers.size() || !headers.layers[depth + 1].family;
    append(path, layer.is_ipv4() ? "ipv4" : "ipv6");
    if (layer.is_ipv4() && layer.fragment) append(path, "fragment");
    for (const packet::ExtensionHeader& header : layer.chain) append(path, word_for(header));
    append(path, is_last ? end_of(layer) : way_into(layer));
  }
  return path;
}

}  // namespace sixgate::report
