// SPDX-License-Identifier: GPL-2.0-or-later
#include "command/layer_words.hpp"

#include "report/words.hpp"

namespace sixgate::command {

std::string describe_layer(const packet::Headers& headers, std::size_t depth) {
  std::string text = "layer " + std::to_string(depth);
  const packet::Layer& layer = headers.layers[depth];
  if (!layer.family) return text;
  return text + ", " + std::string(report::word_for_header(layer)) + ' ' +
         report::word_for(layer.source) + " > " + report::word_for(layer.destination);
}

}  // namespace sixgate::command
