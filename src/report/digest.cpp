// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/digest.hpp"

namespace sixgate::report {

bool Digest::takes(policy::Reason reason, const std::optional<Pair>& pair, double now) {
  Row* const row = pair ? find_row(reason, *pair, now) : nullptr;
  if (row != nullptr && row->told == most_of_a_pair) {
    ++row->suppressed;
    return false;
  }
  if (!has_room(reason)) {
    ++(row != nullptr ? row->suppressed : seconds_[policy::index_of(reason)].suppressed);
    return false;
  }
  if (row != nullptr) ++row->told;
  return true;
}

std::vector<Suppressed> Digest::sum_up(double now, bool is_end) {
  std::array<std::uint64_t, policy::reason_count> sums_of{};
  for (Second& second : seconds_) second.told = 0;
  told_ = 0;
  std::vector<Suppressed> sums;
  for (auto row = rows_.begin(); row != rows_.end();) {
    auto& [key, counts] = *row;
    const bool is_over = is_end || now >= counts.ends;
    if (is_over && counts.suppressed == 0) {
      row = rows_.erase(row);
      continue;
    }
    if (!is_over || (!is_end && sums.size() >= most_lines)) {
      ++row;
      continue;
    }
    if (++sums_of[policy::index_of(key.reason)] <= most_a_second) {
      sums.push_back({.reason = key.reason, .pair = key.pair, .packets = counts.suppressed});
    } else {
      seconds_[policy::index_of(key.reason)].suppressed += counts.suppressed;
    }
    counts = {.ends = now + window, .told = most_of_a_pair, .suppressed = 0};
    ++row;
  }
  for (const policy::ReasonName& name : policy::reason_names) {
    std::uint64_t& suppressed = seconds_[policy::index_of(name.reason)].suppressed;
    if (suppressed == 0 || (!is_end && sums.size() >= most_lines)) continue;
    sums.push_back({.reason = name.reason, .pair = {}, .packets = suppressed});
    suppressed = 0;
  }
  return sums;
}

Digest::Row* Digest::find_row(policy::Reason reason, const Pair& pair, double now) {
  const Key key{.reason = reason, .pair = pair};
  if (const auto found = rows_.find(key); found != rows_.end()) return &found->second;
  if (rows_.size() == most_pairs) return nullptr;
  return &rows_.emplace(key, Row{.ends = now + window, .told = 0, .suppressed = 0}).first->second;
}

bool Digest::has_room(policy::Reason reason) {
  Second& second = seconds_[policy::index_of(reason)];
  if (second.told == most_a_second || told_ == most_lines) return false;
  ++second.told;
  ++told_;
  return true;
}

}  // namespace sixgate::report
