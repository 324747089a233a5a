// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/profile.hpp"

#include <string>
#include <vector>

#include "config/checks.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using policy::Action;
using policy::Reason;

std::vector<std::string> problems_of_profile(const std::string& text) {
  try {
    (void)config::read_profile({"test", text});
  } catch (const config::Invalid& invalid) {
    std::vector<std::string> problems;
    for (const config::Problem& problem : invalid.problems()) {
      problems.push_back(config::format(problem));
    }
    return problems;
  }
  return {};
}

std::string action(const std::string& reason, const std::string& word) {
  return "[[action]]\nreason = '" + reason + "'\naction = '" + word +
         "'\nasks = 'It.'\nsource = '4'\n";
}

TEST_CASE("a profile is read with all it says") {
  const config::Profile profile = config::read_profile({"test", R"(says = "It is a test."
strict = true
[[service]]
name = "web"
protocol = "tcp"
ports = [80]
from = "outside"
to = "inside"
asks = "Web."
source = "4"
[[action]]
reason = "nd.hop-limit"
action = "log"
asks = "Far neighbours."
source = "3.1"
)"});
  CHECK(profile.name == "test");
  CHECK(profile.says.value == "It is a test.");
  CHECK(profile.is_strict.value);
  REQUIRE(profile.services.size() == 1);
  const config::Service& service = profile.services[0];
  CHECK(service.name.value == "test: web");
  CHECK(service.profile == "test");
  CHECK(service.protocol.value == packet::Protocol::tcp);
  CHECK(service.from.value.zone == policy::Zone::outside);
  CHECK(service.to.value.zone == policy::Zone::inside);
  CHECK(service.asks.value == "Web.");
  CHECK(service.source.value == "4");
  REQUIRE(profile.actions.size() == 1);
  CHECK(profile.actions[0].reason.value == "nd.hop-limit");
  CHECK(profile.actions[0].action.value == Action::log);
  CHECK(profile.actions[0].asks.value == "Far neighbours.");
  CHECK(profile.actions[0].source.value == "3.1");
}

const std::string says = "says = 'It.'\n";
const std::string file = "rules/profiles/test.toml:";

TEST_CASE("a wrong profile is told with its file and place") {
  struct Row {
    const char* says;
    std::string text;
    std::string problem;
  };
  const Row rows[] = {
      {"no TOML", "says", file + "1:5: "},
      {"nothing said", "strict = true", file + "1:1: a profile needs \"says\""},
      {"an unknown key", says + "strikt = true",
       file + "2:1: unknown key \"strikt\", did you mean \"strict\"?"},
      {"strict in quotes", says + "strict = 'true'",
       file + "2:10: strict: expected true or false, found \"true\""},
      {"a service that nobody asks for",
       says + "[[service]]\nname = 'a'\nprotocol = 'esp'\nfrom = 'vpn'\nto = 'vpn'\nsource = '4'",
       file + "2:1: a [[service]] of a profile needs \"asks\""},
      {"a service without a direction",
       says + "[[service]]\nname = 'a'\nprotocol = 'esp'\nto = 'vpn'\nasks = 'a'\nsource = '4'",
       file + "2:1: a [[service]] of a profile needs \"from\""},
      {"a reason that is none", says + action("nd.hop-limt", "drop"),
       file + "3:10: unknown reason \"nd.hop-limt\", did you mean \"nd.hop-limit\"?"},
      {"a family that is none", says + action("mobil.*", "drop"),
       file + "3:10: no reason matches \"mobil.*\""},
      {"a family made weaker", says + action("wire.*", "log"),
       file + "4:10: a profile may only drop a family; \"wire.*\" names none of its own"},
      {"an action that is none", says + action("nd.hop-limit", "deny"),
       file + "4:10: action: expected \"drop\", \"log\" or \"accept\", found \"deny\""},
      {"a section of the site's", says + "[site]\ninside = []", file + "2:2: unknown key \"site\""},
  };
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const auto problems = problems_of_profile(row.text);
      REQUIRE(problems.size() == 1);
      CHECK(problems[0].substr(0, row.problem.size()) == row.problem);
    }
  }
}

TEST_CASE("a site's file has no use for what only profiles say") {
  CHECK(problems_of("[[service]]\nasks = 'a'") ==
        std::vector<std::string>{"2:1: unknown key \"asks\" in [[service]]"});
}

/// What several profiles and a site's [actions] come to for one reason.
config::Setting<Action> settled(const std::vector<std::string>& texts, Reason reason,
                                const std::vector<config::ActionLine>& site = {}) {
  constexpr std::string_view names[] = {"first", "second", "third"};
  std::vector<config::Profile> profiles;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    profiles.push_back(config::read_profile({names[i], texts[i]}));
    profiles.back().chosen_at = {.line = 1, .column = static_cast<std::uint32_t>(10 * i + 10)};
  }
  config::Settings settings;
  settings.action_lines = site;
  config::Report report("");
  config::settle_actions(settings, profiles, report);
  REQUIRE(report.count() == 0);
  return settings.actions[policy::index_of(reason)];
}

const std::string logs = says + action("nd.hop-limit", "log");
const std::string accepts = says + action("nd.hop-limit", "accept");
const std::string drops = says + action("nd.hop-limit", "drop");
const std::string drops_family = says + action("nd.*", "drop");
const std::string strict = says + "strict = true";

struct SettledRow {
  const char* says;
  std::vector<std::string> profiles;
  Action action;
  std::string_view by;  ///< the profile; empty: nobody
};

TEST_CASE("of what profiles say of a reason, the strictest is in force") {
  const SettledRow rows[] = {
      {"none has a word", {says, says}, Action::drop, ""},
      {"one weakens it by its name", {logs}, Action::log, "first"},
      {"log over accept, before it", {logs, accepts}, Action::log, "first"},
      {"log over accept, after it", {accepts, logs}, Action::log, "second"},
      {"drop over both", {accepts, logs, drops}, Action::drop, "third"},
      {"a family's drop over a name in another profile",
       {logs, drops_family},
       Action::drop,
       "second"},
      {"a name over its family in the same profile",
       {logs + action("nd.*", "drop")},
       Action::log,
       "first"},
      {"who says it first, where they agree", {logs, logs}, Action::log, "first"},
      {"strict over what another weakens", {logs, strict}, Action::drop, ""},
      {"strict and a name in the same profile",
       {strict + "\n" + action("nd.hop-limit", "log")},
       Action::drop,
       ""},
  };
  for (const SettledRow& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const auto action = settled(row.profiles, Reason::nd_hop_limit);
      CHECK(action.value == row.action);
      CHECK(action.mark.profile == row.by);
      CHECK(action.mark.is_default() == row.by.empty());
    }
  }
}

TEST_CASE("the site's own [actions] win over every profile") {
  const config::Place place{.line = 7, .column = 1};
  for (const char* pattern : {"nd.hop-limit", "nd.*", "*"}) {
    INFO(pattern);
    const auto action = settled({drops}, Reason::nd_hop_limit,
                                {{.pattern = pattern, .action = Action::accept, .place = place}});
    CHECK(action.value == Action::accept);
    CHECK(action.mark.place == place);
    CHECK(action.mark.profile.empty());
  }
}

TEST_CASE("a reason that no profile names keeps its default") {
  const auto action = settled({accepts, logs}, Reason::nd_off_link);
  CHECK(action.value == Action::drop);
  CHECK(action.mark.is_default());
}

}  // namespace

}  // namespace sixgate::test
