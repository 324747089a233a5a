// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "command/program.hpp"
#include "config/profile.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"

namespace sixgate {

namespace {

using test::run_program;

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST_CASE("profiles lists every profile with its sentence") {
  const auto outcome = run_program({"profiles"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  const auto lines = lines_of(outcome.out);
  const auto texts = config::profile_texts();
  REQUIRE(lines.size() == texts.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CHECK(lines[i].starts_with(std::string(texts[i].name) + " "));
    CHECK(lines[i].ends_with("  " + config::read_profile(texts[i]).says.value));
  }
}

TEST_CASE("profiles --json is one object a profile") {
  const auto lines = lines_of(run_program({"profiles", "--json"}).out);
  CHECK(lines.size() == config::profile_texts().size());
  CHECK(std::ranges::find(lines, R"({"profile":"strict","says":"What is only logged by default is )"
                                 R"(dropped."})") != lines.end());
}

TEST_CASE("profiles show tells what a profile opens, and who asks for it") {
  const auto outcome = run_program({"profiles", "show", "direct-e2e"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  const std::string asked =
      "    \"Hence, the respective messages (HoTI, HoT, CoTI, and CoT) have to pass through "
      "firewalls.\" (whitepaper 4)\n";
  CHECK(outcome.out ==
        "direct-e2e\n"
        "\n"
        "Mobile nodes and their peers take the direct way: route optimisation passes both ways.\n"
        "\n"
        "Opens\n"
        "  direct-e2e: mobility-in   mobility from outside to inside\n" +
            asked + "  direct-e2e: mobility-out  mobility from inside to outside\n" + asked);
}

TEST_CASE("profiles show tells ports, prefixes and actions") {
  const auto coarse = run_program({"profiles", "show", "coarse"});
  CHECK(holds(coarse.out, " udp 500, 4500 from outside to inside\n"));
  CHECK(holds(coarse.out, "\nSets\n  service.closed to drop\n    \"basic policies at the "));
  const auto public_safety = run_program({"profiles", "show", "public-safety"});
  CHECK(holds(public_safety.out,
              " udp 698 from inside to 224.0.0.109/32, 255.255.255.255/32, ff02::6d/128\n"));
  CHECK(holds(run_program({"profiles", "show", "e-government"}).out,
              " udp 1812-1813 from vpn to inside\n"));
}

TEST_CASE("profiles show strict lists the rules that it makes stricter") {
  const auto text = run_program({"profiles", "show", "strict"});
  const auto json = lines_of(run_program({"profiles", "show", "strict", "--json"}).out);
  std::size_t stricter = 0;
  for (const policy::Rule& rule : policy::rules_in_order) {
    const policy::Defaults& defaults = rule.defaults;
    const bool is_stricter = defaults.strict != defaults.border || defaults.strict != defaults.host;
    const std::string line = "  " + std::string(policy::name_of(rule.reason)) + " to " +
                             std::string(policy::name_of(defaults.strict)) + "\n";
    INFO(line);
    CHECK(holds(text.out, line) == is_stricter);
    stricter += is_stricter ? 1 : 0;
  }
  CHECK(json.size() == stricter);
}

TEST_CASE("every profile can be shown, with all its services and actions") {
  for (const config::ProfileText& each : config::profile_texts()) {
    const config::Profile profile = config::read_profile(each);
    if (profile.is_strict.value) continue;
    const std::string name(each.name);
    INFO(name);
    const auto outcome = run_program({"profiles", "show", name});
    CHECK(outcome.status == 0);
    for (const config::Service& service : profile.services) {
      CHECK(holds(outcome.out, "\n  " + service.name.value + " "));
    }
    for (const config::ProfileAction& action : profile.actions) {
      CHECK(holds(outcome.out, "\n  " + action.reason.value + " to "));
    }
    const auto json = lines_of(run_program({"profiles", "show", "--json", name}).out);
    CHECK(json.size() == profile.services.size() + profile.actions.size());
  }
}

TEST_CASE("profiles show --json is one object a service or action") {
  const auto lines = lines_of(run_program({"profiles", "show", "coarse", "--json"}).out);
  REQUIRE(lines.size() > 5);
  const std::string asks =
      R"json("asks":"basic policies at the perimeter (e.g. just IPsec/TLS traffic is allowed )json"
      R"json(to traverse)","source":"whitepaper 4"})json";
  CHECK(lines[4] ==
        R"({"profile":"coarse","service":"coarse: ike-in","protocol":"udp","ports":["500",)"
        R"("4500"],"from":["outside"],"to":["inside"],)" +
            asks);
  CHECK(lines.back() ==
        R"({"profile":"coarse","reason":"tunnel.undeclared","action":"drop",)" + asks);
}

}  // namespace

}  // namespace sixgate
