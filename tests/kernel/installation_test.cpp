// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/installation.hpp"

#include "kernel/names.hpp"
#include "kernel/rendered.hpp"
#include "support/catch.hpp"

namespace sixgate::kernel {

namespace {

TableContents some_table() {
  return {.flags = 0,
          .chains = {{"gate_input", "1 -20 1"}, {"steer", ""}, {installed_chain, ""}},
          .rules = {{.chain = "gate_input", .comment = {}, .bytes = "goto", .queue = {}},
                    {.chain = "steer", .comment = {}, .bytes = "one", .queue = {}},
                    {.chain = "steer", .comment = {}, .bytes = "two", .queue = {}}},
          .sets = {{"site.inside4", {"a", "b"}}}};
}

/// As install_table() leaves it.
TableContents installed(const Ruleset& ruleset) {
  TableContents contents = some_table();
  contents.rules.push_back({.chain = installed_chain,
                            .comment = format(describe(ruleset, contents)),
                            .bytes = "return",
                            .queue = {}});
  return contents;
}

TEST_CASE("what a table says of itself is read as it was written") {
  const Installation installation{.role = "border",
                                  .mode = "monitor",
                                  .when_absent = "baseline",
                                  .text = 0x0123456789abcdef,
                                  .table = 7};
  const std::string comment = format(installation);
  CHECK(comment ==
        "role=border mode=monitor when-absent=baseline text=0123456789abcdef "
        "table=0000000000000007");
  CHECK(comment.size() < 128);
  CHECK(parse_installation(comment) == installation);
  CHECK_FALSE(parse_installation(""));
  CHECK_FALSE(parse_installation(comment.substr(0, comment.find(" table="))));
}

TEST_CASE("a table is what the configuration says until it or the configuration changes") {
  const policy::Policy border = defaults(policy::Role::border);
  const policy::Policy host = defaults(policy::Role::host);
  const Ruleset ruleset{.policy = border, .kernel = {}};
  TableContents contents = installed(ruleset);
  CHECK(find_installation(contents)->role == "border");
  CHECK(conformity_of(contents, ruleset) == Conformity::as_configured);
  CHECK(conformity_of(contents, {.policy = host, .kernel = {}}) == Conformity::of_another);
  CHECK(conformity_of(some_table(), ruleset) == Conformity::unknown);
}

TEST_CASE("every part of a table tells that it was changed") {
  const policy::Policy border = defaults(policy::Role::border);
  const Ruleset ruleset{.policy = border, .kernel = {}};
  using Change = void (*)(TableContents&);
  const std::vector<Change> changes{
      [](TableContents& table) { table.flags = 1; },
      [](TableContents& table) { table.chains["gate_input"] = "1 -20 0"; },
      [](TableContents& table) { table.chains["stranger"] = ""; },
      [](TableContents& table) { table.rules[0].bytes = "accept"; },
      [](TableContents& table) { std::swap(table.rules[1], table.rules[2]); },
      [](TableContents& table) { table.rules.erase(table.rules.begin()); },
      [](TableContents& table) { table.sets["site.inside4"].pop_back(); },
      [](TableContents& table) { table.sets["site.inside4"] = {"ab"}; },
      [](TableContents& table) { table.sets.clear(); }};
  for (const Change change : changes) {
    TableContents contents = installed(ruleset);
    change(contents);
    CHECK(conformity_of(contents, ruleset) == Conformity::changed);
  }
}

}  // namespace

}  // namespace sixgate::kernel
