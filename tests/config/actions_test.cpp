// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "config/configuration.hpp"
#include "sixgate/policy/catalogue.hpp"
#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using policy::Action;
using policy::Reason;

struct Row {
  const char* says;
  const char* text;
  Reason reason;
  Action action;
};

constexpr Row rows[] = {
    {"a reason by its name", "[actions]\n'nd.hop-limit' = 'log'", Reason::nd_hop_limit,
     Action::log},
    {"its neighbour stays", "[actions]\n'nd.hop-limit' = 'log'", Reason::nd_off_link, Action::drop},
    {"drop is a word too", "[actions]\n'nd.hop-limit' = 'drop'", Reason::nd_hop_limit,
     Action::drop},
    {"a family", "[actions]\n'nd.*' = 'accept'", Reason::nd_off_link, Action::accept},
    {"not another family", "[actions]\n'nd.*' = 'accept'", Reason::wire_empty, Action::drop},
    {"the beginning of a name", "[actions]\n'tunnel.6to4-*' = 'log'",
     Reason::tunnel_6to4_source_mismatch, Action::log},
    {"all of them", "[actions]\n'*' = 'log'", Reason::service_closed, Action::log},
    {"a name over its family, before it", "[actions]\n'nd.hop-limit' = 'log'\n'nd.*' = 'accept'",
     Reason::nd_hop_limit, Action::log},
    {"a name over its family, after it", "[actions]\n'nd.*' = 'accept'\n'nd.hop-limit' = 'log'",
     Reason::nd_hop_limit, Action::log},
    {"a longer family over a shorter, before it",
     "[actions]\n'tunnel.6to4-*' = 'log'\n'tunnel.*' = 'accept'", Reason::tunnel_6to4_martian_ipv4,
     Action::log},
    {"a longer family over a shorter, after it",
     "[actions]\n'tunnel.*' = 'accept'\n'tunnel.6to4-*' = 'log'", Reason::tunnel_6to4_martian_ipv4,
     Action::log},
    {"a family over a profile", "profiles = ['strict']\n[actions]\n'nd.*' = 'log'",
     Reason::nd_hop_limit, Action::log},
    {"[tunnels] default", "[tunnels]\ndefault = 'log'", Reason::tunnel_undeclared, Action::log},
    {"[tunnels] default over a family",
     "[actions]\n'tunnel.*' = 'log'\n[tunnels]\ndefault = 'drop'", Reason::tunnel_undeclared,
     Action::drop},
    {"[tunnels] default said twice alike",
     "[actions]\n'tunnel.undeclared' = 'log'\n[tunnels]\ndefault = 'log'",
     Reason::tunnel_undeclared, Action::log},
    {"tunnel.undeclared by its name", "[actions]\n'tunnel.undeclared' = 'accept'",
     Reason::tunnel_undeclared, Action::accept},
};

TEST_CASE("the longest key that matches a reason has the word") {
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const auto configuration = load_text(row.text);
      CHECK(configuration.policy().action_of(row.reason) == row.action);
    }
  }
}

TEST_CASE("every reason that has a rule can be named, and no other") {
  for (const auto& row : policy::catalogue) {
    const std::string text = "[actions]\n'" + std::string(row.name) + "' = 'log'";
    INFO(row.name);
    CHECK(problems_of(text).empty() == (row.defaults.has_value()));
  }
}

TEST_CASE("a family leaves reasons that accept alone") {
  const auto all = load_text("[actions]\n'*' = 'log'");
  for (const auto& row : policy::catalogue) {
    CHECK(all.policy().action_of(row.reason) ==
          (!row.defaults ? Action::accept : Action::log));
  }
}

TEST_CASE("an action says where it comes from") {
  const WrittenFile file(R"(profiles = []
[actions]
"nd.*" = "log"
"nd.hop-limit" = "accept"
[tunnels]
default = "log"
)");
  const auto configuration = config::load(file.path(), {});
  const auto at = [&file](std::uint32_t line) {
    return config::Origin{file.path().string(), line};
  };
  CHECK(configuration.origin_of(Reason::nd_off_link) == at(3));
  CHECK(configuration.origin_of(Reason::nd_hop_limit) == at(4));
  CHECK(configuration.origin_of(Reason::tunnel_undeclared) == at(6));
  CHECK(configuration.origin_of(Reason::wire_empty) == config::Origin{});
  CHECK(configuration.origin_of(Reason::default_native) == config::Origin{});
}

TEST_CASE("an action that a profile changes comes from the profile's line") {
  const WrittenFile file("\n\nprofiles = ['strict']");
  const auto configuration = config::load(file.path(), {});
  for (const policy::Rule& rule : policy::rules_in_order) {
    INFO(policy::name_of(rule.reason));
    const bool changed = rule.defaults.border != rule.defaults.strict;
    const config::Origin expected =
        changed ? config::Origin{file.path().string(), 3, "strict"} : config::Origin{};
    CHECK(configuration.origin_of(rule.reason) == expected);
  }
}

constexpr Wrong wrong[] = {
    {"a reason that is none", "[actions]\n'icmpv6.echo-multicas' = 'drop'",
     R"(2:1: unknown reason "icmpv6.echo-multicas", did you mean "icmpv6.echo-multicast"?)"},
    {"a reason far from all", "[actions]\n'empty' = 'drop'",
     R"(2:1: unknown reason "empty", did you mean "wire.empty"?)"},
    {"a family that is none", "[actions]\n'tunel.*' = 'log'",
     R"(2:1: no reason matches "tunel.*", did you mean "tunnel.*"?)"},
    {"a beginning that is none", "[actions]\n'tunnel.6to5-*' = 'log'",
     R"(2:1: no reason matches "tunnel.6to5-*", did you mean "tunnel.6to4-*"?)"},
    {"a star inside", "[actions]\n'*.hop-limit' = 'log'",
     R"(2:1: unknown reason "*.hop-limit", did you mean "nd.hop-limit"?)"},
    {"a reason that accepts", "[actions]\n'default.native' = 'drop'",
     R"(2:1: "default.native" is a reason that accepts; it has no action)"},
    {"a family that accepts", "[actions]\n'default.*' = 'drop'",
     R"(2:1: "default.*" matches only reasons that accept; they have no action)"},
    {"an action that is none", "[actions]\n'nd.*' = 'deny'",
     R"(2:10: nd.*: expected "drop", "log" or "accept", found "deny")"},
    {"a reason without its quotes", "[actions]\nicmpv6.echo-multicast = 'drop'",
     R"(2:1: icmpv6: expected "drop", "log" or "accept" (a reason stands in quotes: )"
     R"("icmpv6.echo-multicast"), found a table)"},
    {"tunnel.undeclared and [tunnels] default differ",
     "[tunnels]\ndefault = 'drop'\n[actions]\n'tunnel.undeclared' = 'log'",
     R"(4:23: "tunnel.undeclared" is "log" here and "drop" as [tunnels] default in line 2, )"
     "give one of them"},
};

TEST_CASE("a wrong line of [actions] is told") { check_each(wrong); }

}  // namespace

}  // namespace sixgate::test
