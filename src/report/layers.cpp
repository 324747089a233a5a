// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/layers.hpp"

#include <string_view>

#include "report/words.hpp"

namespace sixgate::report {

namespace {

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
    append(path, word_for_header(layer));
    for (const std::string& word : chain_words(layer)) append(path, word);
    append(path, is_last ? end_of(layer) : way_into(layer));
  }
  return path;
}

}  // namespace sixgate::report
