// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/members.hpp"

#include <map>

#include "support/catch.hpp"

namespace sixgate::report {

namespace {

const auto told = nlohmann::ordered_json::parse(
    R"({"text": "a", "number": 7, "below": -1, "truth": false, "counts": {"a": 1, "b": "2"}})");

TEST_CASE("a member is read as what it is") {
  CHECK(text_in(told, "text") == "a");
  CHECK(number_in(told, "number") == 7);
  CHECK(truth_in(told, "truth") == false);
}

TEST_CASE("a member that is missing or of another type is as if it were not there") {
  for (const char* const member : {"none", "counts"}) {
    INFO(member);
    CHECK(text_in(told, member).empty());
    CHECK_FALSE(number_in(told, member));
    CHECK_FALSE(truth_in(told, member));
  }
  CHECK(text_in(told, "number").empty());
  CHECK_FALSE(number_in(told, "below"));
  CHECK_FALSE(truth_in(told, "number"));
}

TEST_CASE("what is no object has no members") {
  for (const char* const text : {"[]", "7", "null"}) {
    INFO(text);
    const auto other = nlohmann::ordered_json::parse(text);
    CHECK(text_in(other, "text").empty());
    CHECK_FALSE(number_in(other, "number"));
  }
}

TEST_CASE("of counts by name those that are numbers are given") {
  std::map<std::string, std::uint64_t> given;
  const auto take = [&given](const std::string& name, std::uint64_t count) { given[name] = count; };
  for_each_number(told, "counts", take);
  for_each_number(told, "text", take);
  for_each_number(told, "none", take);
  CHECK(given == std::map<std::string, std::uint64_t>{{"a", 1}});
}

}  // namespace

}  // namespace sixgate::report
