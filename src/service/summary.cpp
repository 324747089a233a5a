// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/summary.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "report/summary.hpp"

namespace sixgate::service {

namespace {

template <typename Count>
std::uint64_t sum(const Workers& workers, Count count_of) {
  std::uint64_t total = 0;
  for (const auto& worker : workers) total += count_of(*worker);
  return total;
}

CountedWords troubles_of(const Workers& workers, const CountedWords& late,
                         std::uint64_t lines_lost, std::uint64_t packets_lost) {
  using Troubles = kernel::QueueTroubles;
  const auto troubles = [&](std::atomic<std::uint64_t> Troubles::*kind) {
    return sum(workers, [kind](const Worker& worker) { return (worker.troubles().*kind).load(); });
  };
  CountedWords all;
  for (const auto& [count, cause] : late) all.emplace_back(count, "late verdicts: " + cause);
  const CountedWords others{
      {troubles(&Troubles::unanswered), "refused verdicts"},
      {troubles(&Troubles::overruns), "times a socket was full and packets passed unjudged"},
      {sum(workers, std::mem_fn(&Worker::events_lost)), "verdicts not told for want of room"},
      {lines_lost, "lines that could not be written"},
      {packets_lost, "dropped packets that could not be kept"},
  };
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

}  // namespace

std::string summarize(const Workers& workers, const CountedWords& late, std::uint64_t lines_lost,
                      std::uint64_t packets_lost) {
  report::Summary summary;
  for (const auto& worker : workers) summary.add(worker->tally());
  std::string out = "sixgate: judged " + std::to_string(summary.judged()) +
                    " packets: " + summary.totals() + "\n" + summary.rows();
  for (const auto& [count, what] : troubles_of(workers, late, lines_lost, packets_lost)) {
    if (count > 0) out.append(std::to_string(count)).append(" ").append(what).append("\n");
  }
  return out;
}

}  // namespace sixgate::service
