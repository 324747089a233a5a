// SPDX-License-Identifier: GPL-2.0-or-later
// What a packet costs: time and allocations, by kind and over a mixed set, for reading alone, the
// checksum and the quoted packet that a rule may ask for, deciding alone, and the whole of judge().
// One iteration is one pass over the set; the columns to look at are the last two.
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/judge.hpp"
#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/quoted.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "support/corpus.hpp"
#include "support/count_allocations.hpp"
#include "support/gre_header.hpp"
#include "support/ipsec.hpp"
#include "support/link_frames.hpp"
#include "support/mobility.hpp"
#include "support/routing_headers.hpp"
#include "support/site.hpp"
#include "support/udp_tunnels.hpp"

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
  using B = test::PacketBuilder;
  const B six = test::ipv6("2600::1", "2600::2");
  const B four = test::ipv4("8.0.0.1", "9.0.0.2");
  const B link = test::ipv6("fe80::1", "fe80::2");
  const B inner = test::ipv6("2600:1::1", "2600:2::1").tcp(443).payload(1200);
  const auto udp = [&](std::uint16_t port) { return B(four).udp(40000, port); };
  Set mixed{"mixed", {}};
  for (const auto& packet : test::valid_packets()) mixed.packets.push_back(packet.bytes());
  const std::vector<std::pair<std::string, B>> kinds{
      {"tcp", B(six).tcp(443).payload(1200)},
      {"ipv4-tcp", B(four).tcp(443).payload(1200)},
      {"udp-over-ipv4", udp(5000).payload(1200)},
      {"echo", B(six).icmpv6(128).payload(56)},
      {"packet-too-big", B(six).packet_too_big(1280)},
      {"icmpv6-error", B(six).icmpv6(1, 4).quoting(inner)},
      {"neighbour-solicitation", B(link).neighbour_solicitation("fe80::2")},
      {"listener-report", B(link).mld_report()},
      {"hop-by-hop", B(six).router_alert().tcp(443).payload(1200)},
      {"routing-type-4", B(six).routing(test::segment_routing({"2600::c", "2600::b"}, 1)).tcp(443)},
      {"binding-update", B(six).home_address("2600::7").mobility(test::binding_update(9, 0, 9))},
      {"chain-of-16", test::longest_chain()},
      {"first-fragment", B(six).fragment(0, true, 1).udp(1, 2).udp_length(3000).payload(1200)},
      {"later-fragment", B(six).fragment(1480, true, 1).payload(1200)},
      {"esp", B(six).esp().payload(1200)},
      {"esp-null", B(six).esp_null({}).tcp(443).payload(1200)},
      {"6to4", test::six_to_four_echo()},
      {"6in4", B(four).carries(inner)},
      {"gre-ethernet", B(four).gre({}, test::ethernet(inner))},
      {"teredo", test::teredo_echo()},
      {"vxlan", udp(4789).holds(test::vxlan(7, test::ethernet(inner)))},
      {"geneve", udp(6081).holds(test::geneve(7, test::ethernet(inner)))},
      {"l2tp", udp(1701).holds(test::l2tp_v2({}, test::ppp(inner, true)))},
  };
  std::vector<Set> sets{mixed};
  for (const auto& [name, packet] : kinds) sets.push_back({name, {packet.bytes()}});
  return sets;
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

/// What a rule pays that asks for the packet which an error quotes; read() does not.
void read_quoted(benchmark::State& state, const Set& set) {
  std::vector<packet::Headers> headers;
  for (const Bytes& bytes : set.packets) headers.push_back(packet::read(bytes));
  run(state, set, [&](std::size_t i) {
    benchmark::DoNotOptimize(
        packet::read_quoted(packet::whole(set.packets[i]), headers[i].layers[0]));
  });
}

/// What a rule pays that asks whether the innermost checksum is right.
void verify_checksum(benchmark::State& state, const Set& set) {
  std::vector<packet::Headers> headers;
  for (const Bytes& bytes : set.packets) headers.push_back(packet::read(bytes));
  run(state, set, [&](std::size_t i) {
    const auto& layers = headers[i].layers;
    benchmark::DoNotOptimize(
        packet::verify_checksum(packet::whole(set.packets[i]), layers[layers.size() - 1]));
  });
}

void decide_alone(benchmark::State& state, const Set& set) {
  std::vector<packet::Headers> headers;
  for (const Bytes& bytes : set.packets) headers.push_back(packet::read(bytes));
  const policy::Policy policy = site().policy();
  run(state, set, [&](std::size_t i) {
    benchmark::DoNotOptimize(policy::decide(
        policy::make_visit(packet::whole(set.packets[i]), headers[i], {}, policy), {}));
  });
}

void judge(benchmark::State& state, const Set& set) {
  const policy::Policy policy = site().policy();
  memory::Memory memory;
  memory::Moment now{};
  run(state, set, [&](std::size_t i) {
    now += std::chrono::milliseconds(1);  // no source is over a rate
    const Bytes& bytes = set.packets[i];
    const packet::Packet packet = packet::whole(bytes);
    benchmark::DoNotOptimize(engine::judge(packet, {}, policy, memory, now));
  });
}

const bool registered = [] {
  for (const Set& set : sets()) {
    benchmark::RegisterBenchmark(("read/" + set.name).c_str(), read_alone, set);
    benchmark::RegisterBenchmark(("checksum/" + set.name).c_str(), verify_checksum, set);
    benchmark::RegisterBenchmark(("decide/" + set.name).c_str(), decide_alone, set);
    benchmark::RegisterBenchmark(("judge/" + set.name).c_str(), judge, set);
    if (set.name == "icmpv6-error" || set.name == "packet-too-big") {
      benchmark::RegisterBenchmark(("quoted/" + set.name).c_str(), read_quoted, set);
    }
  }
  return true;
}();

}  // namespace
