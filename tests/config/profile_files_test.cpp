// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "config/profile.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"
#include "written.hpp"

/// What stands in rules/profiles.
namespace sixgate::test {

namespace {

using Texts = std::vector<std::string>;

std::string port_words(const policy::Service& service) {
  std::string text;
  for (const policy::PortRange& range : service.ports) {
    text += " " + std::to_string(range.first);
    if (range.first != range.last) text += "-" + std::to_string(range.last);
  }
  return text;
}

std::string side_words(const policy::Side& side) {
  if (side.zone) return std::string(policy::name_of(*side.zone));
  return side.prefixes.empty() ? "any" : words(side.prefixes);
}

/// What a configuration opens, one service a line, sorted.
Texts opened_by(const std::string& text) {
  const auto configuration = load_text(text);
  Texts opened;
  for (const policy::Service& service : configuration.policy().services) {
    REQUIRE(service.protocol);
    opened.push_back(std::string(packet::name_of(*service.protocol)) + port_words(service) + ": " +
                     side_words(service.from) + " > " + side_words(service.to));
  }
  std::ranges::sort(opened);
  return opened;
}

/// Each of them inwards and outwards.
Texts both_ways(const std::vector<std::string_view>& what) {
  Texts opened;
  for (const std::string_view one : what) {
    opened.push_back(std::string(one) + ": inside > outside");
    opened.push_back(std::string(one) + ": outside > inside");
  }
  return opened;
}

struct Row {
  std::string profile;
  Texts opens;
};

const std::string link = "inside > 224.0.0.109/32 255.255.255.255/32 ff02::6d/128";

std::vector<Row> rows() {
  Texts public_safety =
      both_ways({"ah", "esp", "udp 500 4500", "udp 1194", "tcp 1194", "tcp 5556"});
  for (const char* one : {"udp 698: ", "udp 654: "}) {
    public_safety.push_back(one + std::string("inside > inside"));
    public_safety.push_back(one + link);
  }
  Texts e_government = both_ways({"udp 5060", "tcp 5060-5061", "sctp 5060"});
  for (const char* one : {"ah", "esp", "udp 500 4500", "tcp 443"}) {
    e_government.push_back(one + std::string(": outside > inside"));
  }
  for (const char* one :
       {"ah", "esp", "udp 500 4500", "tcp 443", "udp 1812-1813", "tcp 3868", "sctp 3868"}) {
    e_government.push_back(one + std::string(": inside > vpn"));
    e_government.push_back(one + std::string(": vpn > inside"));
  }
  Texts corporate = both_ways({"ah", "esp", "mobility"});
  corporate.insert(corporate.end(), {"tcp 80: inside > outside", "tcp 443: inside > outside"});
  return {{"coarse", both_ways({"ah", "esp", "udp 500 4500", "tcp 443", "tcp 5061", "tcp 5658",
                                "sctp 5658", "udp 1194", "tcp 1194", "tcp 5556"})},
          {"corporate", corporate},
          {"direct-e2e", both_ways({"mobility"})},
          {"e-government", e_government},
          {"host-minimal", {"tcp 22: any > any"}},
          {"mobile-user", both_ways({"mobility", "esp", "ah", "udp 500 4500", "udp 4191",
                                     "udp 1812-1813", "tcp 3868 5658", "sctp 3868 5658"})},
          {"public-safety", public_safety},
          {"strict", {}}};
}

/// A configuration with the profile, of a role that it is for.
std::string chosen(std::string_view name) {
  const std::string role = name == "host-minimal" ? "role = 'host'\n" : "";
  return role + "profiles = ['" + std::string(name) + "']";
}

TEST_CASE("each profile opens this and nothing else") {
  const auto expected = rows();
  Texts names;
  for (Row row : expected) {
    names.push_back(row.profile);
    DYNAMIC_SECTION(row.profile) {
      std::ranges::sort(row.opens);
      CHECK(opened_by(chosen(row.profile)) == row.opens);
    }
  }
  Texts known;
  for (const config::ProfileText& text : config::profile_texts()) known.emplace_back(text.name);
  CHECK(known == names);
}

TEST_CASE("whatever a profile does, a section of the whitepaper asks for it") {
  const auto is_section = [](const std::string& source) {
    return !source.empty() && source.front() >= '1' && source.front() <= '6';
  };
  for (const config::ProfileText& text : config::profile_texts()) {
    const config::Profile profile = config::read_profile(text);
    INFO(profile.name);
    CHECK(profile.says.value.ends_with('.'));
    for (const config::Service& service : profile.services) {
      INFO(service.name.value);
      CHECK_FALSE(service.asks.value.empty());
      CHECK(is_section(service.source.value));
    }
    for (const config::ProfileAction& action : profile.actions) {
      INFO(action.reason.value);
      CHECK_FALSE(action.asks.value.empty());
      CHECK(is_section(action.source.value));
    }
  }
}

TEST_CASE("no profile of a border opens anything from or to anywhere") {
  for (const config::ProfileText& text : config::profile_texts()) {
    if (config::read_profile(text).role.value == policy::Role::host) continue;
    const auto configuration = load_text(chosen(text.name));
    for (const policy::Service& service : configuration.policy().services) {
      INFO(service.name);
      CHECK((service.from.zone || !service.from.prefixes.empty()));
      CHECK((service.to.zone || !service.to.prefixes.empty()));
    }
  }
}

TEST_CASE("a service has its profile's name before its own") {
  for (const config::ProfileText& text : config::profile_texts()) {
    const auto configuration = load_text(chosen(text.name));
    for (const policy::Service& service : configuration.policy().services) {
      CHECK(service.name.starts_with(std::string(text.name) + ": "));
    }
  }
}

TEST_CASE("each profile sets these actions and no others") {
  for (const config::ProfileText& text : config::profile_texts()) {
    const config::Profile profile = config::read_profile(text);
    INFO(profile.name);
    CHECK(profile.is_strict.value == (profile.name == "strict"));
    Texts actions;
    for (const config::ProfileAction& action : profile.actions) {
      actions.push_back(action.reason.value + " = " +
                        std::string(policy::name_of(action.action.value)));
    }
    Texts expected;
    if (profile.name == "coarse") expected = {"service.closed = drop", "tunnel.undeclared = drop"};
    if (profile.name == "host-minimal")
      expected = {"service.closed = drop", "icmpv6.local-refused = drop"};
    if (profile.name == "mobile-user") expected = {"mobile.unprotected-binding = drop"};
    CHECK(actions == expected);
  }
}

TEST_CASE("a profile for one role is refused in the other") {
  CHECK(problems_of("profiles = ['host-minimal']") ==
        std::vector<std::string>{"1:13: profiles: \"host-minimal\" is for role \"host\", and the "
                                 "role is \"border\""});
}

TEST_CASE("only SIP over UDP and TCP is read for the flows that it announces") {
  for (const config::ProfileText& text : config::profile_texts()) {
    const config::Profile profile = config::read_profile(text);
    for (const config::Service& service : profile.services) {
      INFO(service.name.value);
      const bool is_sip = service.name.value.find("sip-udp") != std::string::npos ||
                          service.name.value.find("sip-tcp") != std::string::npos;
      CHECK((service.helper.value == policy::Helper::sip) == is_sip);
    }
  }
}

TEST_CASE("no profile weakens a rule that it does not name") {
  for (const config::ProfileText& text : config::profile_texts()) {
    const config::Profile profile = config::read_profile(text);
    for (const policy::Role role : {policy::Role::border, policy::Role::host}) {
      if (profile.role.value.value_or(role) != role) continue;
      const auto configuration = load_text("role = '" + std::string(policy::name_of(role)) +
                                           "'\nprofiles = ['" + std::string(text.name) + "']");
      for (const policy::Rule& rule : policy::rules_in_order) {
        const auto name = policy::name_of(rule.reason);
        INFO(profile.name << ": " << name);
        const bool is_named = std::ranges::any_of(
            profile.actions,
            [name](const config::ProfileAction& action) { return action.reason.value == name; });
        // Actions stand in the order of their strictness.
        CHECK((is_named ||
               configuration.policy().action_of(rule.reason) <= rule.defaults.of(role, false)));
      }
    }
  }
}

}  // namespace

}  // namespace sixgate::test
