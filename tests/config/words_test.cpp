// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/words.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace sixgate::config {

namespace {

TEST_CASE("the distance of two words is the number of slips between them") {
  CHECK(distance("", "") == 0);
  CHECK(distance("role", "role") == 0);
  CHECK(distance("rol", "role") == 1);
  CHECK(distance("rolle", "role") == 1);
  CHECK(distance("rule", "role") == 1);
  CHECK(distance("orle", "role") == 1);
  CHECK(distance("", "role") == 4);
  CHECK(distance("mark", "") == 4);
  CHECK(distance("kernel", "sitting") == distance("sitting", "kernel"));
}

TEST_CASE("the nearest candidate is the first of the least distance") {
  const std::vector<std::string> candidates{"mode", "role", "rome"};
  CHECK(nearest("rode", candidates) == "mode");
  CHECK(nearest("rome", candidates) == "rome");
  CHECK_FALSE(nearest("role", std::vector<std::string>{}));
}

TEST_CASE("only a word that is near is suggested") {
  const std::vector<std::string> candidates{"from", "ports"};
  CHECK(suggest("form", candidates) == ", did you mean \"from\"?");
  CHECK(suggest("prots", candidates) == ", did you mean \"ports\"?");
  CHECK(suggest("foo", candidates).empty());
  CHECK(suggest("", candidates).empty());
}

TEST_CASE("words are joined as a sentence joins them") {
  CHECK(join_with_or({}).empty());
  CHECK(join_with_or({"a"}) == "a");
  CHECK(join_with_or({"a", "b"}) == "a or b");
  CHECK(join_with_or({"a", "b", "c"}) == "a, b or c");
}

TEST_CASE("quotes hold any text as TOML takes it") {
  CHECK(in_quotes("lan0") == R"("lan0")");
  CHECK(in_quotes("a\"b\\c") == R"("a\"b\\c")");
  CHECK(in_quotes("a\tb\x7f") == R"("a\u0009b\u007f")");
  CHECK(in_quotes("zoné") == "\"zoné\"");
}

TEST_CASE("a pattern is a name or its beginning") {
  CHECK(matches("lan0", "lan0"));
  CHECK_FALSE(matches("lan0", "lan01"));
  CHECK(matches("lan*", "lan01"));
  CHECK(matches("lan*", "lan"));
  CHECK_FALSE(matches("lan*", "la"));
  CHECK(matches("*", ""));
}

}  // namespace

}  // namespace sixgate::config
