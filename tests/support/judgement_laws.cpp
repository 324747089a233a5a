// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/judgement_laws.hpp"

namespace sixgate::test {

std::string_view broken_law(const engine::Judgement& judgement) {
  const auto& verdict = judgement.decision.verdict;
  const auto& layers = judgement.headers.layers;
  if (policy::name_of(verdict.reason()).empty()) return "a verdict has a reason";
  if (verdict.depth() >= layers.size()) return "a layer of the packet decided";
  if (!verdict.is_accept()) return {};
  if (verdict.depth() + 1 != layers.size()) return "the innermost layer accepts";
  for (const packet::Layer& layer : layers) {
    if (layer.fault != packet::Fault::none) return "bytes that make no packet are dropped";
  }
  return {};
}

}  // namespace sixgate::test
