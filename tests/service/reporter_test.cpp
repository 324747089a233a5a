// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/reporter.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "service/pipe.hpp"
#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;
using policy::Reason;
using report::Format;

Event event(double time, Reason reason) {
  const auto verdict = policy::Verdict::drop(reason, 0);
  const test::Bytes packet = test::ipv6("2001:db8::1", "2001:db8::2").icmpv6(128);
  return {.time = time,
          .arrival = {},
          .judgement = {.headers = packet::read(packet),
                        .decision = {.verdict = verdict, .notes = {}}}};
}

std::vector<std::string> lines_of(test::Pipe& out) {
  std::istringstream in(out.read());
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool tells(const std::string& line, std::string_view words) {
  return line.find(words) != std::string::npos;
}

TEST_CASE("events of all rings are told by their time") {
  Events icmpv6;
  Events tunnels;
  icmpv6.push(event(1, Reason::icmpv6_echo_multicast));
  tunnels.push(event(2, Reason::tunnel_undeclared));
  icmpv6.push(event(3, Reason::nd_hop_limit));
  test::Pipe out;
  Bell failure;
  Reporter({&tunnels, &icmpv6}, Format::text, out.writer(), failure).finish();

  const auto lines = lines_of(out);
  REQUIRE(lines.size() == 3);
  CHECK(tells(lines[0], "icmpv6.echo-multicast"));
  CHECK(tells(lines[1], "tunnel.undeclared"));
  CHECK(tells(lines[2], "nd.hop-limit"));
}

TEST_CASE("a flood of one reason is cut short and counted, another reason still told") {
  Events ring;
  for (std::uint64_t i = 0; i < Reporter::most_lines + 5; ++i) {
    ring.push(event(1, Reason::tunnel_undeclared));
  }
  ring.push(event(2, Reason::nd_hop_limit));
  test::Pipe out;
  Bell failure;
  SECTION("in text") {
    Reporter({&ring}, Format::text, out.writer(), failure).finish();
    const auto lines = lines_of(out);
    REQUIRE(lines.size() == Reporter::most_lines + 2);
    CHECK(tells(lines[Reporter::most_lines], "nd.hop-limit"));
    CHECK(lines.back() == "5 more of tunnel.undeclared");
  }
  SECTION("in JSON") {
    Reporter({&ring}, Format::json, out.writer(), failure).finish();
    CHECK(lines_of(out).back() == R"({"suppressed":5,"reason":"tunnel.undeclared"})");
  }
}

TEST_CASE("nobody reads: the rings are emptied, the end comes, and what was lost is counted") {
  Events ring;
  test::Pipe out;
  SECTION("any more") { out.close_reader(); }
  SECTION("from the full pipe") { out.fill(); }
  Bell failure;
  Reporter reporter({&ring}, Format::text, out.writer(), failure);
  ring.push(event(1, Reason::tunnel_undeclared));
  ring.push(event(2, Reason::tunnel_undeclared));
  std::this_thread::sleep_for(300ms);  // for it to be in the middle of writing
  ring.push(event(3, Reason::nd_hop_limit));
  const auto began = std::chrono::steady_clock::now();
  reporter.finish();
  CHECK(std::chrono::steady_clock::now() - began < Outlet::patience + 3s);
  CHECK(ring.front() == nullptr);
  CHECK(reporter.lines_lost() == 3);
  CHECK_FALSE(failure.wait(0ms));
}

TEST_CASE(
    "under a flood that never ends lines are written, and the end comes when it is asked for") {
  std::array<Events, 3> rings;
  std::atomic<bool> is_over = false;
  std::vector<std::thread> pushing;
  for (Events& ring : rings) {
    pushing.emplace_back([&ring, &is_over] {
      const Event flood = event(1, Reason::tunnel_undeclared);
      while (!is_over) ring.push(flood);
    });
  }
  test::Pipe out;
  Bell failure;
  {
    Reporter reporter({&rings[0], &rings[1], &rings[2]}, Format::text, out.writer(), failure);
    out.take(1);
    reporter.finish();
  }
  is_over = true;
  for (std::thread& thread : pushing) thread.join();
  CHECK(tells(out.read(), "more of tunnel.undeclared"));
}

}  // namespace

}  // namespace sixgate::service
