// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/log.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "config/written.hpp"
#include "service/events.hpp"
#include "support/catch.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;
using policy::Reason;
using report::Format;
using test::accepted;
using test::event;
using test::tells;

const policy::Arrival from_nowhere;
const report::Occasion occasion{.arrival = from_nowhere};

/// A log that writes to a pipe, and its end.
struct Written {
  explicit Written(Verdicts tells = Verdicts::dropped, Format format = Format::text)
      : log(tells, format, out.writer(), stop, Losses([this] { return lost; }),
            std::make_shared<Rulebook>(test::load_text(""))) {}

  std::vector<std::string> lines() {
    stop.ring();
    log.pass_on(true);
    return test::lines_of(out.take_all());
  }

  std::uint64_t lost = 0;
  test::Pipe out;
  Bell stop;
  Log log;
};

TEST_CASE("what a log does not tell leaves no line and no gap in the numbers") {
  Written written(Verdicts::dropped);
  written.log.hear(accepted(1), occasion);
  written.log.hear(event(2, Reason::nd_hop_limit), occasion);
  const auto lines = written.lines();
  REQUIRE(lines.size() == 1);
  CHECK(tells(lines[0], "     1  drop    nd.hop-limit"));
}

TEST_CASE("an accepted packet is told among the dropped for a note that somebody has asked for") {
  Written written(Verdicts::dropped);
  Event noted = accepted(1);
  noted.judgement.decision.notes.push({Reason::nd_off_link, 0});
  written.log.hear(noted, occasion);
  noted.noted = Reason::nd_off_link;
  written.log.hear(noted, occasion);
  const auto lines = written.lines();
  REQUIRE(lines.size() == 1);
  CHECK(tells(lines[0], "noted nd.off-link"));
}

TEST_CASE("a flood of one reason is cut short and counted, another reason still told") {
  const auto flood = [](Written& written) {
    for (std::uint64_t i = 0; i < report::Digest::most_of_a_pair + 7; ++i) {
      written.log.hear(event(1, Reason::tunnel_undeclared), occasion);
    }
    written.log.hear(event(2, Reason::nd_hop_limit), occasion);
  };
  SECTION("in text") {
    Written written;
    flood(written);
    const auto lines = written.lines();
    REQUIRE(lines.size() == report::Digest::most_of_a_pair + 2);
    CHECK(tells(lines[report::Digest::most_of_a_pair], "nd.hop-limit"));
    CHECK(lines.back() == "7 more of tunnel.undeclared, 2001:db8::1 > 2001:db8::2");
  }
  SECTION("in JSON") {
    Written written(Verdicts::dropped, Format::json);
    flood(written);
    CHECK(written.lines().back() ==
          R"({"suppressed":7,"reason":"tunnel.undeclared","outer":["2001:db8::1>2001:db8::2"]})");
  }
}

TEST_CASE("who asks for all gets those between the same two one by one, dropped ones too") {
  Written written(Verdicts::all);
  for (int i = 0; i < 15; ++i) written.log.hear(accepted(1), occasion);
  for (int i = 0; i < 15; ++i) written.log.hear(event(1, Reason::nd_hop_limit), occasion);
  CHECK(written.lines().size() == 30);
}

TEST_CASE("what came too fast for the gate itself is told") {
  Written written;
  written.lost = 12;
  written.log.pass_on(false);
  written.lost = 20;
  const auto lines = written.lines();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] == "12 more came too fast to be told");
}

TEST_CASE("a reader who takes nothing is not waited for, and gets what was held when he does") {
  Written written(Verdicts::all);
  written.out.fill();
  for (int i = 0; i < 15; ++i) written.log.hear(accepted(1), occasion);
  written.log.pass_on(false);
  static_cast<void>(written.out.take_all());
  CHECK(written.lines().size() == 15);
  CHECK(written.log.lines_lost() == 0);
}

TEST_CASE("nobody reads: the end comes, and what was lost is counted") {
  Written written;
  SECTION("any more") { written.out.close_reader(); }
  SECTION("from the full pipe") { written.out.fill(); }
  for (int i = 0; i < 3; ++i) written.log.hear(event(1, Reason::tunnel_undeclared), occasion);
  written.stop.ring();
  written.log.pass_on(true);
  CHECK(written.log.lines_lost() == 3);
}

}  // namespace

}  // namespace sixgate::service
