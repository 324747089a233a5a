// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/fragment_visit.hpp"

#include <algorithm>
#include <cstddef>

#include "sixgate/policy/asked.hpp"

namespace sixgate::memory {

namespace {

using policy::Reason;

/// All rules about trains are asked where this one is.
constexpr std::size_t overlap_rule = [] {
  const auto* const found =
      std::ranges::find(policy::rules_in_order, Reason::frag_overlap, &policy::Rule::reason);
  return static_cast<std::size_t>(found - policy::rules_in_order.begin());
}();

/// Of a layer without what memory knows of it.
///
/// ask  takes a Facts
template <typename Ask>
bool ask_of(const policy::Visit& visit, std::size_t depth, Ask ask) {
  const policy::Contents contents;
  const policy::Recollection nothing;
  return ask(policy::find_facts(visit, depth, contents, nothing));
}

bool is_asked_about(const policy::Visit& visit, std::size_t depth) {
  return ask_of(visit, depth,
                [](const policy::Facts& f) { return policy::is_asked(overlap_rule, f); });
}

bool carries_tunnel(const policy::Visit& visit, std::size_t depth) {
  return ask_of(visit, depth, [](const policy::Facts& f) { return f.carries_tunnel(); });
}

TrainKey train_of(const policy::Visit& visit, std::size_t depth) {
  return find_train(visit.headers.layers[depth],
                    {.depth = static_cast<std::uint8_t>(depth),
                     .leaves = visit.arrival.hook == policy::Hook::output});
}

bool is_of_overlap(Reason reason) {
  return reason == Reason::frag_overlap || reason == Reason::frag_overlap_tunnel ||
         reason == Reason::frag_overlap_ipv4;
}

/// For which reason an overlap of the layer is told.
Reason overlap_reason(const packet::Layer& layer, bool carries_tunnel) {
  if (layer.is_ipv6()) return Reason::frag_overlap;
  return carries_tunnel ? Reason::frag_overlap_tunnel : Reason::frag_overlap_ipv4;
}

void remember_passed(Fragments& fragments, const policy::Visit& visit, std::size_t depth,
                     const Piece& piece, Moment now) {
  if (!is_asked_about(visit, depth)) return;
  const TrainKey train = train_of(visit, depth);
  const bool carries = carries_tunnel(visit, depth);
  const Reason reason = overlap_reason(visit.headers.layers[depth], carries);
  const bool overlaps = fragments.note_passed(train, piece, now, carries);
  // Where it should have been dropped, another thread has let the other one pass just now.
  if (overlaps && visit.policy.action_of(reason) == policy::Action::drop) {
    fragments.note_overlap(train, now);
  }
}

void remember_dropped(Fragments& fragments, const policy::Visit& visit, std::size_t depth,
                      const Piece& piece, const policy::Verdict& verdict, Moment now) {
  const TrainKey train = train_of(visit, depth);
  const bool is_here = verdict.depth() == depth;
  if (is_here && is_of_overlap(verdict.reason())) {
    fragments.note_overlap(train, now);
  } else if (piece.is_first()) {
    fragments.note_first_dropped(train, !is_asked_about(visit, depth), now);
  }
}

}  // namespace

policy::FragmentRecollection recall(Fragments& fragments, const policy::Visit& visit, Moment now) {
  policy::FragmentRecollection recollection;
  for (std::size_t depth = 0; depth < visit.headers.layers.size(); ++depth) {
    const auto piece = find_piece(visit.headers.layers[depth]);
    if (!piece || !is_asked_about(visit, depth)) continue;
    recollection.trains[depth] = fragments.recall(train_of(visit, depth), *piece, now);
  }
  return recollection;
}

void remember(Fragments& fragments, const policy::Visit& visit, const policy::Decision& decision,
              Moment now) {
  const policy::Verdict& verdict = decision.verdict;
  for (std::size_t depth = 0; depth <= verdict.depth(); ++depth) {
    const auto piece = find_piece(visit.headers.layers[depth]);
    if (!piece) continue;
    if (verdict.is_drop()) {
      remember_dropped(fragments, visit, depth, *piece, verdict, now);
    } else {
      remember_passed(fragments, visit, depth, *piece, now);
    }
  }
}

}  // namespace sixgate::memory
