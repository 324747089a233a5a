// SPDX-License-Identifier: GPL-2.0-or-later
// What a packet costs: time and allocations, by kind and over a mixed set, for reading alone,
// deciding alone, and the whole of judge(). One iteration is one pass over the set; the columns to
// look at are the last two.
#include <cstddef>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/judge.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "support/corpus.hpp"
#include "support/count_allocations.hpp"
#include "support/site.hpp"

namespace {

using namespace sixgate;
using test::Bytes;

struct Set {
  std::string name;
  std::vector<Bytes> packets;
};

/// A border that gates 6to4 and one tunnel of each configured kind.
const test::Site& site() {
  static const test::Site site = test::with_declared_tunnels().tunnel("6to4", {"9.0.0.2"});
  return site;
}

std::vector<Set> sets() {
  const auto six = [] { return test::ipv6("2600::1", "2600::2"); };
  Set mixed{"mixed", {}};
  for (const auto& packet : test::valid_packets()) mixed.packets.push_back(packet.bytes());
  return {mixed,
          {"tcp", {six().tcp(443).payload(1200).bytes()}},
          {"ipv4-tcp", {test::ipv4("8.0.0.1", "9.0.0.2").tcp(443).payload(1200).bytes()}},
          {"echo", {six().icmpv6(128).payload(56).bytes()}},
          {"packet-too-big", {six().packet_too_big(1280).bytes()}},
          {"6to4", {test::six_to_four_echo().bytes()}},
          {"teredo", {test::teredo_echo().bytes()}},
          {"chain-of-16", {test::longest_chain().bytes()}}};
}

/// Runs `one` over every packet of the set, over and over, and reports what one packet costs.
template <typename One>
void run(benchmark::State& state, const Set& set, One one) {
  const std::size_t before = test::allocations();
  for (auto unused : state) {
    static_cast<void>(unused);
    for (std::size_t i = 0; i < set.packets.size(); ++i) one(i);
  }
  const auto allocated = static_cast<double>(test::allocations() - before);
  const auto count =
      static_cast<double>(state.iterations()) * static_cast<double>(set.packets.size());
  // Seconds, which the report shows with a unit: 120n is 120 nanoseconds.
  state.counters["time/packet"] =
      benchmark::Counter(count, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["allocations/packet"] = allocated / count;
}

void read_alone(benchmark::State& state, const Set& set) {
  run(state, set, [&](std::size_t i) { benchmark::DoNotOptimize(packet::read(set.packets[i])); });
}

void decide_alone(benchmark::State& state, const Set& set) {
  std::vector<packet::Headers> headers;
  for (const Bytes& bytes : set.packets) headers.push_back(packet::read(bytes));
  const policy::Policy policy = site().policy();
  run(state, set,
      [&](std::size_t i) { benchmark::DoNotOptimize(policy::decide(headers[i], {}, policy, {})); });
}

void judge(benchmark::State& state, const Set& set) {
  const policy::Policy policy = site().policy();
  memory::Memory memory;
  run(state, set, [&](std::size_t i) {
    const Bytes& bytes = set.packets[i];
    const packet::Packet packet = packet::whole(bytes);
    benchmark::DoNotOptimize(engine::judge(packet, {}, policy, memory));
  });
}

const bool registered = [] {
  for (const Set& set : sets()) {
    benchmark::RegisterBenchmark(("read/" + set.name).c_str(), read_alone, set);
    benchmark::RegisterBenchmark(("decide/" + set.name).c_str(), decide_alone, set);
    benchmark::RegisterBenchmark(("judge/" + set.name).c_str(), judge, set);
  }
  return true;
}();

}  // namespace
