// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/problem.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "written.hpp"

namespace sixgate::test {

namespace {

using Texts = std::vector<std::string>;

TEST_CASE("a problem is written with what is known of its place") {
  CHECK(config::format({"a.toml", 3, 7, "is wrong"}) == "a.toml:3:7: is wrong");
  CHECK(config::format({"a.toml", 0, 0, "is wrong"}) == "a.toml: is wrong");
  CHECK(config::format({"", 0, 0, "is wrong"}) == "is wrong");
}

TEST_CASE("an invalid configuration says every problem on a line of its own") {
  const config::Invalid invalid({{"a", 1, 2, "b"}, {"a", 3, 4, "c"}});
  CHECK(std::string(invalid.what()) == "a:1:2: b\na:3:4: c");
  CHECK(invalid.problems().size() == 2);
}

TEST_CASE("all problems of a file are told, in its order") {
  CHECK(problems_of(R"(mode = "watch"
[kernel]
mark = 3
[[tunnel]]
kind = "6to4"
local = ["9.0.0.2", "::1"]
anycats = "auto"
[[tunnel]]
kind = "gre"
remote = ["192.0.2.1/24", "x"]
[actions]
"ext.*" = "deny"
"nd.hop-lim" = "log"
[tunnels]
max-depth = 9
)") == Texts{
           R"(1:8: mode: expected "enforce" or "monitor", found "watch")",
           "3:8: mark: expected an integer with exactly one of its 32 bits set, found the "
           "integer 3",
           R"(6:21: local: "6to4" has an IPv4 address here, found "::1")",
           R"(7:1: unknown key "anycats" in [[tunnel]], did you mean "anycast"?)",
           R"(10:11: remote: "192.0.2.1/24" has host bits set behind /24, did you mean )"
           "192.0.2.0/24?",
           R"(10:27: remote: "x" is neither an address nor a prefix)",
           R"(12:11: ext.*: expected "drop", "log" or "accept", found "deny")",
           R"(13:1: unknown reason "nd.hop-lim", did you mean "nd.hop-limit"?)",
           "15:13: max-depth: expected an integer from 0 to 4, found the integer 9",
       });
}

struct NoToml {
  const char* says;
  const char* text;
  const char* place;
};

constexpr NoToml no_toml[] = {
    {"no value", "role =", "1:7: "},
    {"no end of a string", "\nrole = \"host", "2:13: "},
    {"a key twice", "role = 'host'\nmode = 'enforce'\nrole = 'host'\n", "3:"},
    {"a section twice", "[site]\n[site]\n", "2:1: "},
    {"no UTF-8", "role = '\xff'", "1:"},
    {"a reason without quotes", "[actions]\next.* = 'log'", "2:5: "},
};

TEST_CASE("a file that is no TOML has one problem, where it ceases to be") {
  for (const NoToml& row : no_toml) {
    DYNAMIC_SECTION(row.says) {
      const auto problems = problems_of(row.text);
      REQUIRE(problems.size() == 1);
      CHECK(problems[0].substr(0, std::string(row.place).size()) == row.place);
      CHECK(problems[0].size() > std::string(row.place).size());
    }
  }
}

TEST_CASE("what a file holds is quoted before it reaches a terminal") {
  CHECK(problems_of(R"(role = "a\u001b[31m\nb\u007f\"")") ==
        Texts{R"(1:8: role: expected "border" or "host", found "a\u001b[31m\u000ab\u007f\"")"});
}

}  // namespace

}  // namespace sixgate::test
