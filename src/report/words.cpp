// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/words.hpp"

#include "sixgate/policy/passage.hpp"
#include "sixgate/wire/text.hpp"

namespace sixgate::report {

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

std::string word_for(wire::Address address) { return std::string(wire::format(address).view()); }

std::string word_for(const Pair& pair) {
  return word_for(pair.source) + '>' + word_for(pair.destination);
}

std::string_view word_for_header(const packet::Layer& layer) {
  if (!layer.family) return {};
  return packet::name_of(layer.is_ipv4() ? Protocol::ipv4 : Protocol::ipv6);
}

std::vector<std::string> chain_words(const packet::Layer& layer) {
  std::vector<std::string> words;
  if (layer.is_ipv4() && layer.fragment) words.push_back(word_for(Protocol::fragment));
  for (const packet::ExtensionHeader& header : layer.chain) words.push_back(word_for(header));
  return words;
}

std::string end_of(const packet::Layer& layer) {
  if (layer.is_later_fragment()) return {};
  const bool stopped_in_chain = packet::is_extension_header(layer.transport);
  return stopped_in_chain ? std::string() : word_for(layer.transport);
}

std::string_view word_for_tunnel(const packet::Layer& layer, const policy::Policy& policy) {
  if (layer.opens == packet::Encapsulation::none) return {};
  const policy::Passage passage = policy::find_passage(layer, {}, policy);
  return passage.tunnel != nullptr ? policy::row_of(passage.tunnel->kind).name()
                                   : packet::name_of(layer.opens);
}

}  // namespace sixgate::report
