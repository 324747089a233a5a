// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/summary.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

namespace sixgate::report {

namespace {

struct Row {
  std::uint64_t count;
  std::string_view word;
  std::string_view reason;
};

void append(std::vector<Row>& rows, std::string_view word,
            const std::array<std::uint64_t, policy::reason_count>& counts) {
  for (const policy::ReasonText& text : policy::reason_texts) {
    const std::uint64_t count = counts[policy::index_of(text.reason)];
    if (count > 0) rows.push_back({count, word, text.name});
  }
}

std::uint64_t total(const std::array<std::uint64_t, policy::reason_count>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

}  // namespace

void Summary::count(const policy::Decision& decision) {
  Counts& counts = decision.verdict.is_drop() ? dropped_ : accepted_;
  ++counts[policy::index_of(decision.verdict.reason())];
  for (const policy::Note& note : decision.notes) ++noted_[policy::index_of(note.reason)];
}

std::string Summary::text(policy::Mode mode) const {
  const bool enforces = mode == policy::Mode::enforce;
  const std::uint64_t accepted = total(accepted_);
  const std::uint64_t dropped = total(dropped_);
  const std::uint64_t frames = accepted + dropped + not_ip_;
  std::string out = std::to_string(frames) + (frames == 1 ? " frame: " : " frames: ") +
                    std::to_string(accepted) + " accepted, " + std::to_string(dropped) +
                    (enforces ? " dropped, " : " would be dropped, ") + std::to_string(not_ip_) +
                    " not IP\n";
  std::vector<Row> rows;
  append(rows, enforces ? "drop" : "would drop", dropped_);
  append(rows, "accept", accepted_);
  append(rows, "log", noted_);
  std::ranges::stable_sort(rows, std::ranges::greater{}, &Row::count);
  const std::size_t word_width = enforces ? 6 : 10;
  for (const Row& row : rows) {
    const std::string number = std::to_string(row.count);
    out.append(8 - std::min<std::size_t>(8, number.size()), ' ');
    out.append(number).append("  ").append(row.word);
    out.append(word_width - std::min(word_width, row.word.size()) + 2, ' ');
    out.append(row.reason).append("\n");
  }
  return out;
}

}  // namespace sixgate::report
