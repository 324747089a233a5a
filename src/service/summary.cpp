// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/summary.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iomanip>
#include <sstream>
#include <string_view>

#include "sixgate/policy/catalogue.hpp"

namespace sixgate::service {

namespace {

struct Row {
  std::uint64_t count = 0;
  std::string_view word;
  std::string_view what;
};

template <typename Count>
std::uint64_t sum(const Workers& workers, Count count_of) {
  std::uint64_t total = 0;
  for (const auto& worker : workers) total += count_of(*worker);
  return total;
}

std::vector<Row> trouble_rows(const Workers& workers) {
  using Troubles = kernel::QueueTroubles;
  const auto troubles = [&](std::atomic<std::uint64_t> Troubles::*kind) {
    return sum(workers, [kind](const Worker& worker) { return (worker.troubles().*kind).load(); });
  };
  return {
      {troubles(&Troubles::late), "", "late verdicts"},
      {troubles(&Troubles::unanswered), "", "refused verdicts"},
      {troubles(&Troubles::overruns), "", "times a socket was full and packets passed unjudged"},
      {sum(workers, std::mem_fn(&Worker::events_lost)), "", "verdicts not told for want of room"},
  };
}

}  // namespace

std::string summarize(const Workers& workers, policy::Mode mode) {
  const std::string_view drop = mode == policy::Mode::enforce ? "drop" : "would drop";
  std::vector<Row> rows;
  std::uint64_t accepted = 0;
  std::uint64_t dropped = 0;
  for (const policy::CatalogueRow& row : policy::catalogue) {
    const auto decided =
        sum(workers, [&](const Worker& worker) { return worker.tally().decided(row.reason); });
    const auto noted =
        sum(workers, [&](const Worker& worker) { return worker.tally().noted(row.reason); });
    (row.rule == nullptr ? accepted : dropped) += decided;
    rows.push_back({decided, row.rule == nullptr ? "accept" : drop, row.name});
    rows.push_back({noted, "log", row.name});
  }
  std::ranges::stable_sort(rows, std::ranges::greater{}, &Row::count);
  std::ranges::copy(trouble_rows(workers), std::back_inserter(rows));

  std::ostringstream out;
  out << "sixgate: judged " << accepted + dropped << " packets: " << accepted << " accepted, "
      << dropped << (mode == policy::Mode::enforce ? " dropped\n" : " would be dropped\n");
  for (const Row& row : rows) {
    if (row.count == 0) continue;
    out << std::right << std::setw(8) << row.count << "  ";
    if (!row.word.empty()) {
      out << std::left << std::setw(static_cast<int>(drop.size() + 2)) << row.word << "  ";
    }
    out << row.what << '\n';
  }
  return out.str();
}

}  // namespace sixgate::service
