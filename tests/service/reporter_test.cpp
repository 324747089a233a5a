// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/reporter.hpp"

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

namespace sixgate::service {

namespace {

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

std::vector<std::string> lines_of(const std::ostringstream& out) {
  std::istringstream in(out.str());
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool tells(const std::string& line, std::string_view words) {
  return line.find(words) != std::string::npos;
}

const policy::Policy enforcing;

TEST_CASE("events of all rings are told by their time") {
  Events icmpv6;
  Events tunnels;
  icmpv6.push(event(1, Reason::icmpv6_echo_multicast));
  tunnels.push(event(2, Reason::tunnel_undeclared));
  icmpv6.push(event(3, Reason::nd_hop_limit));
  std::ostringstream out;
  Reporter({&tunnels, &icmpv6}, enforcing, Format::text, out).finish();

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
  std::ostringstream out;
  SECTION("in text") {
    Reporter({&ring}, enforcing, Format::text, out).finish();
    const auto lines = lines_of(out);
    REQUIRE(lines.size() == Reporter::most_lines + 2);
    CHECK(tells(lines[Reporter::most_lines], "nd.hop-limit"));
    CHECK(lines.back() == "5 more of tunnel.undeclared");
  }
  SECTION("in JSON") {
    Reporter({&ring}, enforcing, Format::json, out).finish();
    CHECK(lines_of(out).back() == R"({"suppressed":5,"reason":"tunnel.undeclared"})");
  }
}

TEST_CASE("nobody reads: the ring is emptied all the same") {
  Events ring;
  ring.push(event(1, Reason::tunnel_undeclared));
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  out.exceptions(std::ios::failbit);
  Reporter({&ring}, enforcing, Format::text, out).finish();
  CHECK(ring.front() == nullptr);
}

}  // namespace

}  // namespace sixgate::service
