// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/summary.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string_view>
#include <vector>

#include "sixgate/policy/catalogue.hpp"

namespace sixgate::report {

namespace {

struct Row {
  std::uint64_t count;
  std::string_view word;
  std::string_view reason;
};

}  // namespace

void Summary::add(const Tally& tally) {
  for (const policy::CatalogueRow& row : policy::catalogue) {
    decided_[policy::index_of(row.reason)] += tally.decided(row.reason);
    spared_[policy::index_of(row.reason)] += tally.spared(row.reason);
    noted_[policy::index_of(row.reason)] += tally.noted(row.reason);
  }
}

std::uint64_t Summary::total(bool of_drops) const {
  std::uint64_t sum = 0;
  for (const policy::CatalogueRow& row : policy::catalogue) {
    if ((row.defaults.has_value()) == of_drops) sum += decided_[policy::index_of(row.reason)];
  }
  return sum;
}

std::uint64_t Summary::total_spared() const {
  return std::accumulate(spared_.begin(), spared_.end(), std::uint64_t{0});
}

std::uint64_t Summary::judged() const { return total(false) + total(true) + total_spared(); }

std::string Summary::totals() const {
  const std::uint64_t dropped = total(true);
  const std::uint64_t spared = total_spared();
  std::string words = std::to_string(total(false)) + " accepted";
  if (dropped > 0 || spared == 0) words += ", " + std::to_string(dropped) + " dropped";
  if (spared > 0) words += ", " + std::to_string(spared) + " would be dropped";
  return words;
}

std::string Summary::rows() const {
  std::vector<Row> rows;
  for (const policy::CatalogueRow& row : policy::catalogue) {
    const std::string_view word = row.defaults.has_value() ? "drop" : "accept";
    rows.push_back({decided_[policy::index_of(row.reason)], word, row.name});
    rows.push_back({spared_[policy::index_of(row.reason)], "would drop", row.name});
  }
  for (const policy::CatalogueRow& row : policy::catalogue) {
    rows.push_back({noted_[policy::index_of(row.reason)], "log", row.name});
  }
  std::erase_if(rows, [](const Row& row) { return row.count == 0; });
  std::ranges::stable_sort(rows, std::ranges::greater{}, &Row::count);

  std::string out;
  std::size_t word_width = std::string_view("accept").size();
  for (const Row& row : rows) word_width = std::max(word_width, row.word.size());
  for (const Row& row : rows) {
    const std::string number = std::to_string(row.count);
    out.append(8 - std::min<std::size_t>(8, number.size()), ' ');
    out.append(number).append("  ").append(row.word);
    out.append(word_width - row.word.size() + 2, ' ');
    out.append(row.reason).append("\n");
  }
  return out;
}

}  // namespace sixgate::report
