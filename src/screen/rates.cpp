// SPDX-License-Identifier: GPL-2.0-or-later
#include "screen/rates.hpp"

#include <algorithm>
#include <utility>

namespace sixgate::screen {

std::string_view word_of(Decider decider) { return decider == Decider::gate ? "gate" : "kernel"; }

void Rates::note(const std::vector<Count>& counts, double now) {
  const double seconds = now - noted_;
  if (!is_first_ && seconds <= 0) return;
  std::vector<Rate> rows;
  for (const Count& count : counts) {
    Rate row{.what = count.what, .total = count.total, .per_second = 0};
    if (!is_first_) {
      const auto before = std::ranges::lower_bound(rows_, count.what, {}, &Rate::what);
      const bool is_known = before != rows_.end() && before->what == count.what;
      const std::uint64_t counted = is_known && before->total <= count.total ? before->total : 0;
      row.per_second = static_cast<double>(count.total - counted) / seconds;
    }
    rows.push_back(std::move(row));
  }
  std::ranges::sort(rows, {}, &Rate::what);
  rows_ = std::move(rows);
  noted_ = now;
  is_first_ = false;
}

void Rates::miss() {
  for (Rate& row : rows_) row.per_second = 0;
}

double Rates::per_second(Outcome outcome) const {
  double sum = 0;
  for (const Rate& row : rows_) {
    if (row.what.outcome == outcome) sum += row.per_second;
  }
  return sum;
}

double Rates::per_second() const {
  double sum = 0;
  for (const Rate& row : rows_) sum += row.per_second;
  return sum;
}

}  // namespace sixgate::screen
