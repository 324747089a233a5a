// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/buckets.hpp"

#include <algorithm>
#include <mutex>

#include "sixgate/policy/rate_sources.hpp"

namespace sixgate::memory {

namespace {

constexpr std::chrono::seconds silence{10};
constexpr std::uint32_t shared_times = 16;

/// Whether what a layer carries is a declared tunnel's, or Teredo where that is gated.
bool is_wanted_tunnel(const policy::Visit& visit, std::size_t depth) {
  return visit.passages[depth].tunnel != nullptr ||
         (visit.policy.teredo.is_gated &&
          visit.headers.layers[depth].opens == packet::Encapsulation::teredo);
}

RateKey key_of(policy::Rate rate, wire::Address source) {
  return {.high = source.high(),
          .low = source.low(),
          .family = static_cast<std::uint32_t>(source.family()),
          .rate = static_cast<std::uint32_t>(rate)};
}

}  // namespace

bool Buckets::take(policy::Rate rate, wire::Address source, std::uint32_t limit, Moment now) {
  bool has_token = false;
  const auto use = [&](auto& entry, bool is_new) {
    if (is_new) entry.value = TokenBucket(now);
    has_token = entry.value.take(limit, now);
    entry.expires = std::max(entry.value.full_from(), now + silence);
  };
  if (!table_.find_or_make(key_of(rate, source), Standing::proven, now, use)) {
    return take_shared(rate, limit, now);
  }
  return has_token;
}

void Buckets::give_back(policy::Rate rate, wire::Address source, std::uint32_t limit, Moment now) {
  const auto use = [limit](auto& entry) { entry.value.give_back(limit); };
  if (table_.find(key_of(rate, source), now, use)) return;
  Shared& shared = shared_[static_cast<std::size_t>(rate)];
  const std::scoped_lock held(shared.lock);
  shared.bucket.give_back(limit * shared_times);
}

bool Buckets::take_shared(policy::Rate rate, std::uint32_t limit, Moment now) {
  Shared& shared = shared_[static_cast<std::size_t>(rate)];
  const std::scoped_lock held(shared.lock);
  return shared.bucket.take(limit * shared_times, now);
}

policy::RateRecollection Buckets::count(const policy::Visit& visit,
                                        const policy::Recollection& recollection, Moment now) {
  policy::RateRecollection rates;
  if (!policy::counts_rates(visit.arrival)) return rates;
  const policy::Contents unread;
  std::array<bool, policy::all_rates.size()> is_counted{};
  for (std::size_t depth = 0; depth <= visit.innermost(); ++depth) {
    // What a tunnel that nobody declares says of its inside may be meant to cost somebody else.
    if (depth > 0 && !is_wanted_tunnel(visit, depth - 1)) break;
    const policy::Facts facts = policy::find_facts(visit, depth, unread, recollection);
    for (const policy::RateRow& row : policy::rate_rows) {
      const std::uint32_t limit = visit.policy.rates.of(row.rate);
      bool& is_done = is_counted[static_cast<std::size_t>(row.rate)];
      if (limit == 0 || is_done || visit.policy.action_of(row.reason) == policy::Action::accept) {
        continue;
      }
      const auto source = row.find_source(facts);
      if (!source) continue;
      is_done = true;
      rates.note(row.rate, depth, !take(row.rate, *source, limit, now));
    }
  }
  return rates;
}

void Buckets::uncount(const policy::Visit& visit, const policy::Recollection& recollection,
                      Moment now) {
  const policy::Contents unread;
  for (const policy::RateRow& row : policy::rate_rows) {
    const auto depth = recollection.rates.find_used(row.rate);
    if (!depth) continue;
    const auto source = row.find_source(policy::find_facts(visit, *depth, unread, recollection));
    if (source) give_back(row.rate, *source, visit.policy.rates.of(row.rate), now);
  }
}

}  // namespace sixgate::memory
